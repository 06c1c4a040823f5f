// @ts-check
/* What stands under a quiz once all is answered: how many are right, those to try again, and how sure one was. */

import { button, held, make } from '../../page/dom.js';

/** @typedef {import('../../page/wire').Answered} Answered */
/** @typedef {{ answer: Answered | undefined, sign: string }} Form */
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

/** @param {import('../../page/wire').Choice[]} degrees */
export const summary = degrees => {
  const node = make('div', { class: 'tv-summary', tabindex: '-1' });
  let stamp = '';
  /** @param {Form[]} forms
   * @param {boolean} retrying
   * @param {Acts} acts */
  const show = (forms, retrying, acts) => {
    const answers = forms.flatMap(each => each.answer ?? []);
    const done = answers.length === forms.length;
    const wrong = forms.flatMap((each, index) => each.sign === 'wrong' ? [index] : []);
    const now = JSON.stringify([done, wrong, retrying, answers.map(answer => [answer.confidence, answer.right])]);
    if (now === stamp) return;
    stamp = now;
    node.hidden = !done && !retrying;
    const hadFocus = node.contains(document.activeElement);
    node.replaceChildren(...held([...(done ? told(degrees, answers, wrong.length) : []), ...buttons(wrong, retrying, acts)]));
    if (hadFocus) node.focus();
  };
  return { node, show };
};

/** @param {import('../../page/wire').Choice[]} degrees
 * @param {Answered[]} answers
 * @param {number} wrong */
const told = (degrees, answers, wrong) => {
  const heading = wrong ? `All answered; ${wrong === 1 ? 'one is' : `${wrong} are`} not right yet.` : 'All answered, and all right.';
  const sure = calibration(degrees, answers);
  return [make('p', { text: heading }), sure ? make('p', { class: 'tv-calibration', text: sure }) : null];
};

/** @param {number[]} wrong
 * @param {boolean} retrying
 * @param {Acts} acts */
const buttons = (wrong, retrying, { again, all }) => [
  wrong.length && !retrying
    ? button(wrong.length === 1 ? 'Try that one again' : `Try those ${wrong.length} again`, () => again(wrong), { class: 'tv-primary' }) : null,
  retrying ? button('Show all questions', all) : null,
];
