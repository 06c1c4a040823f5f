// @ts-check
/* Each item to its partner, chosen from a menu. Where partners are long, letters stand for them. */

import { control, make, prose } from '../../../page/dom.js';
import { plain } from '../../../page/prose.js';
import { placeFeedback, whole } from '../marking.js';

const LONG = 48; // characters that a menu shows well

const letter = (/** @type {number} */ place) => String.fromCharCode(65 + place);

/** A partner as the menu names it.
 * @param {string} text
 * @param {number} place
 * @param {boolean} lettered */
const short = (text, place, lettered) => {
  const bare = plain(text);
  if (!lettered) return bare;
  return `${letter(place)}: ${bare.length > LONG ? `${bare.slice(0, LONG - 1).trimEnd()}…` : bare}`;
};

/** @type {import('../../../page/types').Kind} */
export default ({ items = [], partners = [] }, changed) => {
  const lettered = partners.some(([, text]) => plain(text).length > LONG);
  const key = lettered ? make('ol', { class: 'tv-partners' }, ...partners.map(([, text]) => make('li', {}, prose(text)))) : null;
  const rows = items.map(([id, text]) => {
    const input = control('select', { class: 'tv-select', on: { change: changed } },
      make('option', { value: '', text: 'Choose …' }),
      ...partners.map(([partner, of], place) => make('option', { value: partner, text: short(of, place, lettered) })));
    const label = make('label', { class: 'tv-pair' }, make('span', { class: 'tv-pair-text' }, prose(text)), input);
    return { id, input, box: make('div', { class: 'tv-item', 'data-id': id }, label) };
  });
  const places = new Map(rows.map(row => [row.id, row]));
  const node = make('div', { class: 'tv-items' }, key, ...rows.map(row => row.box));
  return {
    node,
    read: () => whole(rows.map(({ id, input }) => [id, input.value])),
    write: response => { for (const { id, input } of rows) input.value = response?.[id] ?? ''; },
    mark: feedback => placeFeedback(node, places, feedback),
    lock: right => {
      for (const { input } of rows) for (const option of input.options) option.disabled = right && !option.selected;
    },
  };
};
