// @ts-check
/* Every option that holds. */

import { optionList, placeFeedback } from '../marking.js';

const holdStill = (/** @type {Event} */ event) => event.preventDefault();

/** @param {HTMLInputElement[]} boxes
 * @param {boolean} locked */
const lockBoxes = (boxes, locked) => {
  for (const input of boxes) {
    input.toggleAttribute('data-locked', locked);
    input.setAttribute('aria-disabled', String(locked));
    input[locked ? 'addEventListener' : 'removeEventListener']('click', holdStill);
  }
};

/** @type {import('../../../page/types').Kind} */
export default (question, changed) => {
  const { node, places, inputs } = optionList(question, 'checkbox', changed);
  /** @type {import('../marking.js').Word} */
  const word = (id, right) => right ? 'Right' : places.get(id)?.input.checked ? 'Should stay empty' : 'Should be ticked';
  return {
    node,
    read: () => inputs.filter(input => input.checked).map(input => input.value),
    write: response => { for (const input of inputs) input.checked = (response ?? []).includes(input.value); },
    mark: feedback => placeFeedback(node, places, feedback, word),
    lock: right => lockBoxes(inputs, right),
  };
};
