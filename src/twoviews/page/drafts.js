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

/** A window that denies storage, or whose storage is full or damaged, has no drafts.
 * @template T
 * @param {() => T} work
 * @returns {T | null} */
const withStorage = work => {
  try { return work(); } catch { return null; }
};
