// @ts-check
/* What is entered but not yet saved outlives a reload of the page and a restart of the kernel.

   It belongs to one learner and one record (`owner`): whatever another one left in this window is taken away. */

const STEM = 'twoviews:';

/** @typedef {{ get: (id: string) => any, set: (id: string, value: unknown) => void, drop: (id: string) => void }} Drafts */

/** What no storage takes (it is denied, or full), as JSON: kept as long as this page stands.
 * @type {Map<string, string>} */
const unstored = new Map();

/** @param {string} owner who writes here, in which record
 * @param {() => Storage} [storage]
 * @returns {Drafts} */
export const draftsOf = (owner, storage = () => sessionStorage) => {
  const key = (/** @type {string} */ id) => `${STEM}${owner}:${id}`;
  const foreign = (/** @type {string} */ each) => each.startsWith(STEM) && !each.startsWith(key(''));
  const stored = /** @type {Storage} */ (withStorage(storage)); // null where the window denies it: whatever is asked of it fails
  withStorage(() => { for (const each of Object.keys(stored).filter(foreign)) stored.removeItem(each); });
  for (const each of [...unstored.keys()].filter(foreign)) unstored.delete(each);
  return {
    get: id => withStorage(() => JSON.parse(unstored.get(key(id)) ?? stored.getItem(key(id)) ?? 'null')),
    set: (id, value) => {
      const text = JSON.stringify(value);
      unstored.delete(key(id));
      withStorage(() => { stored.setItem(key(id), text); return true; }) ?? unstored.set(key(id), text);
    },
    drop: id => { unstored.delete(key(id)); withStorage(() => stored.removeItem(key(id))); },
  };
};

/** The same for what outlives the window too: it stays in this browser.
 * @param {string} owner */
export const memoryOf = owner => draftsOf(owner, () => localStorage);

/** A text that is not saved yet, and the saved texts that its writer knew: the one beside which it was begun, and
 * what was sent since. A text that neither of them is was written elsewhere.
 * @param {Drafts} drafts
 * @param {string} id */
export const textDraft = (drafts, id) => ({
  /** @type {(text: string, ...known: string[]) => void} */
  keep: (text, ...known) => drafts.set(id, { text, known }),
  drop: () => drafts.drop(id),
  /** The text to open with where `standing` is saved, and whether newer words than its writer knew stand first in
   * it; null if nothing is unsaved.
   * @param {string} standing
   * @returns {{ text: string, joined: boolean } | null} */
  beside: standing => {
    const { text, known } = draftIn(drafts.get(id), standing);
    const newer = standing !== '' && !known.includes(standing);
    if (text === standing || (newer && (text === '' || standing.endsWith(`\n\n${text}`)))) return null;
    return { text: newer ? `${standing}\n\n${text}` : text, joined: newer };
  },
});

/** @param {any} kept as storage gives it, also where an earlier edition kept the bare text
 * @param {string} standing
 * @returns {{ text: string, known: string[] }} */
const draftIn = (kept, standing) => typeof kept === 'string' ? { text: kept, known: [] } : { text: standing, known: [], ...kept };

/** Nothing where the window denies storage, or it is full or damaged.
 * @template T
 * @param {() => T} work
 * @returns {T | null} */
const withStorage = work => {
  try { return work(); } catch { return null; }
};
