// @ts-check
/* A few words. */

import { typed } from '../marking.js';

/** @type {import('../../../page/types').Kind} */
export default (_, changed, longest) => typed(changed, { inputmode: 'text', longest });
