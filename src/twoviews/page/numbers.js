// @ts-check
/* Numbers as people type them: the same readings as `twoviews.bank.kinds.number`, held to it by shared cases. */

const LONGEST = 1000; // characters
const PER_CENT = ['per cent', 'percent', '%'];
const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
/** @type {[string, RegExp][]} the sign that groups thousands, and a number so grouped */
const GROUPED = [
  [',', /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/],
  ['.', /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/],
  [' ', /^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/],
];

/** Every finite number that a typed text can mean, from the smallest; none if it means no number.
 *
 * `4,5` and `4.5` are 4.5; `17,500` is 17500 in London and 17.5 in Moscow. Signs, grouping spaces and the unit
 * behind the number are understood; exponents are not.
 * @param {string} typed
 * @param {string} [unit]
 * @returns {number[]} */
export const readings = (typed, unit = '') => {
  const text = tidy(typed, unit.toLowerCase());
  const found = PLAIN.test(text) ? [decimal(text)] : [];
  for (const [mark, form] of GROUPED) if (form.test(text)) found.push(decimal(text.replaceAll(mark, '')));
  return [...new Set(found)].filter(Number.isFinite).sort((a, b) => a - b);
};

/** Whether a text says a per cent from 0 to 100. @param {string} text */
export const isPercent = text => readings(text, 'per cent').some(number => number >= 0 && number <= 100);

/** Plain digits, minus sign and single spaces, without the unit; empty if far too long.
 * @param {string} typed
 * @param {string} unit */
const tidy = (typed, unit) => {
  if ([...typed].length > LONGEST) return '';
  let text = typed.normalize('NFKC').replaceAll('−', '-').toLowerCase().trim().replace(/\s+/g, ' ');
  text = text.replace(/\p{Nd}/gu, ascii);
  for (const name of [unit, ...(PER_CENT.includes(unit) ? PER_CENT : [])]) {
    if (name && text.endsWith(name)) text = text.slice(0, -name.length).trimEnd();
  }
  return text;
};

/** A decimal digit of any script as one of ours. The ten of a script stand in a row, beginning at a multiple of
 * ten from its zero.
 * @param {string} digit */
const ascii = digit => {
  const code = /** @type {number} */ (digit.codePointAt(0));
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
};

/** @param {string} text */
const decimal = text => {
  const plain = text.replace(',', '.');
  return Number(plain.endsWith('.') ? plain.slice(0, -1) : plain);
};
