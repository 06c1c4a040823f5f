// @ts-check
/* Jumps inside a page, and the browser's Back and Forward over them. A notebook scrolls inside a panel, and the page
   half moves the reader itself: without an entry of its own in the history there would be no way back. */

import { reveal } from './folds.js';

/** What is reached from a place of the history, and where the reader was when that place was left.
 * @typedef {{ target?: HTMLElement, left?: { node: HTMLElement, top: number } }} Place */

/** @type {Place[]} */
const places = [{}];
let here = 0;
let listens = false;

/** Whatever scrolls around a node.
 * @param {Element} node
 * @returns {Element | null} */
export const scrollerOf = node => {
  for (let each = node.parentElement; each; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return document.scrollingElement;
};

/** Puts the focus somewhere, also where none can go by itself, without moving the page.
 * @param {HTMLElement} node */
const focus = node => {
  if (!node.matches('button, input, select, textarea, a[href], summary, [tabindex]')) node.tabIndex = -1;
  node.focus({ preventScroll: true });
};

/** Shows an element, whatever folds it, in the middle of the window or at its top, and puts the focus there.
 * @param {HTMLElement} target
 * @param {'center' | 'start'} [block] */
export const goTo = (target, block = 'center') => {
  reveal(target);
  focus(target);
  target.scrollIntoView({ block });
};

/** Puts an element back where it stood on the screen.
 * @param {{ node: HTMLElement, top: number }} left */
const comeBack = ({ node, top }) => {
  reveal(node);
  const scroller = scrollerOf(node);
  if (scroller) scroller.scrollTop += node.getBoundingClientRect().top - top;
  focus(node);
};

/** @param {PopStateEvent} event */
const moved = event => {
  const place = event.state?.tvPlace;
  if (!(place in places) || place === here) return;
  const { left } = places[place];
  const { target } = places[place];
  const back = place < here;
  here = place;
  if (back && left?.node.isConnected) comeBack(left);
  else if (!back && target?.isConnected) goTo(target);
};

/** Leads the reader to an element; Back leads to where `from` stands on the screen now.
 * @param {HTMLElement} target
 * @param {HTMLElement} from
 * @param {'center' | 'start'} [block] */
export const jump = (target, from, block) => {
  if (!listens) window.addEventListener('popstate', moved);
  listens = true;
  window.history.replaceState({ ...window.history.state, tvPlace: here }, '');
  places.length = here + 1;
  places[here].left = { node: from, top: from.getBoundingClientRect().top };
  places.push({ target });
  here += 1;
  window.history.pushState({ tvPlace: here }, '');
  goTo(target, block);
};
