// @ts-check
/* Folds over what is more. Whatever leads into one opens it, and on paper all are open. Nothing of the page half is
   needed for it, since a lesson that is printed carries it alone. */

/** Folds of the page itself: what a part folds away inside (a hint, an answer), or a figure (its rows), stays as it is. */
const SHUT = 'details:not([open])';
const INSIDE = '.tv-live details, .tv-print details, .tv-figure-line details';

/** Opens the folds around a place.
 * @param {Element} place */
export const reveal = place => {
  for (let fold = place.closest(SHUT); fold; fold = fold.closest(SHUT)) /** @type {HTMLDetailsElement} */ (fold).open = true;
};

/** Opens all folds while a page is printed.
 * @param {Window} page */
export const openOnPaper = page => {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  page.addEventListener('beforeprint', () => {
    const shut = /** @type {NodeListOf<HTMLDetailsElement>} */ (page.document.querySelectorAll(SHUT));
    opened = [...shut].filter(fold => !fold.matches(INSIDE));
    for (const fold of opened) fold.open = true;
  });
  page.addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
};
