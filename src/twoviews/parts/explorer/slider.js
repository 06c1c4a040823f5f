// @ts-check
/* One labelled slider with its value: a number that can be typed, or the name of a step. */

import { control, isComposing, make, prose, textBox, unique } from '../../page/dom.js';
import { readings } from '../../page/numbers.js';
import { plain } from '../../page/prose.js';

/** How many decimals a step has. @param {number} step */
export const decimals = step => (String(step).split('.')[1] ?? '').length;

/** The value that a typed text means on this slider; undefined if it means none. Where it can mean two, the one
 * that lies on the slider.
 * @param {string} typed
 * @param {{ low: number, high: number, unit?: string }} slider */
export const valueTyped = (typed, { low, high, unit = '' }) => {
  const found = readings(typed, plain(unit));
  return found.find(value => value >= low && value <= high) ?? found[0];
};

/** @param {import('../../page/wire').Slider} given
 * @param {() => void} moved */
export const slider = (given, moved) => {
  const { name, label, low, high, step, start, unit = '', help = '', steps = [] } = given;
  const described = help ? unique('help') : undefined;
  const chosen = make('span', { class: 'tv-step', 'aria-hidden': 'true' });
  const range = control('input', {
    type: 'range', class: 'tv-range', min: low, max: high, step, id: unique('range'), 'aria-describedby': described,
    on: { input: () => { write(Number(range.value)); moved(); } },
  });
  const number = textBox('input', {
    class: 'tv-input tv-exact', inputmode: 'decimal', autocomplete: 'off', 'aria-label': `${plain(label)}${unit ? `, in ${plain(unit)}` : ''}`,
    on: { change: () => type(), keydown: event => { if (event.key === 'Enter' && !isComposing(event)) type(); } },
  });
  const write = (/** @type {number} */ value) => {
    range.value = String(value);
    const named = steps[Math.round((Number(range.value) - low) / step)];
    number.value = Number(range.value).toFixed(decimals(step));
    if (named) chosen.textContent = plain(named);
    range.setAttribute('aria-valuetext', named ? plain(named) : `${number.value} ${plain(unit)}`.trim());
  };
  const type = () => {
    const value = valueTyped(number.value, given);
    write(value ?? Number(range.value));
    if (value !== undefined) moved();
  };
  const about = help ? make('details', { class: 'tv-about' },
    control('summary', { text: '?', 'aria-label': `What is this? ${plain(label)}` }), make('p', { id: described }, prose(help), unit ? prose(` In ${plain(unit)}.`) : null)) : null;
  const node = make('div', { class: 'tv-knob' },
    make('label', { for: range.id }, prose(label), unit ? make('span', { class: 'tv-unit' }, prose(unit)) : null), about,
    range, steps.length ? chosen : number);
  return { node, name, start, write, read: () => Number(range.value) };
};
