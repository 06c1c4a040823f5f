// @ts-check
/* A guess shown again: a line under the figure that answers it, and a mark on the figure's own scale. */

import { make, say } from '../../page/dom.js';
import { frame, refreshed } from '../../page/frame.js';
import { plain } from '../../page/prose.js';
import { numeral } from '../../page/wording.js';

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {import('../../page/types').Part<import('../../page/wire').RecallContent, import('../../page/wire').RecallState>} RecallPart */
/** @typedef {[number, number, number, number]} Line x, y, x, y in the figure's own units */

/** @param {RecallPart} part */
export default part => {
  const { content, line, signal } = part;
  const told = make('p', {});
  const root = frame('recall', content.title, part, told);
  const show = () => {
    const { guess, record } = line.state;
    root.classList.toggle('tv-nothing', guess === undefined);
    say(told, guess === undefined ? '' : words(guess, record, content.unit));
    if (typeof guess === 'number') mark(root.ownerDocument, content, guess);
  };
  line.listen(show, signal);
  show();
  refreshed(root, part);
  document.addEventListener('tv-guessed', event => {
    if (/** @type {CustomEvent} */ (event).detail === content.id) void line.ask('refresh');
  }, { signal });
  return root;
};

/** @param {string | number} guess
 * @param {string | number | undefined} record
 * @param {string} [unit] */
export const words = (guess, record, unit = '') => {
  if (typeof guess === 'string') return `Your guess was “${plain(guess)}”.`;
  const beside = typeof record === 'number' ? `, the record is ${numeral(record)}` : '';
  return `Your guess was ${numeral(guess)}${beside} (${plain(unit)}).`;
};

/** Where a value stands on a scale, from the value and the line at both of its ends; null outside.
 * @param {number[]} scale
 * @param {number} value
 * @returns {Line | null} */
export const lineAt = ([low, ...rest], value) => {
  const [first, high, last] = [rest.slice(0, 4), rest[4], rest.slice(5)];
  const share = (value - low) / (high - low);
  if (!(share >= 0 && share <= 1)) return null;
  return /** @type {Line} */ (first.map((number, place) => number + share * (last[place] - number)));
};

/** Draws the guess on the figure, if it is on this page and offers the scale; whatever was drawn before goes.
 * @param {Document} page
 * @param {RecallPart['content']} content
 * @param {number} guess */
const mark = (page, { figure, at = '', id }, guess) => {
  const shown = page.getElementById(`figure-${figure}`);
  const scales = JSON.parse(shown?.dataset.scales ?? '{}');
  const picture = shown?.querySelector('svg');
  picture?.querySelector(`[data-guess="${CSS.escape(id)}"]`)?.remove();
  const place = at in scales ? lineAt(scales[at], guess) : null;
  if (picture && place) picture.append(drawn(page, id, place, Number(picture.getAttribute('viewBox')?.split(/[ ,]+/)[1] ?? 0)));
};

const LETTER = 13; // units that a line of letters takes

/** Where the word stands: at the line's second end or, where the picture ends there, beside it.
 * @param {Line} place
 * @param {number} top of the picture
 * @returns {{ x: number, y: number, 'text-anchor': 'start' | 'middle' }} */
export const wordAt = ([x1, y1, x2, y2], top) => {
  const upright = Math.abs(x2 - x1) < Math.abs(y2 - y1);
  if (!upright) return { x: x2 + 4, y: y2 + 4, 'text-anchor': 'start' };
  if (y2 < y1 && y2 - 4 - LETTER < top) return { x: x2 + 4, y: Math.max(y2, top) + LETTER, 'text-anchor': 'start' };
  return { x: x2, y: y2 < y1 ? y2 - 4 : y2 + LETTER, 'text-anchor': 'middle' };
};

/** @param {Document} page
 * @param {string} id
 * @param {Line} place
 * @param {number} top of the picture */
const drawn = (page, id, [x1, y1, x2, y2], top) => {
  const element = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ attributes) => {
    const node = page.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    return node;
  };
  const word = element('text', wordAt([x1, y1, x2, y2], top));
  word.textContent = 'you';
  const group = element('g', { class: 'tv-your-guess', 'data-guess': id, 'aria-hidden': 'true' });
  group.append(element('line', { x1, y1, x2, y2, class: 'tv-halo' }), element('line', { x1, y1, x2, y2 }), word);
  return group;
};
