// @ts-check
/* Inline markup of the course's texts: the emphasis rule of CommonMark and nothing else.

   The same rule as `twoviews.bank.prose`; the cases in tests/page/cases hold both to it. */

/** @typedef {string | { tag: 'em' | 'strong', inside: Run[] }} Run a text, or a marked piece of it */
/** @typedef {{ sign: string, length: number, whole: number, opens: boolean, closes: boolean, place: number }} Mark
 *  a row of signs: `place` among the pieces, `whole` its length at first, `length` what is left of it */

const SPACE = /^\s$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const SIGNS = /(\*+|_+)/;

/** The pieces of a text, in order.
 * @param {string} text
 * @returns {Run[]} */
export const parsed = text => {
  /** @type {Run[]} */
  const pieces = text.split(SIGNS);
  const marks = pieces.flatMap((_, place) => place % 2 ? [mark(pieces, place)] : []);
  const pairs = paired(marks);
  return pairs.length ? nested(pieces, marks, pairs) : text ? [text] : [];
};

/** A text without its markup.
 * @param {string | number} text */
export const plain = text => parsed(String(text)).map(bare).join('');

/** @param {Run} run
 * @returns {string} */
const bare = run => typeof run === 'string' ? run : run.inside.map(bare).join('');

/** @param {Run[]} pieces
 * @param {number} place
 * @returns {Mark} */
const mark = (pieces, place) => {
  const signs = /** @type {string} */ (pieces[place]);
  const before = [.../** @type {string} */ (pieces[place - 1])].at(-1) ?? (place > 1 ? other(signs) : ' ');
  const after = [.../** @type {string} */ (pieces[place + 1])][0] ?? (place + 2 < pieces.length ? other(signs) : ' ');
  const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
  const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
  const words = signs[0] === '_'; // within a word an underscore marks nothing
  return {
    sign: signs[0], length: signs.length, whole: signs.length, place,
    opens: left && (!words || !right || PUNCTUATION.test(before)),
    closes: right && (!words || !left || PUNCTUATION.test(after)),
  };
};

/** The sign that can stand directly beside a row of these. @param {string} signs */
const other = signs => signs[0] === '*' ? '_' : '*';

/** @typedef {{ from: number, to: number, size: 1 | 2 }} Pair marks by number, and how many signs of each */

/** Which mark closes which, innermost first.
 * @param {Mark[]} marks
 * @returns {Pair[]} */
const paired = marks => {
  /** @type {Pair[]} */
  const pairs = [];
  /** @type {number[]} */
  let open = [];
  marks.forEach((closer, to) => {
    while (closer.closes && closer.length) {
      const from = open.findLast(number => fits(marks[number], closer));
      if (from === undefined) break;
      const size = marks[from].length > 1 && closer.length > 1 ? 2 : 1;
      pairs.push({ from, to, size });
      marks[from].length -= size;
      closer.length -= size;
      open = open.filter(number => number < from || (number === from && marks[from].length));
    }
    if (closer.opens && closer.length) open.push(to);
  });
  return pairs;
};

/** @param {Mark} opener
 * @param {Mark} closer */
const fits = (opener, closer) => {
  if (opener.sign !== closer.sign) return false;
  const both = opener.closes || closer.opens; // CommonMark's rule of three
  return !both || (opener.whole + closer.whole) % 3 !== 0 || (opener.whole % 3 === 0 && closer.whole % 3 === 0);
};

/** @param {Run[]} pieces
 * @param {Mark[]} marks
 * @param {Pair[]} pairs
 * @returns {Run[]} */
const nested = (pieces, marks, pairs) => {
  /** @type {Run[][]} */
  const levels = [[]];
  const write = (/** @type {Run} */ run) => { if (run) /** @type {Run[]} */ (levels.at(-1)).push(run); };
  pieces.forEach((piece, place) => {
    if (place % 2 === 0) return write(piece);
    const number = (place - 1) / 2;
    for (const { size } of pairs.filter(pair => pair.to === number)) {
      const inside = /** @type {Run[]} */ (levels.pop());
      write({ tag: size === 2 ? 'strong' : 'em', inside });
    }
    write(marks[number].sign.repeat(marks[number].length));
    for (const _ of pairs.filter(pair => pair.from === number)) levels.push([]);
  });
  return levels[0];
};
