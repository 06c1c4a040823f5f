// @ts-check
/* How many words a text has: the same count as `twoviews.bank.answers.words`, held to it by shared cases. */

/* Thai, Lao, Burmese, Khmer, Chinese and Japanese: scripts that put no spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const SIGNS = 2; // of such a script to a word, as in Chinese

/** Pieces between spaces; a piece in a script that puts none counts by its signs.
 * @param {string} text */
export const words = text => text.split(/\s+/).filter(Boolean)
  .reduce((sum, piece) => sum + Math.max(1, Math.ceil((piece.match(UNSPACED)?.length ?? 0) / SIGNS)), 0);
