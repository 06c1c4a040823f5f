// @ts-check
/* A number to guess, typed or by slider. The slider stands in the middle and says nothing until it is moved. */

import { control, make, textBox } from './dom.js';
import { readings } from './numbers.js';
import { plain } from './prose.js';
import { round } from './wording.js';

/** How finely a slider of this reach moves.
 * @param {number} low
 * @param {number} high */
export const fineStep = (low, high) => (high - low) > 20 ? 1 : (high - low) > 2 ? 0.1 : 0.01;

/** @param {{ unit?: string, low?: number, high?: number, what?: string, changed: (typed: string) => void }} asked */
export const estimate = ({ unit = '', low, high, what = 'guess', changed }) => {
  const name = `Your ${what}${unit ? `, ${unit.startsWith('of ') ? '' : 'in '}${plain(unit)}` : ''}`;
  const slider = low === undefined || high === undefined ? null : sliderOf(low, high, name);
  const speak = () => slider?.range.setAttribute('aria-valuetext', `${slider.range.value} ${plain(unit)}`.trim());
  const type = () => {
    node.classList.toggle('tv-untouched', input.value === '');
    const [number] = readings(input.value, unit);
    if (slider && number !== undefined) { slider.range.value = String(number); speak(); }
  };
  const input = textBox('input', {
    class: 'tv-input', inputmode: 'decimal', autocomplete: 'off', maxlength: 40, on: { input: () => { type(); changed(input.value); } },
  });
  const node = make('div', { class: 'tv-estimate tv-untouched' },
    make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: name }), input), slider?.node);
  slider?.range.addEventListener('input', () => {
    input.value = slider.range.value;
    node.classList.remove('tv-untouched');
    speak();
    changed(input.value);
  });
  return { node, input, read: () => input.value, write: (/** @type {any} */ value) => { if (value) { input.value = value; type(); } } };
};

/** @param {number} low
 * @param {number} high
 * @param {string} name */
const sliderOf = (low, high, name) => {
  const range = control('input', {
    type: 'range', class: 'tv-range', min: low, max: high, step: fineStep(low, high), 'aria-label': `${name}, slider`,
    'aria-valuetext': 'not set yet',
  });
  range.value = String((low + high) / 2);
  const end = (/** @type {number} */ value) => make('span', { class: 'tv-end', text: round(value), 'aria-hidden': 'true' });
  return { range, node: make('div', { class: 'tv-range-row' }, end(low), range, end(high)) };
};
