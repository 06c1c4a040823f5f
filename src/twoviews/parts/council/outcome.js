// @ts-check
/* How the vote went, and the debrief. */

import { make, paragraph, prose } from '../../page/dom.js';
import { horseshoe } from './hands.js';
import { fold, heading, list, SAID, table } from './words.js';

/** The hands of a vote, which rise one by one. @param {import('./hands.js').Hand[]} marks */
const handsOf = marks => {
  const { node, write } = horseshoe('Fifteen votes');
  write(marks);
  return node;
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
  make('p', { class: `tv-headline tv-outcome-line ${result.adopted ? 'tv-right' : 'tv-wrong'}` }, make('strong', {}, prose(result.headline))),
  handsOf(result.marks),
  make('p', {}, prose(result.sentence)),
  make('ul', { class: 'tv-votes' }, ...voters.map(voter)),
];

/** @param {import('../../page/wire').Comparison} each */
const comparison = each => {
  const cell = (/** @type {string} */ label, /** @type {string} */ text) => make('td', { 'data-label': label, text });
  const rows = each.rows.map(([title, here, there, yours, differs]) => make('tr', { class: differs ? 'tv-differs' : '' },
    make('th', { scope: 'row', text: title }), cell('Your text: ', here), cell('The real text: ', there), cell('Yours ', yours)));
  return [make('p', {}, prose(each.sentence)),
    table(each.label, ['Clause', 'Your text', 'The real text', 'Yours'], [rows], 'tv-stacked'), paragraph(each.note)];
};

/** @param {import('../../page/wire').Debrief['accounts'][number]} each */
const account = each => make('div', { class: 'tv-account' },
  make('p', {}, make('strong', {}, prose(each.sentences[0])), ' ', prose(each.sentences.slice(1).join(' '))),
  each.numbers.length ? fold('In numbers', make('p', {}, prose(each.numbers.join(' ')))) : null,
  each.explanation ? make('blockquote', { class: 'tv-own-words', dir: 'auto', text: each.explanation }) : null);

/** @param {import('../../page/wire').Debrief} found */
export const debrief = found => [
  make('p', {}, make('strong', {}, prose(found.result)), ' ', found.amendments),
  heading('Which clause moved which vote'), ...found.accounts.map(account),
  make('p', { class: 'tv-help', text: 'Gains and losses are in each seat’s own measure. They do not compare between seats.' }),
  heading('What would have changed the outcome'),
  make('p', {}, prose(found.alternatives)), found.turns.length ? list(found.turns) : null,
  heading('How far does that hang on how the seats are read?'), list(found.readings),
  found.readings.length > 1 ? make('p', { class: 'tv-help', text: 'The record decides none of these. In all of them the votes of that day come out as they were cast.' }) : null,
  heading('Beside the real text'), ...found.comparisons.flatMap(comparison),
  heading('The years, in each view'), found.years.length > 1 ? list(found.years) : paragraph(found.years[0]),
  fold('In numbers', make('p', { class: 'tv-help', text: 'The middle of 400 runs, and in brackets the range that holds eight in ten.' }), list(found.numbers)),
  found.unseen ? make('p', {}, prose(found.unseen)) : null,
  fold('The game, move by move', list(found.story, 'ol')),
];
