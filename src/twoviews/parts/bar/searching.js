// @ts-check
/* Search in the course: what was found stands below the box, as links to go to. */

import { control, isComposing, make, plain, say, status, textBox } from '../../page/dom.js';
import { panel } from './panel.js';

const WAIT = 200; // ms after the last letter

/** @param {import('./page.js').BarPart} part
 * @param {import('./page.js').Tell} tell */
export const searching = ({ content, line, signal }, tell) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let wait;
  let first = false; // whether the first place is to be opened as soon as it is found
  const titles = new Map(content.lessons.map(([id, stem, title]) => [id, { stem, title }]));
  const told = status('tv-bar-told');
  const list = make('ol', { class: 'tv-bar-hits' });
  const box = textBox('input', {
    class: 'tv-bar-box', 'aria-label': 'Search in the course', placeholder: 'Words, people, claims, headings', enterkeyhint: 'search', autocomplete: 'off',
    on: { input: () => { first = false; say(told, box.value.trim() ? 'Searching …' : ''); clearTimeout(wait); wait = setTimeout(ask, WAIT); } },
  });
  const ask = () => void line.ask('search', { words: box.value });
  const buttons = () => [...list.querySelectorAll('button')];
  const typed = (/** @type {KeyboardEvent} */ event) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons().findIndex(each => each === document.activeElement);
    if (step) (buttons()[Math.min(at + step, buttons().length - 1)] ?? box).focus();
    else if (event.key === 'Enter' && document.activeElement === box) enter();
    else return;
    event.preventDefault();
  };
  /** Goes to the first place found; if the search is still under way, once it is there. */
  const enter = () => {
    if (line.state.found?.words === box.value) buttons()[0]?.click();
    else first = Boolean(box.value.trim());
  };
  const follow = (/** @type {import('../../page/wire').Place} */ [lesson, section]) => {
    shown.close();
    if (lesson === content.lesson) tell('go', { section });
    else tell('open', { lesson, stem: titles.get(lesson)?.stem, section });
  };
  const show = () => {
    const { found } = line.state;
    if (found?.words !== box.value) return;
    const none = box.value.trim() && found.hits.length === 0;
    say(told, none ? 'Nothing found. Try one word, or the beginning of one.' : '');
    list.replaceChildren(...found.hits.map(hit => row(hit, titles.get(hit[0])?.title ?? '', () => follow(hit))));
    if (first) enter();
    first = false;
  };
  const shown = panel('Search', { class: 'tv-bar-button', text: 'Search' }, () => { box.focus(); ask(); }, box, told, list);
  shown.node.addEventListener('keydown', typed);
  line.listen(patch => { if (patch.found) show(); }, signal);
  return shown;
};

const KINDS = /** @type {Record<string, string>} */ ({ heading: 'heading', word: 'word', person: 'who', claim: 'claim', statement: 'said', text: 'text' });

/** @param {import('../../page/wire').Place} place
 * @param {string} lesson
 * @param {() => void} press */
const row = ([id, , kind, title, text], lesson, press) => make('li', {}, control('button', {
  type: 'button', class: 'tv-bar-entry', on: { click: press },
}, make('span', { class: 'tv-bar-kind', text: KINDS[kind] ?? kind }),
make('span', {}, make('strong', { text: plain(title) }), make('span', { class: 'tv-bar-excerpt', text: plain(text) }),
  make('span', { class: 'tv-bar-where', text: `${id}, ${lesson}` }))));
