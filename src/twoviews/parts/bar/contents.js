// @ts-check
/* The map: where the learner left off, the headings of this lesson, and all lessons. */

import { control, make, say, unique } from '../../page/dom.js';
import { panel } from './panel.js';

const TICK = '✓ done: all is answered there; where nothing is asked, it was read.';

/** @param {import('./page.js').BarPart} part
 * @param {import('./page.js').Tell} tell */
export const contents = ({ content, line, signal }, tell) => {
  const { headings, lessons, lesson } = content;
  const titles = new Map(headings.map(([id, title]) => [id, title]));
  const go = (/** @type {string} */ section) => { shown.close(); tell('go', { section }); };
  const onward = control('button', { type: 'button', class: 'tv-bar-entry tv-bar-onward', on: { click: () => go(line.state.place ?? '') } });
  const here = make('ol', { class: 'tv-bar-headings' }, ...headings.filter(([, , level]) => level > 1).map(each => heading(each, go)));
  const all = make('ol', { class: 'tv-bar-lessons' }, ...lessons.map(each => row(each, lesson, () => { shown.close(); tell('open', { lesson: each[0], stem: each[1] }); })));
  const titled = (/** @type {string} */ text, /** @type {HTMLElement} */ list) => {
    const id = unique('map');
    list.setAttribute('aria-labelledby', id);
    return make('section', {}, make('h2', { id, text }), list);
  };
  const tick = () => {
    const { done = [], begun = {}, notes = {} } = line.state;
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (here.querySelectorAll('[data-section]'))) {
      const id = node.dataset.section ?? '';
      say(/** @type {Element} */ (node.firstElementChild), `${done.includes(id) ? '✓' : ''}${id in notes ? '✎' : ''}`);
    }
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (all.querySelectorAll('[data-lesson]'))) {
      const how = begun[node.dataset.lesson ?? ''] ?? '';
      say(/** @type {Element} */ (node.lastElementChild), { done: '✓ quiz done', begun: 'begun', '': '' }[how] ?? '');
    }
  };
  const show = () => {
    const { place = '' } = line.state;
    onward.hidden = !titles.has(place) || place === headings[0][0];
    say(onward, `Continue where you were: ${titles.get(place) ?? ''}`);
    tick();
  };
  const shown = panel('Contents', { class: 'tv-bar-button tv-bar-map' }, show,
    onward, titled('In this lesson', here), make('p', { class: 'tv-help', text: TICK }), titled('All lessons', all));
  shown.button.append(make('span', { class: 'tv-bar-sign', 'aria-hidden': 'true', text: '☰' }), make('span', { class: 'tv-bar-word', text: 'Contents' }));
  line.listen(show, signal);
  show();
  return shown;
};

/** @param {import('../../page/wire').Heading} heading
 * @param {(section: string) => void} go */
const heading = ([id, title, level], go) => make('li', { 'data-level': level }, control('button', {
  type: 'button', class: 'tv-bar-entry', 'data-section': id, on: { click: () => go(id) },
}, make('span', { class: 'tv-bar-tick' }), make('span', { text: title })));

/** @param {import('../../page/wire').LessonLine} line
 * @param {string} current
 * @param {() => void} open */
const row = ([id, , title, question, minutes], current, open) => make('li', {}, control('button', {
  type: 'button', class: 'tv-bar-entry', 'data-lesson': id, title: question, on: { click: open },
  'aria-current': id === current ? 'page' : null,
}, make('span', { class: 'tv-bar-tick', text: id }), make('span', { text: title }),
make('span', { class: 'tv-bar-minutes', text: `${minutes} min` }), make('span', { class: 'tv-bar-how' })));
