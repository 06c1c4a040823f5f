// @ts-check
/* The way from a question to the section of the lesson that teaches it, and back. */

import { button } from './dom.js';
import { goTo, jump } from './jumps.js';

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

/** Goes to the heading; a button after it leads back to where one came from.
 * @param {HTMLElement} heading
 * @param {HTMLElement} from */
export const travel = (heading, from) => {
  const before = heading.nextElementSibling;
  if (before?.classList.contains('tv-back')) before.remove();
  const back = button('← Back to the question', () => { back.remove(); goTo(from); }, { class: 'tv-back' });
  heading.after(back);
  jump(heading, from);
};
