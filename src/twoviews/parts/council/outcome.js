// @ts-check
/* How the vote went, and the debrief. */

import { make, paragraph, prose } from '../../page/dom.js';
import { fold, heading, list, SAID, table } from './words.js';

/** @param {import('../../page/wire').VoteResult} result */
const tally = result => {
  const count = (/** @type {string} */ vote) => result.marks.filter(([, cast]) => cast === vote).length;
  const label = `Fifteen votes: ${count('yes')} yes, ${count('no')} no, ${count('abstain')} abstaining`;
  return make('div', { class: 'tv-marks', role: 'img', 'aria-label': label },
    ...result.marks.map(([, cast]) => make('span', { class: `tv-mark tv-${cast}`, text: SAID[cast][0] })));
};

/** @param {import('../../page/wire').Voter} each */
const voter = each => {
  const [sign, words] = each.cast ? SAID[each.cast] : ['', ''];
  return make('li', {}, make('span', { class: 'tv-sign', 'aria-hidden': 'true', text: sign }),
    make('span', {}, make('strong', { text: each.name }), `: ${words}${each.person ? ', by a person here' : ''}`));
};

/** @param {import('../../page/wire').VoteResult} result
 * @param {import('../../page/wire').Voter[]} voters */
export const outcome = (result, voters) => [
  make('p', { class: `tv-outcome-line ${result.adopted ? 'tv-right' : 'tv-wrong'}` }, make('strong', {}, prose(result.sentence))),
  tally(result),
  make('p', { class: 'tv-help', text: 'The first four marks are the seats at the table, in the order of the list; the other eleven members vote as the elected seat does.' }),
  make('ul', { class: 'tv-votes' }, ...voters.map(voter)),
];

/** @param {import('../../page/wire').Comparison} each */
const comparison = each => {
  const cell = (/** @type {string} */ label, /** @type {string} */ text) => make('td', { 'data-label': label, text });
  const rows = each.rows.map(([title, here, there, yours, differs]) => make('tr', { class: differs ? 'tv-differs' : '' },
    make('th', { scope: 'row', text: title }), cell('Your text: ', here), cell('The real text: ', there), cell('Yours goes: ', yours)));
  return [make('p', {}, prose(each.sentence)),
    table(each.label, ['Clause', 'Your text', 'The real text', 'Yours goes'], [rows], 'tv-stacked'), paragraph(each.note)];
};

/** @param {import('../../page/wire').Debrief['accounts'][number]} each */
const account = each => make('div', { class: 'tv-account' },
  make('p', {}, make('strong', { text: `${each.name}. ` }), prose(each.sentences.join(' '))),
  each.explanation ? make('blockquote', { class: 'tv-own-words', dir: 'auto', text: each.explanation }) : null);

/** @param {import('../../page/wire').Debrief} found */
export const debrief = found => [
  make('p', {}, make('strong', {}, prose(found.result)), ' ', found.amendments),
  heading('Which clause moved which vote'), ...found.accounts.map(account),
  make('p', { class: 'tv-help', text: 'Gains and losses are in each seat’s own measure. They do not compare between seats.' }),
  heading('What would have changed the outcome'),
  make('p', {}, prose(found.alternatives)), found.turns.length ? list(found.turns) : null,
  heading('Beside the real text'), ...found.comparisons.flatMap(comparison),
  heading('The years, in each view'), list(found.years), found.unseen ? make('p', {}, prose(found.unseen)) : null,
  fold('The game, move by move', list(found.story, 'ol')),
];
