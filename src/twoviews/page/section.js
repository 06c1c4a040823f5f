// @ts-check
/* The way from a question to the section of the lesson that teaches it, and back. */

import { button } from './dom.js';

/** Words as they are compared: a heading may carry a sign to link to it.
 * @param {string | null} text */
const bare = text => (text ?? '').replace(/[¶#]/g, '').replace(/\s+/g, ' ').trim();

/** The heading with this text in the notebook (or page) that holds a node; null where it is not.
 * @param {Element} from
 * @param {string} text
 * @returns {HTMLElement | null} */
export const headingOf = (from, text) => {
  const page = from.closest('.jp-NotebookPanel') ?? document.body;
  const headings = /** @type {HTMLElement[]} */ ([...page.querySelectorAll('h1, h2, h3, h4, h5, h6')]);
  return headings.find(heading => bare(heading.textContent) === bare(text)) ?? null;
};

/** Shows an element, whatever folds it, and puts the focus there.
 * @param {HTMLElement} target */
const goTo = target => {
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  if (!target.matches('button, input, select, a')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
};

/** Goes to the heading; a button after it leads back to where one came from.
 * @param {HTMLElement} heading
 * @param {HTMLElement} from */
export const travel = (heading, from) => {
  const before = heading.nextElementSibling;
  if (before?.classList.contains('tv-back')) before.remove();
  const back = button('← Back to the question', () => { back.remove(); goTo(from); }, { class: 'tv-back' });
  heading.after(back);
  goTo(heading);
};
