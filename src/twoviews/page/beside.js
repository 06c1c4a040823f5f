// @ts-check
/* A guess beside the record: on one line of numbers, or among the options. */

import { make, prose } from './dom.js';
import { plain } from './prose.js';
import { numeral } from './wording.js';

/** @typedef {{ guess: number, record: number, unit?: string, low?: number, high?: number }} Numbers */

/** Where a value stands between two others, in per cent; what lies outside stands at the end.
 * @param {number} value
 * @param {number} low
 * @param {number} high */
export const percent = (value, low, high) => high === low ? 50 : Math.min(100, Math.max(0, 100 * (value - low) / (high - low)));

/** The line from low to high with both marks: the guess above it, the record below.
 * @param {Numbers} numbers */
export const numberLine = ({ guess, record, unit = '', low = Math.min(0, guess, record), high = Math.max(guess, record) }) => {
  const said = `On a line from ${numeral(low)} to ${numeral(high)} ${plain(unit)}: you ${numeral(guess)}, the record ${numeral(record)}.`;
  const mark = (/** @type {string} */ names, /** @type {string} */ word, /** @type {number} */ value) => {
    const node = make('span', { class: `tv-spot ${names}` }, make('span', { class: 'tv-spot-word', text: `${word} ${numeral(value)}` }));
    node.style.setProperty('--tv-at', `${percent(value, low, high)}%`);
    return node;
  };
  return make('div', { class: 'tv-numberline', role: 'img', 'aria-label': said },
    make('div', { class: 'tv-numberline-row' }, mark('tv-spot-you', 'you', guess), mark('tv-spot-record', 'record', record)),
    make('div', { class: 'tv-ends' }, make('span', { class: 'tv-end', text: numeral(low) }),
      make('span', { class: 'tv-end' }, prose(unit)), make('span', { class: 'tv-end', text: numeral(high) })));
};

/** The options in their row, with both marks.
 * @param {string[]} options
 * @param {string} guess
 * @param {string} record */
export const optionRow = (options, guess, record) => make('ul', { class: 'tv-option-row' }, ...options.map(option =>
  make('li', { class: option === record ? 'tv-of-record' : '' }, make('span', {}, prose(option)),
    option === guess ? make('span', { class: 'tv-chip tv-chip-you', text: 'you' }) : null,
    option === record ? make('span', { class: 'tv-chip tv-chip-record', text: 'the record' }) : null)));
