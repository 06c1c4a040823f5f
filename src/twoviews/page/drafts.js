// @ts-check
/* What is entered but not yet saved outlives a reload of the page and a restart of the kernel.

   It belongs to one learner and one record (`owner`): whatever another one left in this window is taken away. */

const STEM = 'twoviews:';

/** @typedef {{ get: (id: string) => any, set: (id: string, value: unknown) => void, drop: (id: string) => void }} Drafts */

/** @param {string} owner who writes here, in which record
 * @param {Storage} [storage]
 * @returns {Drafts} */
export const draftsOf = (owner, storage = sessionStorage) => {
  const key = (/** @type {string} */ id) => `${STEM}${owner}:${id}`;
  withStorage(() => {
    const foreign = Object.keys(storage).filter(each => each.startsWith(STEM) && !each.startsWith(key('')));
    for (const each of foreign) storage.removeItem(each);
  });
  return {
    get: id => withStorage(() => JSON.parse(storage.getItem(key(id)) ?? 'null')),
    set: (id, value) => { withStorage(() => storage.setItem(key(id), JSON.stringify(value))); },
    drop: id => { withStorage(() => storage.removeItem(key(id))); },
  };
};

/** The same for what outlives the window too: it stays in this browser.
 * @param {string} owner */
export const memoryOf = owner => draftsOf(owner, withStorage(() => localStorage) ?? sessionStorage);

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

/** A window that denies storage, or whose storage is full or damaged, has no drafts.
 * @template T
 * @param {() => T} work
 * @returns {T | null} */
const withStorage = work => {
  try { return work(); } catch { return null; }
};
