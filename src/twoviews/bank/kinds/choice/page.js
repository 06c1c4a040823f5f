// @ts-check
/* One option of several. */

import { lockRadios, optionList, placeFeedback } from '../marking.js';

/** @type {import('../../../page/types').Kind} */
export default (question, changed) => {
  const { node, places, inputs } = optionList(question, 'radio', changed);
  return {
    node,
    read: () => inputs.find(input => input.checked)?.value ?? '',
    write: response => { for (const input of inputs) input.checked = input.value === response; },
    mark: feedback => placeFeedback(node, places, feedback),
    lock: right => lockRadios(inputs, right),
  };
};
