// @ts-check
/* A panel below the bar: opened by its button, closed by Escape, by a press elsewhere, or once it has led on. */

import { control, make, unique } from '../../page/dom.js';

const EDGE = 8; // px to the edge of the window
const NARROW = 600; // px of window below which a panel takes all of its width

/** A button and the panel that it opens. `opened()` is called when the panel comes.
 * @param {string} label
 * @param {import('../../page/dom.js').Attributes} attributes of the button
 * @param {() => void} opened
 * @param {...import('../../page/dom.js').Child} children */
export const panel = (label, attributes, opened, ...children) => {
  const id = unique('panel');
  const node = make('div', { id, class: 'tv-bar-panel', popover: 'auto', role: 'group', 'aria-label': label }, ...children);
  const button = control('button', { type: 'button', popovertarget: id, 'aria-haspopup': 'true', ...attributes });
  const place = () => {
    const from = button.getBoundingClientRect();
    const bar = (button.closest('.tv-bar') ?? button).getBoundingClientRect();
    const wide = innerWidth < NARROW;
    const left = wide ? EDGE : Math.max(EDGE, Math.min(from.left, innerWidth - node.offsetWidth - EDGE));
    Object.assign(node.style, { left: `${left}px`, top: `${bar.bottom + 4}px`, maxHeight: `${innerHeight - bar.bottom - 2 * EDGE}px` });
  };
  node.addEventListener('toggle', event => {
    const open = /** @type {ToggleEvent} */ (event).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    opened();
    place();
  });
  button.setAttribute('aria-expanded', 'false');
  return { button, node, close: () => { if (node.matches(':popover-open')) node.hidePopover(); } };
};
