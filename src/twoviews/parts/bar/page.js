// @ts-check
/* The course bar. Where it stands it tells its host by events what the learner wants: `twoviews-go` to a section,
   `twoviews-open` another lesson, `twoviews-review`, `twoviews-portfolio`, `twoviews-workshop` (where the host says by
   `data-workshop` that there is one, `hidden` or `shown`). The host says by `twoviews-here` and `twoviews-read` which
   section the learner is at. */

import { buttons, onButtons } from '../../page/buttons.js';
import { control, make, say } from '../../page/dom.js';
import { counting } from '../../page/frame.js';
import { contents } from './contents.js';
import { notes } from './notes.js';
import { panel } from './panel.js';
import { searching } from './searching.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').BarContent, import('../../page/wire').BarState>} BarPart */
/** @typedef {(name: string, detail?: Record<string, unknown>) => void} Tell */

/** @param {BarPart} part */
export default part => {
  const { content, line, signal } = part;
  const { lessons, lesson } = content;
  const at = lessons.findIndex(([id]) => id === lesson);
  const [, , title] = lessons[at] ?? ['', '', ''];
  const root = make('nav', { class: 'tv-bar', 'aria-label': 'Course' });
  /** @type {Tell} */
  const tell = (name, detail = {}) => root.dispatchEvent(new CustomEvent(`twoviews-${name}`, { bubbles: true, detail }));

  const map = contents(part, tell);
  const find = searching(part, tell);
  const own = notes(part, tell);
  const further = more(part, own, tell);
  const review = control('button', { type: 'button', class: 'tv-bar-button tv-bar-review', on: { click: () => tell('review') } });
  const place = make('p', { class: 'tv-bar-place' },
    make('span', { class: 'tv-bar-number', text: `Lesson ${lesson}, ${at + 1} of ${lessons.length}` }),
    make('strong', { class: 'tv-bar-title', text: title }));
  root.append(map.button, place, steps(part, tell), make('div', { class: 'tv-bar-tools' },
    beside('‹', 'Previous lesson', lessons[at - 1], tell), beside('›', 'Next lesson', lessons[at + 1], tell),
    find.button, review, further.button), map.node, find.node, further.node, own.node);

  const show = () => {
    const { due = 0 } = line.state;
    review.hidden = !due;
    say(review, `Review: ${due}`);
    review.title = line.state.due_told ?? '';
  };
  line.listen(show, signal);
  show();
  attend(root, part);
  return root;
};

/** Hears of the host and of the parts around.
 * @param {HTMLElement} root
 * @param {BarPart} part */
const attend = (root, { content, line, signal }) => {
  counting(line, signal);
  root.addEventListener('twoviews-read', event => {
    const { section } = /** @type {CustomEvent} */ (event).detail;
    const [title] = content.headings[0] ?? [''];
    if (section !== title && section !== line.state.place) void line.ask('reach', { section });
  });
  root.addEventListener('twoviews-here', event => {
    const { section } = /** @type {CustomEvent} */ (event).detail;
    root.dataset.here = section;
    root.dataset.part = content.headings.find(([id]) => id === section)?.[3] ?? '';
    for (const each of root.querySelectorAll('[data-section], [data-part]')) mark(root, /** @type {HTMLElement} */ (each));
  });
};

/** @param {HTMLElement} root
 * @param {HTMLElement} each */
const mark = (root, each) => {
  const { section, part } = each.dataset;
  const here = section === undefined ? part === root.dataset.part : section === root.dataset.here;
  if (here) each.setAttribute('aria-current', 'location');
  else each.removeAttribute('aria-current');
};

/** The parts of the lesson, each with how much of it is done.
 * @param {BarPart} part
 * @param {Tell} tell */
const steps = ({ line, signal }, tell) => {
  const list = make('ol', { class: 'tv-bar-steps' });
  const show = () => list.replaceChildren(...(line.state.steps ?? []).map(step => make('li', {}, stepButton(step, tell))));
  line.listen(patch => { if (patch.steps) show(); }, signal);
  show();
  return list;
};

/** @param {import('../../page/wire').Step} step
 * @param {Tell} tell */
const stepButton = ([part, name, section, done, of, counts], tell) => {
  const state = done >= of ? 'done' : done ? 'begun' : 'open';
  const told = counts ? `${done} of ${of}` : { done: 'read', begun: 'begun', open: 'not read' }[state];
  return control('button', {
    type: 'button', class: 'tv-bar-step', 'data-state': state, 'data-part': part, title: `${name}: ${told}`, 'aria-label': `${name}, ${told}`,
    style: `--tv-share: ${of ? Math.round(100 * done / of) : 0}%`, on: { click: () => tell('go', { section }) },
  }, make('span', { 'aria-hidden': 'true', text: state === 'done' ? `✓ ${name}` : name }));
};

/** The way to the lesson before or after.
 * @param {string} sign
 * @param {string} label
 * @param {import('../../page/wire').LessonLine | undefined} lesson
 * @param {Tell} tell */
const beside = (sign, label, lesson, tell) => {
  const [id, stem, title] = lesson ?? ['', '', ''];
  const words = lesson ? `${label}: ${id}, ${title}` : `${label}: none`;
  return control('button', {
    type: 'button', class: 'tv-bar-button tv-bar-beside', 'aria-label': words, title: words, disabled: !lesson, text: sign,
    on: { click: () => tell('open', { lesson: id, stem }) },
  });
};

/** All else: the learner's notes, the portfolio, what others add, and the workshop.
 * @param {BarPart} part
 * @param {{ show: () => void }} own
 * @param {Tell} tell */
const more = ({ signal }, own, tell) => {
  const list = make('div', { class: 'tv-bar-menu' });
  const entry = (/** @type {string} */ text, /** @type {() => void} */ press) => control('button', {
    type: 'button', class: 'tv-bar-entry', text, on: { click: () => { shown.close(); press(); } },
  });
  const fill = () => {
    const root = /** @type {HTMLElement | null} */ (list.closest('.tv-bar'));
    const workshop = root?.dataset.workshop;
    list.replaceChildren(
      entry('Add a note here', own.show),
      ...buttons().map(({ label, press }) => entry(label, () => root && press(root))),
      entry('My portfolio', () => tell('portfolio')),
      ...workshop ? [entry(workshop === 'shown' ? 'Hide the workshop' : 'Show the workshop', () => tell('workshop'))] : [],
    );
  };
  const shown = panel('More', { class: 'tv-bar-button', text: 'More' }, fill, list);
  onButtons(fill, signal);
  fill();
  return shown;
};
