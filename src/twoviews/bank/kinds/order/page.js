// @ts-check
/* Items into their order, by buttons or by the arrow keys. */

import { button, make, prose, say, status } from '../../../page/dom.js';
import { plain } from '../../../page/prose.js';
import { placeFeedback } from '../marking.js';

/** @type {import('../../../page/types').Kind} */
export default ({ items = [], ends: [first, last] = ['first', 'last'] }, changed) => {
  const heard = status('tv-unseen');
  const list = make('ol', { class: 'tv-order' });
  let locked = false;
  const settle = () => [...list.children].forEach((row, place) => {
    const [up, down] = row.querySelectorAll('button');
    up.setAttribute('aria-disabled', String(locked || place === 0));
    down.setAttribute('aria-disabled', String(locked || place === list.children.length - 1));
  });
  /** @type {Shift} */
  const shift = (row, step, focused) => {
    const place = [...list.children].indexOf(row) + step;
    if (locked || place < 0 || place >= list.children.length) return;
    if (step < 0) row.previousElementSibling?.before(row); else row.nextElementSibling?.after(row);
    focused.focus();
    settle();
    say(heard, `${row.dataset.text}: now ${place + 1} of ${list.children.length}.`);
    changed();
  };
  const rows = items.map(([id, text]) => orderRow(id, text, shift));
  list.append(...rows.map(({ row }) => row));
  settle();
  const places = new Map(rows.map(({ id, body }) => [id, { box: body }]));
  const end = (/** @type {string} */ text) => make('p', { class: 'tv-end' }, prose(text));
  return {
    node: make('div', { class: 'tv-ordering' }, end(`Top: ${first}`), list, end(`Bottom: ${last}`), heard),
    read: () => rows.map(({ row }) => row).sort(byPlace).map(row => row.dataset.id),
    write: response => {
      for (const id of response ?? []) list.append(rows.find(each => each.id === id)?.row ?? '');
      settle();
    },
    mark: feedback => placeFeedback(list, places, feedback, (_, right) => right ? 'In its place' : 'Out of place'),
    lock: right => { locked = right; settle(); },
  };
};

/** @typedef {(row: HTMLElement, step: number, focused: HTMLElement) => void} Shift moves a row, keeping the focus */

/** @param {Node} one
 * @param {Node} other */
const byPlace = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** One item with its two buttons.
 * @param {string} id
 * @param {string} text
 * @param {Shift} shift */
const orderRow = (id, text, shift) => {
  const up = button('↑', () => shift(row, -1, up), { class: 'tv-move', 'aria-label': `Move up: ${plain(text)}`, title: 'Move up' });
  const down = button('↓', () => shift(row, 1, down), { class: 'tv-move', 'aria-label': `Move down: ${plain(text)}`, title: 'Move down' });
  const arrows = (/** @type {KeyboardEvent} */ event) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!step) return;
    event.preventDefault();
    shift(row, step, /** @type {HTMLElement} */ (event.target));
  };
  const body = make('div', { class: 'tv-order-body' }, make('span', {}, prose(text)));
  const row = make('li', { class: 'tv-order-row', 'data-id': id, 'data-text': plain(text) },
    make('div', { class: 'tv-moves', on: { keydown: arrows } }, up, down), body);
  return { id, row, body };
};
