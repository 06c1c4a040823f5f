// @ts-check
/* The table of the Council as a horseshoe, a hand for each of fifteen members. */

import { make } from '../../page/dom.js';
import { SAID } from './words.js';

/** @typedef {import('../../page/wire').Leaning} Hand */
/** @typedef {Hand[1]} Cast */

/** A member whose vote nobody knows yet. @type {[sign: string, words: string]} */
const OPEN = ['?', 'a person decides'];

/** The sign and the words of a vote. @param {Cast} cast */
export const said = cast => cast ? SAID[cast] : OPEN;

/** @param {Hand[]} hands */
export const counted = hands => {
  const count = (/** @type {Cast} */ vote) => hands.filter(([, cast]) => cast === vote).length;
  const open = count('');
  return `${count('yes')} yes, ${count('no')} no, ${count('abstain')} abstaining${open ? `, ${open} open` : ''}`;
};

/** Who sees no picture hears the count; `lead` says what is counted.
 * @param {string} lead
 * @param {string} [names] classes */
export const horseshoe = (lead, names = '') => {
  const node = make('div', { class: `tv-marks tv-horseshoe ${names}`, role: 'img' });
  const write = (/** @type {Hand[]} */ hands) => {
    const count = (/** @type {Cast} */ vote) => hands.filter(([, cast]) => cast === vote).length;
    node.setAttribute('aria-label', `${lead}: ${counted(hands)}`);
    node.replaceChildren(...hands.map(([name, cast], place) => {
      const hand = make('span', { class: `tv-mark tv-${cast || 'open'}`, title: `${name}: ${said(cast)[1]}`, text: said(cast)[0] });
      hand.style.setProperty('--turn', `${180 * place / (hands.length - 1)}deg`);
      hand.style.setProperty('--hand', String(place));
      return hand;
    }), make('span', { class: 'tv-count', text: `${count('yes')}–${count('no')}–${count('abstain')}` }));
  };
  return { node, write };
};
