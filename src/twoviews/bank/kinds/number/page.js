// @ts-check
/* A number in the question's unit. */

import { typed } from '../marking.js';

/** @type {import('../../../page/types').Kind} */
export default (question, changed, longest) => typed(changed, { unit: question.unit, inputmode: 'decimal', longest });
