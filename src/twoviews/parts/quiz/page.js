// @ts-check
/* The quiz: its questions one at a time or all on a page, the score, and the wrong ones again. */

import { STANDS } from '../../bank/kinds/marking.js';
import { button, control, make, paragraph, say, status } from '../../page/dom.js';
import { frame, head, inSight, title } from '../../page/frame.js';
import { plural, round } from '../../page/wording.js';
import { fetched, kindOf } from './kinds.js';
import { QuestionForm } from './question.js';
import { summary } from './summary.js';

/** @typedef {import('./question.js').QuizPart} QuizPart */

const ASKS_SURE = 'ask how sure';

/** @param {QuizPart} part */
export default async part => part.content.questions.length ? new Quiz(part, await fetched(part)).root
  : frame(part.content.kind, part.content.title, part, title(part.content.title), paragraph(part.content.told ?? ''));

class Quiz {
  #place = 0; #single; #part;
  /** The questions that are asked again; null where all are. @type {Set<number> | null} */
  #again = null;

  /** @param {QuizPart} part
   * @param {Map<string, import('../../page/types').Kind>} kinds */
  constructor(part, kinds) {
    const { content, line, signal } = part;
    this.#part = part;
    this.forms = content.questions.map((question, index) => new QuestionForm(question, index + 1, part, kindOf(kinds, question)));
    this.#single = this.forms.length > 1;
    this.#place = Math.max(0, this.forms.findIndex(each => !each.answer?.right));
    this.score = status('tv-score');
    this.summary = summary(content);
    this.before = button('← Previous', () => this.#step(-1));
    this.after = button('Next →', () => this.#step(1), { class: 'tv-next' });
    this.pills = this.forms.map((each, index) => button(String(each.number), () => this.goTo(index), { class: 'tv-pill' }));
    this.steps = make('div', { class: 'tv-steps', role: 'group', 'aria-label': `${content.title}: questions` },
      this.before, this.after, make('div', { class: 'tv-pills' }, ...this.pills));
    this.root = frame(content.kind, content.title, part, this.#head(), content.told ? paragraph(content.told) : null,
      make('div', { class: 'tv-questions' }, ...this.forms.map(each => each.form)), this.steps, this.summary.node);
    this.root.addEventListener('tv-reveal', event => this.#reveal(/** @type {Node} */ (event.target)));
    line.listen(patch => this.#heard(patch), signal);
    this.#layOut();
  }

  #head() {
    /** @type {(text: string, checked: boolean, on: (checked: boolean) => void) => HTMLElement} */
    const toggle = (text, checked, on) => make('label', { class: 'tv-toggle' },
      control('input', { type: 'checkbox', checked, on: { change: event => on(event.target.checked) } }), make('span', { text }));
    const one = this.#single ? toggle('One at a time', true, checked => { this.#single = checked; this.#layOut(); }) : null;
    const { content, memory } = this.#part;
    const asks = memory.get(ASKS_SURE) ?? content.asks_sure ?? false;
    for (const each of this.forms) each.sure.hidden = !asks;
    const sure = toggle('Ask how sure I am', asks, checked => {
      memory.set(ASKS_SURE, checked);
      for (const each of this.forms) each.sure.hidden = !checked;
    });
    return head(content.title, this.score, make('div', { class: 'tv-tools' }, one, sure));
  }

  get #shown() { return this.forms.map((_, index) => index).filter(index => !this.#again || this.#again.has(index)); }

  /** @param {number} by */
  #step(by) {
    const next = this.#shown[this.#shown.indexOf(this.#place) + by];
    if (next !== undefined) this.goTo(next);
  }

  /** Shows the question in which a control is: somebody was typing there.
   * @param {Node} control */
  #reveal(control) {
    const index = this.forms.findIndex(each => each.form.contains(control));
    if (index >= 0) { this.#place = index; this.#layOut(); }
  }

  /** Shows one question and puts the focus on its first control.
   * @param {number} index */
  goTo(index) {
    this.#place = index;
    this.#layOut();
    const { form } = this.forms[index];
    const first = form.querySelector('input:checked, input:not(:disabled), select, button');
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    inSight(form);
  }

  #layOut() {
    const shown = this.#shown;
    if (!shown.includes(this.#place)) [this.#place] = shown;
    this.forms.forEach((each, index) => { each.form.hidden = this.#single ? index !== this.#place : !shown.includes(index); });
    this.steps.hidden = !this.#single;
    this.before.setAttribute('aria-disabled', String(shown.indexOf(this.#place) === 0));
    this.after.setAttribute('aria-disabled', String(shown.indexOf(this.#place) === shown.length - 1));
    this.#count();
  }

  #count() {
    const answers = this.forms.flatMap(each => each.answer ?? []);
    const sum = (/** @type {'points' | 'of'} */ name) => answers.reduce((total, answer) => total + answer[name], 0);
    const points = answers.length ? ` · ${round(sum('points'))} of ${plural(sum('of'), 'point')}` : '';
    say(this.score, `${answers.length} of ${this.forms.length} answered${points}`);
    const here = this.forms[this.#place];
    this.after.classList.toggle('tv-primary', Boolean(here.answer?.right) && this.#place !== this.#shown.at(-1));
    this.pills.forEach((pill, index) => this.#label(pill, index));
    this.summary.show(this.forms, this.#again !== null,
      { again: wrong => { this.#again = new Set(wrong); this.goTo(wrong[0]); }, all: () => { this.#again = null; this.goTo(this.#place); } });
  }

  /** @param {HTMLElement} pill
   * @param {number} index */
  #label(pill, index) {
    const { stands, number } = this.forms[index];
    pill.dataset.state = stands;
    say(pill, stands ? `${number} ${STANDS[stands].mark}` : String(number));
    pill.setAttribute('aria-label', `Question ${number}${stands ? `, ${STANDS[stands].word}` : ''}`);
    if (index === this.#place) pill.setAttribute('aria-current', 'step'); else pill.removeAttribute('aria-current');
    pill.hidden = !this.#shown.includes(index);
  }

  /** @param {Partial<import('../../page/wire').QuizState>} patch */
  #heard({ answers }) {
    if (!answers) return;
    for (const each of this.forms) if (answers[each.question.id]) each.marked();
    this.#count();
  }
}

