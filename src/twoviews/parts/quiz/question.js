// @ts-check
/* One question of a quiz: its form, its check and its feedback. */

import { feedbackNode, STANDS } from '../../bank/kinds/marking.js';
import { button, control, entering, held, inputs, make, paragraph, plain, prose, radios, say, status, submitButton, unique } from '../../page/dom.js';
import { headingOf, travel } from '../../page/section.js';
import { stopwatch } from '../../page/timing.js';
import { day, round } from '../../page/wording.js';

/** @typedef {import('../../page/dom.js').Child} Child */
/** @typedef {import('../../page/wire').Answered} Answered */
/** @typedef {import('../../page/types').Part<import('../../page/wire').QuizContent, import('../../page/wire').QuizState>} QuizPart */

/** @param {unknown} one
 * @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What needs the whole width of a question. */
const WIDE = '.tv-inside, .tv-items, thead :nth-child(5)';

/** A figure inside a question.
 * @param {string} svg our own markup */
const inside = svg => {
  const node = make('div', { class: 'tv-inside' });
  node.innerHTML = svg;
  return node;
};

/** The small table inside a question: the first row and the first column name the others.
 * @param {string[][]} rows */
const table = ([head, ...rows]) => make('table', { class: 'tv-table tv-rows' },
  make('thead', {}, make('tr', {}, ...head.map(text => text ? make('th', { scope: 'col' }, prose(text)) : make('td', {})))),
  make('tbody', {}, ...rows.map(([first, ...cells]) =>
    make('tr', {}, make('th', { scope: 'row' }, prose(first)), ...cells.map(cell => make('td', {}, prose(cell)))))));

/** A question around its controls and what follows them.
 * @param {import('../../page/wire').Question} question
 * @param {number} number
 * @param {string | undefined} picture
 * @param {(event: Event) => void} submit
 * @param {{ above?: Child, aside?: Child }} told
 * @param {...Child} controls */
export const formOf = ({ id, kind, prompt, rows }, number, picture, submit, { above, aside }, ...controls) => {
  const form = make('form', { class: `tv-question tv-kind-${kind}`, 'data-question': id, on: { submit, keydown: entering } },
    above, make('fieldset', { class: 'tv-field' },
      make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(prompt)),
      aside, picture ? inside(picture) : null, rows ? table(rows) : null, ...controls));
  form.classList.toggle('tv-question-beside', !form.querySelector(WIDE));
  return form;
};

/** The right answer, once it is told.
 * @param {string[]} lines */
const solution = lines => {
  if (!lines.length) return null;
  const said = lines.length === 1 ? make('span', {}, prose(lines[0]))
    : make('ol', {}, ...lines.map(line => make('li', {}, prose(line))));
  return make('div', { class: 'tv-solution' }, make('strong', { text: lines.length === 1 ? 'The answer: ' : 'The answer' }), said);
};

/** Why the other answers tempt, folded.
 * @param {import('../../page/wire').Other[]} found */
const others = found => {
  if (!found.length) return null;
  const lines = found.map(([answer, text]) =>
    make('li', {}, ...(answer ? [make('em', {}, prose(answer)), ' '] : []), prose(text)));
  return make('details', { class: 'tv-hint' }, control('summary', { text: 'Why the others tempt' }), make('ul', {}, ...lines));
};

export class QuestionForm {
  #part; #kind; #seconds = stopwatch();
  /** What stands in the form was entered here and is not the answer that was marked. */
  #touched = false;
  /** The response that is under way to be marked. @type {unknown} */
  #underWay;
  /** @type {HTMLElement | null} */ #asideNode = null;

  /** @param {import('../../page/wire').Question} question
   * @param {number} number
   * @param {QuizPart} part
   * @param {import('../../page/types').Kind} kind */
  constructor(question, number, part, kind) {
    this.question = question;
    this.number = number;
    this.#part = part;
    this.#kind = kind(question, () => this.#change(), part.content.longest);
    this.verdict = status('tv-told');
    this.whole = make('div', { class: 'tv-whole' });
    this.more = make('div', { class: 'tv-others' });
    this.check = submitButton('Check');
    this.sure = make('fieldset', { class: 'tv-sure', hidden: true }, make('legend', { text: 'How sure are you?' }),
      radios(unique('sure'), part.content.confidence, part.drafts.get(this.#sureKey) ?? undefined,
        event => part.drafts.set(this.#sureKey, event.target.value), 'tv-columns'));
    this.form = this.#built();
    this.#open(part.drafts.get(question.id));
  }

  #built() {
    const { id, hint } = this.question;
    const { pictures, origins } = this.#part.content;
    const above = origins?.[id] ? paragraph(origins[id], 'tv-label') : null;
    this.hint = hint ? make('details', { class: 'tv-hint' }, control('summary', { text: 'Hint' }), paragraph(hint)) : null;
    return formOf(this.question, this.number, pictures?.[id], event => void this.#submit(event), { above, aside: this.#aside() },
      this.#kind.node, this.whole, this.hint, this.sure, make('div', { class: 'tv-actions' }, this.check, this.verdict), this.more);
  }

  get answer() { return this.#part.line.state.answers?.[this.question.id]; }
  /** How the answer stands; nothing where there is none. @returns {keyof typeof STANDS | ''} */
  get stands() { return !this.answer ? '' : this.answer.right ? 'right' : this.answer.points > 0 ? 'partly' : 'open'; }
  get #sureKey() { return `${this.question.id}/sure`; }
  get #key() { return `answer ${this.question.id}`; }

  #aside() {
    const when = this.#part.line.state.aside?.[this.question.id];
    if (when === undefined) return null;
    this.#asideNode = paragraph(`This question has changed since you answered it on ${day(when)}. `
      + 'Your earlier answer is kept aside in your record; please answer again.', 'tv-aside');
    return this.#asideNode;
  }

  /** Shows the saved answer with its marks, or `draft`: what was entered but never checked.
   * @param {unknown} draft */
  #open(draft) {
    if (this.answer) this.#show(this.answer);
    if (draft === null || draft === undefined || this.answer?.right || same(draft, this.answer?.response)) return;
    this.#kind.write(draft);
    this.#change();
  }

  /** @param {Answered} answer */
  #show(answer) {
    this.#kind.write(answer.response);
    this.#touched = false;
    this.#mark(answer);
    this.#kind.lock(answer.right);
    this.form.classList.remove('tv-stale');
    say(this.check, answer.right ? 'Answered' : 'Check again');
    this.check.setAttribute('aria-disabled', String(answer.right));
    say(this.verdict, this.#verdictOn(answer));
  }

  /** The verdict in a sentence, and what to do next.
   * @param {Answered} answer */
  #verdictOn(answer) {
    const { mark, word } = STANDS[/** @type {keyof typeof STANDS} */ (this.stands)];
    const points = answer.of === 1 ? '' : `: ${round(answer.points)} of ${round(answer.of)}`;
    const said = `${mark} ${word[0].toUpperCase()}${word.slice(1)}${points}.`;
    if (answer.right) return said;
    if (answer.told) return `${said} Read the answer above; then enter it, or go on.`;
    return `${said} ${this.hint ? 'Here is the hint. ' : ''}Change your answer and check again.`;
  }

  /** @param {Answered} answer */
  #mark(answer) {
    const rest = this.#kind.mark(answer.feedback);
    this.whole.replaceChildren(...rest.map(([, right, text]) => feedbackNode(right, text)), ...held([solution(answer.answer ?? [])]));
    this.more.replaceChildren(...held([others(answer.others ?? []), answer.right ? null : this.#taught()]));
    if (this.hint && !answer.right && !answer.told) this.hint.open = true;
    this.form.dataset.state = this.stands;
    this.#asideNode?.remove();
  }

  /** Where the lesson teaches it: a way there, or its name where that section is not on this page. */
  #taught() {
    const { id, section } = this.question;
    if (!section) return null;
    const heading = headingOf(this.form, section);
    if (!heading) return make('p', { class: 'tv-taught', text: `Taught in lesson ${id.slice(0, 2)}: ${plain(section)}` });
    return make('p', { class: 'tv-taught' }, button(`Read again: ${plain(section)}`, () => travel(heading, this.check)));
  }

  #change() {
    this.#touched = true;
    this.#part.drafts.set(this.question.id, this.#kind.read());
    if (!this.answer) { say(this.verdict, ''); return; }
    this.form.classList.add('tv-stale');
    say(this.verdict, 'Changed. Not checked yet.');
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const response = this.#kind.read();
    if (this.answer?.right && !this.#touched) return;
    if (this.answer && same(response, this.answer.response)) {
      say(this.verdict, 'This is the answer that you checked before. Change it, then check again.');
      return;
    }
    if (this.#part.line.waits(this.#key) && same(response, this.#underWay)) return; // it is under way already
    this.#underWay = response;
    const confidence = inputs(this.sure).find(input => input.checked)?.value ?? '';
    const details = { question: this.question.id, response, confidence, seconds: this.#seconds() };
    this.#told(await this.#part.line.ask('answer', details, this.#key));
  }

  /** @param {import('../../page/types').Answer | null} reply */
  #told(reply) {
    if (reply === null && !this.#part.line.waits(this.#key)) return; // it came in the end
    if (reply === null) say(this.verdict, 'Not checked yet: the lesson does not answer. It is checked as soon as it does.');
    else if (reply.unanswered) say(this.verdict, `Not answered yet. ${reply.unanswered}`);
    else if (reply.saved === false) this.verdict.append(' Kept in memory, not yet saved.');
  }

  /** The Python half has marked an answer to this question; a newer choice that stands here is left alone. */
  marked() {
    const answer = /** @type {Answered} */ (this.answer);
    if (this.#touched && !same(this.#kind.read(), answer.response)) {
      this.#mark(answer);
      this.form.classList.add('tv-stale');
      say(this.check, 'Check again');
      const { mark } = STANDS[/** @type {keyof typeof STANDS} */ (this.stands)];
      say(this.verdict, `${mark} What you checked before was ${answer.right ? 'right' : 'not right'}. You have changed it since.`);
      return;
    }
    for (const key of [this.question.id, this.#sureKey]) this.#part.drafts.drop(key);
    this.#show(answer);
  }
}
