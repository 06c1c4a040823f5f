// @ts-check
/* The round of amendments: what each seat asks for, and the answers. */

import { button, make, prose, say } from '../../page/dom.js';
import { plain } from '../../page/prose.js';
import { plural } from '../../page/wording.js';
import { sum, workbench } from './workbench.js';
import { fold } from './words.js';

/** @typedef {import('../../page/wire').Request} Request */
/** @typedef {(act: 'accept' | 'refuse', request: Request) => unknown} AnswerRequest */

/** One request as a card.
 * @param {Request} each
 * @param {string} now the label of the level that stands in the draft
 * @param {AnswerRequest} answer */
const card = (each, now, answer) => {
  const about = `${each.name}, ${plain(each.title)} at ${plain(each.label)}`;
  return make('article', { class: 'tv-request', 'aria-label': `${each.name} asks: ${each.title}` },
    make('p', {}, make('strong', { text: each.name }), ' asks for ', make('strong', {}, prose(`${each.title}: “${each.label}”`)),
      prose(` instead of “${now}”.`)),
    make('p', {}, make('strong', { text: 'Why: ' }), prose(each.reason)),
    make('p', {}, `${each.effect} `, make('span', { class: each.warns ? 'tv-past' : '', text: each.loses }), ` ${each.cost}`),
    make('div', { class: 'tv-actions' }, button('Accept', () => answer('accept', each), { 'aria-label': `Accept: ${about}` }),
      button('Refuse', () => answer('refuse', each), { 'aria-label': `Refuse: ${about}` })));
};

/** @param {import('./game.js').Game} game
 * @returns {import('./game.js').Section} */
export const amendments = game => {
  const [work, total] = [workbench(game), sum(game)];
  const talk = make('ul', { class: 'tv-talk' });
  const cards = make('div', { class: 'tv-requests' });
  const heard = make('h4', { tabindex: '-1' });
  const next = button('Close the amendment round', () => game.goOn(), { class: 'tv-primary' });
  /** @type {AnswerRequest} */
  const answer = async (act, { seat, clause, level }) => {
    const reply = await game.move({ do: act, seat, clause, level });
    if (reply && !reply.unanswered) (cards.querySelector('button') ?? next).focus();
  };
  const levelNow = (/** @type {string} */ clause) =>
    game.laid.clauses.find(each => each.id === clause)?.levels[game.game.draft[clause]].label ?? '';
  let shown = '';
  const update = () => {
    work.update();
    total.update();
    const { requests, talk: says } = game.game;
    const stamp = JSON.stringify([requests, says]);
    if (stamp === shown) return;
    shown = stamp;
    talk.replaceChildren(...says.map(([name, words]) => make('li', {}, make('strong', { text: `${name}: ` }), words)));
    say(heard, requests.length ? `${plural(requests.length, 'request')} on the table` : 'No seat asks for anything more');
    cards.replaceChildren(...requests.map(each => card(each, levelNow(each.clause), answer)));
  };
  return {
    nodes: [make('p', {}, 'This is how the seats stand on your text. A request can be met or refused; each answer changes what is asked next. You need not meet all.'),
      talk, heard, cards, fold('Change a clause by your own hand', ...work.nodes)],
    sum: total.node, update, next,
  };
};
