// @ts-check
/* What each phase of the game shows, and the button that leads on. */

import { button, make, radios, unique } from '../../page/dom.js';
import { amendments } from './amendments.js';
import { debrief as debriefOf, outcome } from './outcome.js';
import { seats } from './seats.js';
import { speech } from './speech.js';
import { briefs as briefsOf, occasion, text } from './table.js';
import { sum, workbench } from './workbench.js';
import { heading } from './words.js';
import { years as yearsOf } from './years.js';

/** @typedef {import('./game.js').Game} Game */
/** @typedef {import('./game.js').Section} Section */

/** @type {[string, string][]} */
const BALLOTS = [['yes', 'Yes'], ['no', 'No'], ['abstain', 'Abstain']];

const primary = (/** @type {string} */ words, /** @type {() => unknown} */ act) => button(words, act, { class: 'tv-primary' });

/** @param {Game} game
 * @returns {Section} */
const briefs = game => ({
  nodes: [...occasion(game.laid), make('p', {}, 'Four briefs lie on the table, each in that side’s own logic. Read at least those of the seats that could stop you.'),
    ...briefsOf(game.laid, true)],
  next: primary('To the draft', () => game.goOn()),
});

/** @param {Game} game
 * @returns {Section} */
const draft = game => {
  const [work, total] = [workbench(game), sum(game)];
  return {
    nodes: [make('p', {}, 'The first US proposal lies on the table. Set each clause as you would have it: choose a level and its words appear. A mark beside the levels says how far each seat stands from the one that you chose.'),
      make('p', { class: 'tv-help', text: '● its wish   ◕ close   ◑ some way off   ○ far   ✗ past a red line   – no stand. “Better” and “worse” compare with what holds if nothing passes.' }),
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
  if (!each.person) return make('p', {}, make('strong', { text: `${each.name}: ` }), 'the course votes, from the brief.');
  return make('fieldset', { class: 'tv-ballot', 'data-seat': each.seat }, make('legend', { text: `${each.name} votes` }),
    radios(unique('ballot'), BALLOTS, each.cast, event => game.move({ do: 'vote', seat: each.seat, vote: event.target.value }), 'tv-columns'));
};

/** @param {Game} game
 * @returns {Section} */
const vote = game => ({
  nodes: [heading('The text'), ...text(game.laid, game.game.draft), heading('The votes'), ...game.game.voters.map(each => ballot(game, each))],
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

/** @param {Game} game
 * @returns {Section} */
const debrief = game => ({
  nodes: game.game.debrief ? debriefOf(game.game.debrief) : [],
  next: primary('Play again', () => game.begin()),
});

/** @param {Game} game */
export const outcomeOf = game => game.game.result ? outcome(game.game.result, game.game.voters) : [];

/** By name, as the Python half names them.
 * @type {Record<string, (game: Game) => Section>} */
export const PHASES = { seats, briefs, draft, amendments, explanations, vote, years, debrief };
