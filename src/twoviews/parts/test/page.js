// @ts-check
/* A test: one question after the other, no mark, and a button for whoever does not know. */

import { button, make, paragraph, say, status, submitButton } from '../../page/dom.js';
import { frame, head, inSight } from '../../page/frame.js';
import { stopwatch } from '../../page/timing.js';
import { fetched, kindOf } from '../quiz/kinds.js';
import { formOf } from '../quiz/question.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').TestContent, import('../../page/wire').TestState>} TestPart */
/** @typedef {import('../../page/wire').Question} Question */

/** @param {TestPart} part */
export default async part => {
  const { content, line, signal } = part;
  const kinds = await fetched(part);
  const forms = content.questions.map((question, index) => form(part, question, index + 1, kindOf(kinds, question)));
  const count = status('tv-help tv-count');
  const end = make('p', { class: 'tv-after', tabindex: '-1' });
  const node = make('div', { class: 'tv-questions' }, ...forms.map(each => each.node), end);
  const show = () => {
    const { given = [], closed = false } = line.state;
    const left = forms.filter(each => !given.includes(each.id));
    const [next] = closed ? [] : left;
    const went = forms.find(each => !each.node.hidden && each !== next && each.node.contains(document.activeElement));
    for (const each of forms) each.node.hidden = each !== next;
    say(count, `${given.length} of ${forms.length} answered`);
    end.hidden = next !== undefined;
    say(end, left.length ? content.over : content.after);
    if (went && next) {
      next.first()?.focus({ preventScroll: true });
      inSight(next.node);
    } else if (went) end.focus();
  };
  line.listen(patch => { if (patch.given || patch.closed !== undefined) show(); }, signal);
  show();
  return frame('test', content.title, part,
    head(content.title, count), paragraph(content.told), node);
};

/** One question and its two buttons.
 * @param {TestPart} part
 * @param {Question} question
 * @param {number} number
 * @param {import('../../page/types').Kind} kind */
const form = ({ content, line, drafts }, question, number, kind) => {
  const { id } = question;
  const seconds = stopwatch();
  const told = status('tv-told');
  const controls = kind(question, () => { drafts.set(id, controls.read()); say(told, ''); }, content.longest);
  const give = async (/** @type {boolean} */ unknown) => {
    const key = `give ${id}`;
    if (line.waits(key)) return; // an answer is under way, and the first one stands
    const response = unknown ? null : controls.read();
    const reply = await line.ask('give', { question: id, response, unknown, seconds: seconds() }, key);
    if (reply === null) say(told, 'Not kept yet: the lesson does not answer. It is kept as soon as it does.');
    else if (reply.unanswered) say(told, reply.unanswered);
    else drafts.drop(id);
  };
  const submit = (/** @type {Event} */ event) => { event.preventDefault(); void give(false); };
  const node = formOf(question, number, content.pictures[id], submit, {}, controls.node,
    make('div', { class: 'tv-actions' }, submitButton('Keep this answer'), button(content.unknown, () => give(true), { class: 'tv-unknown' }), told));
  const draft = drafts.get(id);
  if (draft !== null && draft !== undefined) controls.write(draft);
  const first = () => /** @type {HTMLElement | null} */ (controls.node.querySelector('input:not(:disabled), select, button'));
  return { id, node, first };
};
