// @ts-check
/* Small things that the pages of the game share. */

import { control, make, prose } from '../../page/dom.js';

/** @typedef {import('../../page/dom.js').Child} Child */
/** @typedef {import('../../page/types').Part<import('../../page/wire').CouncilContent, import('../../page/wire').CouncilState>} CouncilPart */

/** @type {Record<import('../../page/wire').Vote, [sign: string, words: string]>} */
export const SAID = { yes: ['✓', 'yes'], no: ['✗', 'no'], abstain: ['–', 'abstains'] };

/** @param {string} text */
export const heading = text => make('h4', { text });

/** @param {string} text */
export const minor = text => make('p', { class: 'tv-minor', text });

/** @param {string[]} texts
 * @param {'ul' | 'ol'} [tag] */
export const list = (texts, tag = 'ul') => make(tag, {}, ...texts.map(text => make('li', {}, prose(text))));

/** @param {string} title
 * @param {...Child} inner */
export const fold = (title, ...inner) => make('details', { class: 'tv-fold' }, control('summary', {}, prose(title)), ...inner);

/** A table of one body or several.
 * @param {string} caption
 * @param {string[]} heads
 * @param {HTMLElement[][]} bodies rows of each
 * @param {string} names classes */
export const table = (caption, heads, bodies, names) => make('table', { class: `tv-table ${names}` },
  caption ? make('caption', {}, prose(caption)) : null,
  make('thead', {}, make('tr', {}, ...heads.map(head => make('th', { scope: 'col', text: head })))),
  ...bodies.map(rows => make('tbody', {}, ...rows)));
