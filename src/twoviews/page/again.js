// @ts-check
/* Another try for what did not arrive: a network may drop a file, and what a page has fetched it keeps. */

const TRIES = 6;
const REST = 200; // ms before the second try, and as much more before each later one

/** What `work` gives, at the first try that succeeds; fails as the last one does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} */
export const again = async (work, tries = TRIES) => {
  for (let number = 1; ; number += 1) {
    try {
      return await work();
    } catch (error) {
      if (number >= tries) throw error;
      await new Promise(resolve => setTimeout(resolve, number * REST));
    }
  }
};
