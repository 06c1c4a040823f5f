// @ts-check
/* Search over the sections of all pages: a section is found if it has every word; a word in its heading counts more. */

import { make } from './page/dom.js';
import { unpacked } from './page/packed.js';

const MOST = 40;
const AROUND = 90; // letters shown on each side of a hit

/** @typedef {{ page: string, title: string, anchor: string, heading: string, text: string }} Section */

/** A text as it is compared: small letters without accents.
 * @param {string} text */
export const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The sections that have all words, best first.
 * @param {Section[]} sections
 * @param {string} asked */
export const found = (sections, asked) => {
  const words = folded(asked).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return [];
  return sections.map(section => ({ section, worth: worth(section, words) }))
    .filter(each => each.worth > 0).sort((one, other) => other.worth - one.worth).slice(0, MOST).map(each => each.section);
};

/** @param {Section} section
 * @param {string[]} words */
const worth = ({ title, heading, text }, words) => {
  const [head, body] = [folded(`${title} ${heading}`), folded(text)];
  const counts = words.map(word => (head.includes(word) ? 20 : 0) + Math.min(body.split(word).length - 1, 10));
  return counts.every(Boolean) ? counts.reduce((sum, each) => sum + each) : 0;
};

/** A piece of the text around the first word that is in it.
 * @param {string} text
 * @param {string} asked */
export const excerpt = (text, asked) => {
  const plain = folded(text);
  const places = folded(asked).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(word => plain.indexOf(word)).filter(place => place >= 0);
  const at = places.length ? Math.min(...places) : 0;
  const [from, to] = [Math.max(0, at - AROUND), at + AROUND];
  return `${from ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
};

/** @param {string} index address of the sections
 * @param {string} up where pages lie */
export const searching = async (index, up) => {
  const field = /** @type {HTMLInputElement} */ (document.getElementById('q'));
  const said = /** @type {HTMLElement} */ (document.getElementById('found'));
  const list = /** @type {HTMLElement} */ (document.getElementById('hits'));
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  /** @type {Section[]} */
  const sections = JSON.parse(new TextDecoder().decode(await unpacked(index)));
  const show = () => {
    const hits = found(sections, field.value);
    said.textContent = field.value.trim() ? `${hits.length === MOST ? `The first ${MOST}` : hits.length} ${hits.length === 1 ? 'section' : 'sections'} found.` : '';
    list.replaceChildren(...hits.map(({ page, anchor, title, heading, text }) => make('li', {},
      make('a', { href: `${up}${page}.html${anchor ? `#${anchor}` : ''}` }, make('span', { class: 'site-where', text: title }), heading),
      make('p', { text: excerpt(text, field.value) }))));
  };
  field.addEventListener('input', show);
  show();
};
