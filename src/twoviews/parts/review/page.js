// @ts-check
/* A review: a quiz of questions that are due, or the sentence that says when some will be. */

export { default } from '../quiz/page.js';
