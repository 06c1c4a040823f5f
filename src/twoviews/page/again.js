// @ts-check
/* Another try for what did not arrive: a network may drop a file, and what a page has fetched it keeps. */

const TRIES = 6;
const REST = 200; // ms before the second try, and as much more before each later one

/** What `work` gives, at the first try that succeeds; fails as the last one does. It is told the number of the try.
 * @template T
 * @param {(number: number) => Promise<T>} work
 * @returns {Promise<T>} */
export const again = async (work, tries = TRIES) => {
  for (let number = 1; ; number += 1) {
    try {
      return await work(number);
    } catch (error) {
      if (number >= tries) throw error;
      await new Promise(resolve => setTimeout(resolve, number * REST));
    }
  }
};

/** A module. A browser asks for the address of one that did not arrive no second time, so each try has an address of its own.
 * @param {string} address */
export const imported = address => again(number => import(number === 1 ? address : `${address}?try=${number}`));
