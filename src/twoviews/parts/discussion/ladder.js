// @ts-check
/* From a first draft to a second: one's own marks by the rubric, then three graded samples, then the box for it. */

import { button, entering, inputs, make, paragraph, prose, radios, say, status, submitButton, unique } from '../../page/dom.js';
import { stopwatch } from '../../page/timing.js';
import { words } from '../../page/words.js';
import { savedLine } from '../../page/wording.js';
import { SECOND, writing } from './drafting.js';

/** @typedef {import('./page.js').DiscussionPart} DiscussionPart */
/** @typedef {import('../../page/wire').RubricRow} Row */

/** @param {DiscussionPart} part
 * @param {import('./drafting.js').Writing} first
 * @param {string} help id of what describes the box for the second draft
 * @param {() => void} changed */
export const ladderOf = (part, first, help, changed) => {
  const { content, line } = part;
  const rows = content.rubric ?? [];
  const marked = marking(part, rows, first, () => samples.focus());
  const samples = make('div', { class: 'tv-samples', tabindex: '-1', role: 'group', 'aria-label': 'Three texts of a like task, marked' });
  const second = writing(part, SECOND, 'Your second draft', help, changed);
  const copy = button('Begin with my first draft', () => { second.put(first.area.value); second.area.focus(); });
  const after = make('div', { class: 'tv-second' }, samples, second.node, second.foot, make('div', { class: 'tv-actions' }, copy));
  const show = () => {
    const graded = line.state.samples;
    first.area.readOnly = graded !== undefined;
    marked.show(words(first.area.value));
    after.hidden = graded === undefined;
    copy.hidden = second.area.value !== '';
    if (graded && !samples.childElementCount) samples.append(...shown(graded, rows));
  };
  return { node: make('div', {}, marked.node, after), second, show };
};

/** The rubric as a form, once enough is written; afterwards as it was filled in.
 * @param {DiscussionPart} part
 * @param {Row[]} rows
 * @param {import('./drafting.js').Writing} first
 * @param {() => void} done */
const marking = ({ content, line, drafts }, rows, first, done) => {
  const seconds = stopwatch();
  const told = status('tv-told');
  const key = `${content.id}/marks`;
  const fields = rows.map(row => fieldOf(row, () => { say(told, ''); drafts.set(key, read()); }));
  const read = () => fields.map(field => inputs(field).find(input => input.checked)?.value ?? '');
  const write = (/** @type {string[]} */ marks) => fields.forEach((field, place) => {
    for (const input of inputs(field)) input.checked = input.value === marks[place];
  });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (line.waits('mark')) return;
    first.save.now();
    const reply = await line.ask('mark', { marks: read(), seconds: seconds() });
    if (reply === null) say(told, 'Not marked yet: the lesson does not answer. Your marks are sent as soon as it does.');
    else if (reply.unanswered) say(told, reply.unanswered);
    else { drafts.drop(key); say(told, savedLine(reply)); done(); }
  };
  const send = submitButton('Mark my first draft');
  const node = make('form', { class: 'tv-rubric', on: { submit, keydown: entering } },
    make('p', { class: 'tv-prompt', text: 'Mark your first draft' }), ...fields, make('div', { class: 'tv-actions' }, send, told));
  write(drafts.get(key) ?? []);
  const show = (/** @type {number} */ count) => {
    const { marks } = line.state;
    node.hidden = marks === undefined && count < content.enough;
    send.hidden = marks !== undefined;
    for (const field of fields) field.disabled = marks !== undefined;
    if (marks) write(marks);
  };
  return { node, show };
};

/** @param {Row} row
 * @param {() => void} changed */
const fieldOf = ({ criterion, marks }, changed) => make('fieldset', { class: 'tv-criterion' },
  make('legend', { class: 'tv-pair-text' }, prose(criterion)),
  radios(unique('mark'), marks.map(([mark, text]) => [mark, `**${mark}**: ${text}`]), undefined, changed, 'tv-rubric-marks'));

/** @param {import('../../page/wire').Graded[]} graded
 * @param {Row[]} rows */
const shown = (graded, rows) => [
  make('p', { class: 'tv-prompt', text: 'Three texts of a like task, marked' }),
  ...graded.map(({ text, marks, why }, number) => make('div', { class: 'tv-sample' },
    make('p', { class: 'tv-label', text: `Text ${number + 1}` }), make('blockquote', {}, paragraph(text)),
    make('ul', { class: 'tv-sample-marks' }, ...rows.map(({ criterion }, place) =>
      make('li', {}, prose(criterion), ': ', make('strong', { text: marks[place] })))), paragraph(why))),
  make('p', { class: 'tv-help', text: 'Now write your second draft. The first stays as it is.' }),
];
