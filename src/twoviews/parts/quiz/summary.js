// @ts-check
/* What stands under a quiz once all is answered: what one can do now, what to try again, and how sure one was. */

import { STANDS } from '../../bank/kinds/marking.js';
import { button, held, make, prose } from '../../page/dom.js';

/** @typedef {import('../../page/wire').Answered} Answered */
/** @typedef {{ answer: Answered | undefined, stands: string, question: import('../../page/wire').Question }} Form */
/** @typedef {Pick<import('../../page/wire').QuizContent, 'confidence' | 'objectives'>} Shown */
/** @typedef {{ again: (wrong: number[]) => void, all: () => void }} Acts */

/** How often one was right with each degree of confidence; null where none was given.
 * @param {import('../../page/wire').Choice[]} degrees
 * @param {Answered[]} answers */
export const calibration = (degrees, answers) => {
  const rows = degrees.flatMap(([name, label]) => {
    const said = answers.filter(answer => answer.confidence === name);
    return said.length ? [`${label}: ${said.filter(answer => answer.right).length} of ${said.length} right`] : [];
  });
  return rows.length ? `When you said … ${rows.join('; ')}.` : null;
};

/** What each objective stands at: its words, how many of its questions are right, how many it has.
 * @param {Record<string, string>} objectives by question
 * @param {Form[]} forms
 * @returns {[string, number, number][]} */
export const reached = (objectives, forms) => {
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  for (const { answer, question } of forms) {
    const text = objectives[question.id];
    if (!text) continue;
    const [right, all] = found.get(text) ?? [0, 0];
    found.set(text, [right + Number(Boolean(answer?.right)), all + 1]);
  }
  return [...found].map(([text, [right, all]]) => [text, right, all]);
};

/** @param {Shown} content */
export const summary = content => {
  const node = make('div', { class: 'tv-summary', tabindex: '-1' });
  let stamp = '';
  /** @param {Form[]} forms
   * @param {boolean} retrying
   * @param {Acts} acts */
  const show = (forms, retrying, acts) => {
    const answers = forms.flatMap(each => each.answer ?? []);
    const done = answers.length === forms.length;
    const wrong = forms.flatMap((each, index) => each.answer && !each.answer.right ? [index] : []);
    const now = JSON.stringify([done, wrong, retrying, answers.map(answer => [answer.confidence, answer.right])]);
    if (now === stamp) return;
    stamp = now;
    node.hidden = !done && !retrying;
    const hadFocus = node.contains(document.activeElement);
    node.replaceChildren(...held([...(done ? told(content, forms, wrong.length) : []), ...buttons(wrong, retrying, acts)]));
    if (hadFocus) node.focus();
  };
  return { node, show };
};

/** @param {Shown} content
 * @param {Form[]} forms
 * @param {number} wrong */
const told = ({ confidence, objectives = {} }, forms, wrong) => {
  const heading = wrong ? `All answered; ${wrong === 1 ? 'one is' : `${wrong} are`} not right yet.` : 'All answered, and all right.';
  const sure = calibration(confidence, forms.flatMap(each => each.answer ?? []));
  return [
    make('p', { text: heading }), abilities(reached(objectives, forms)),
    sure ? make('p', { class: 'tv-calibration', text: sure }) : null,
  ];
};

/** What one can do now: first what is reached, then what is nearly so.
 * @param {[string, number, number][]} found */
const abilities = found => {
  if (!found.length) return null;
  const lines = [...found].sort(([, one, all], [, other, whole]) => other / whole - one / all).map(([text, right, all]) => {
    const stands = STANDS[right === all ? 'right' : right ? 'partly' : 'open'];
    return make('li', { class: right === all ? 'tv-reached' : '' },
      `${stands.mark} `, prose(text), ` (${right} of ${all}${right === all ? '' : ': try again'})`);
  });
  return make('div', { class: 'tv-abilities' }, make('p', { class: 'tv-label', text: 'What you can do now' }), make('ul', {}, ...lines));
};

/** @param {number[]} wrong
 * @param {boolean} retrying
 * @param {Acts} acts */
const buttons = (wrong, retrying, { again, all }) => [
  wrong.length && !retrying
    ? button(wrong.length === 1 ? 'Try that one again' : `Try those ${wrong.length} again`, () => again(wrong), { class: 'tv-primary' }) : null,
  retrying ? button('Show all questions', all) : null,
];
