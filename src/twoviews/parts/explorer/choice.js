// @ts-check
/* A choice among things, as buttons of which one is pressed. */

import { control, make, plain, prose, radios, unique } from '../../page/dom.js';

const MOST = 6, MANY = 4; // things that stand side by side, and such rows below each other

/** Which sliders are choices; where there are many, the picture would leave the window.
 * @param {import('../../page/wire').Slider[]} sliders */
export const choices = sliders => {
  const named = sliders.filter(({ steps }) => steps?.length && steps.length <= MOST);
  return new Set(named.length <= MANY ? named : []);
};

/** @param {import('../../page/wire').Slider} given
 * @param {() => void} moved */
export const choice = ({ name, label, low, step, start, help = '', steps }, moved) => {
  const head = unique('choice');
  const pairs = /** @type {[string, string][]} */ (steps.map((words, at) => [String(low + at * step), words]));
  const buttons = radios(unique('choose'), pairs, String(start), moved, 'tv-chips');
  const inputs = () => /** @type {HTMLInputElement[]} */ ([...buttons.querySelectorAll('input')]);
  const node = make('div', { class: 'tv-knob tv-knob-wide', role: 'radiogroup', 'aria-labelledby': head },
    make('p', { class: 'tv-knob-name', id: head }, prose(label)), help ? make('details', { class: 'tv-about' },
      control('summary', { text: '?', 'aria-label': `What is this? ${plain(label)}` }), make('p', {}, prose(help))) : null, buttons);
  return {
    node, name, start,
    /** @param {number} value */
    write: value => {
      const at = Math.max(0, Math.min(steps.length - 1, Math.round((value - low) / step)));
      inputs()[at].checked = true;
    },
    read: () => Number(inputs().find(input => input.checked)?.value ?? start),
  };
};
