// @ts-check
/* What each phase of the game shows, and the button that leads on. */

import { button, make, paragraph, radios, unique } from '../../page/dom.js';
import { amendments } from './amendments.js';
import { debrief as debriefOf, outcome } from './outcome.js';
import { seats } from './seats.js';
import { speech } from './speech.js';
import { briefs as briefsOf, occasion, text } from './table.js';
import { sum, workbench } from './workbench.js';
import { heading, list } from './words.js';
import { years as yearsOf } from './years.js';

/** @typedef {import('./game.js').Game} Game */
/** @typedef {import('./game.js').Section} Section */

/** @type {[string, string][]} */
const BALLOTS = [['yes', 'Yes'], ['no', 'No'], ['abstain', 'Abstain']];

/** How far a level stands from a seat. @type {[string, string][]} */
const MARKS = [['●', 'its wish'], ['◕', 'close to it'], ['◑', 'some way from it'], ['○', 'far from it'], ['✗', 'past its red line: it votes no'], ['–', 'it does not mind']];

const primary = (/** @type {string} */ words, /** @type {() => unknown} */ act) => button(words, act, { class: 'tv-primary' });

/** How the seats are read, where the record leaves more than one way.
 * @param {Game} game */
const readings = game => {
  const { readings: ways } = game.laid;
  if (!ways.length) return [];
  return [make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt', text: 'How shall the seats be read?' }),
    make('p', { class: 'tv-help', text: 'The record decides none of these. Choose one to play with; the debrief counts your text in each.' }),
    radios(unique('reading'), ways.map(([id, label]) => [id, label]), game.game.reading, event => game.move({ do: 'read', reading: event.target.value })),
    list(ways.map(([, label, reason]) => `${label}: ${reason}`)))];
};

/** @param {Game} game
 * @returns {Section} */
const briefs = game => ({
  nodes: [...occasion(game.laid), make('p', {}, game.game.people.length
    ? 'The briefs of the seats where people sit. Hand the page round: each group reads its own.'
    : game.laid.alone),
  make('p', {}, `Of the other seats you are told before the vote ${game.game.people.length ? '' : 'how each would vote on your text, '}how far each stands from a level, and which red line a level crosses. The rest of their briefs, and how much they mind, opens after the vote.`),
  ...briefsOf(game.laid, true), ...readings(game)],
  next: primary('To the draft', () => game.goOn()),
});

/** @param {Game} game
 * @returns {Section} */
const draft = game => {
  const [work, total] = [workbench(game), sum(game)];
  return {
    nodes: [...(game.laid.short ? [paragraph(game.laid.situation)] : []),
      make('p', {}, 'The first draft lies on the table. Set each clause as you would have it: choose a level and its words appear. A mark beside the levels says how far each seat stands from the one that you chose.'),
      make('ul', { class: 'tv-legend tv-help', 'aria-label': 'The marks' }, ...MARKS.map(([sign, words]) => make('li', {}, make('span', { class: 'tv-sign', text: sign }), words))),
      make('p', { class: 'tv-help', text: '“Better” and “worse” compare with what holds if nothing passes.' }),
      ...work.nodes],
    sum: total.node,
    update: () => { work.update(); total.update(); },
    next: primary('Put the draft before the others', () => game.move({ do: 'propose' })),
  };
};

/** @param {Game} game
 * @returns {Section} */
const explanations = game => {
  const rows = game.game.explanations.map(each => speech(game, each));
  const people = game.game.explanations.some(each => each.person);
  return {
    nodes: [make('p', {}, people ? 'Before the vote each person at the table explains it in a few sentences: what the text does, and why your side can or cannot live with it.'
      : 'Before the vote you speak for the text that you wrote. In a few sentences: what does it do, and why should a sceptical member vote for it?'),
    ...rows.map(row => row.node)],
    update: () => { for (const row of rows) row.update(); },
    leave: () => { for (const row of rows) row.leave(); },
    next: primary('To the vote', async () => {
      for (const row of rows) if (!await row.flush()) return;
      await game.goOn();
    }),
  };
};

/** @param {Game} game
 * @param {import('../../page/wire').Voter} each */
const ballot = (game, each) => {
  if (!each.person) return make('p', {}, make('strong', { text: `${each.name}: ` }), 'the course casts this vote, from the brief.');
  return make('fieldset', { class: 'tv-ballot', 'data-seat': each.seat }, make('legend', { text: `${each.name} votes` }),
    radios(unique('ballot'), BALLOTS, each.cast, event => game.move({ do: 'vote', seat: each.seat, vote: event.target.value }), 'tv-columns'));
};

/** @param {Game} game
 * @returns {Section} */
const vote = game => ({
  nodes: [heading('The text'), ...text(game.laid, game.game.draft), heading('The votes'),
    game.game.people.length ? null : make('p', { text: game.laid.alone }), ...game.game.voters.map(each => ballot(game, each))],
  next: primary('Call the vote', () => game.goOn()),
});

/** @param {Game} game
 * @returns {Section} */
const years = game => ({
  before: 'vote',
  beforeNodes: outcomeOf(game),
  nodes: game.game.years ? yearsOf(game.game.years, game.part.content.sides) : [],
  next: primary('To the debrief', () => game.goOn()),
});

/** The headline once more, where the vote lies two pages back.
 * @param {Game} game */
const heads = game => game.game.result && game.game.route.includes('years')
  ? [make('p', { class: 'tv-headline' }, make('strong', { text: game.game.result.headline }))] : [];

/** @param {Game} game
 * @returns {Section} */
const debrief = game => ({
  ...(game.game.route.includes('years') ? {} : { before: 'vote', beforeNodes: outcomeOf(game) }),
  nodes: game.game.debrief ? [...heads(game), ...debriefOf(game.game.debrief)] : [],
  next: primary('Play again', () => game.begin()),
});

/** @param {Game} game */
export const outcomeOf = game => game.game.result ? outcome(game.game.result, game.game.voters) : [];

/** By name, as the Python half names them.
 * @type {Record<string, (game: Game) => Section>} */
export const PHASES = { seats, briefs, draft, amendments, explanations, vote, years, debrief };
