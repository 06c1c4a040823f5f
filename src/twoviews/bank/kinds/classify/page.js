// @ts-check
/* Each item into one of a few columns. */

import { inputs, make, prose, radios, unique } from '../../../page/dom.js';
import { lockRadios, placeFeedback, whole } from '../marking.js';

/** @type {import('../../../page/types').Kind} */
export default ({ items = [], columns = [] }, changed) => {
  const rows = items.map(([id, text]) => {
    const row = radios(unique('item'), columns, undefined, changed, 'tv-columns');
    const box = make('fieldset', { class: 'tv-item', 'data-id': id }, make('legend', {}, prose(text)), row);
    return { id, box, choices: inputs(row) };
  });
  const places = new Map(rows.map(({ id, box }) => [id, { box }]));
  const node = make('div', { class: 'tv-items' }, ...rows.map(row => row.box));
  return {
    node,
    read: () => whole(rows.map(({ id, choices }) => [id, choices.find(input => input.checked)?.value ?? ''])),
    write: response => {
      for (const { id, choices } of rows) for (const input of choices) input.checked = response?.[id] === input.value;
    },
    mark: feedback => placeFeedback(node, places, feedback),
    lock: right => { for (const { choices } of rows) lockRadios(choices, right); },
  };
};
