// @ts-check
/* The round of amendments: what each seat asks for, and the answers. */

import { button, make, prose, say } from '../../page/dom.js';
import { scrollerOf } from '../../page/jumps.js';
import { plain } from '../../page/prose.js';
import { plural } from '../../page/wording.js';
import { sum, workbench } from './workbench.js';
import { fold } from './words.js';

/** @typedef {import('../../page/wire').Request} Request */
/** @typedef {(act: 'accept' | 'refuse', request: Request, card: HTMLElement, byPointer: boolean) => unknown} AnswerRequest */

/** One request as a card.
 * @param {Request} each
 * @param {string} now the label of the level that stands in the draft
 * @param {AnswerRequest} answer */
const card = (each, now, answer) => {
  const about = `${each.name}, ${plain(each.title)} at ${plain(each.label)}`;
  /** @type {HTMLElement} */
  const node = make('article', { class: 'tv-request', 'aria-label': `${each.name} asks: ${each.title}` },
    make('p', {}, make('strong', { text: each.name }), ' asks for ', make('strong', {}, prose(`${each.title}: “${each.label}”`)),
      prose(` instead of “${now}”.`)),
    make('p', {}, make('strong', { text: 'Why: ' }), prose(each.reason)),
    make('p', {}, `${each.effect} `, make('span', { class: each.warns ? 'tv-past' : '', text: each.loses })),
    fold('In numbers', make('p', {}, each.cost)),
    make('div', { class: 'tv-actions' }, button('Accept', event => answer('accept', each, node, byPointer(event)), { 'aria-label': `Accept: ${about}` }),
      button('Refuse', event => answer('refuse', each, node, byPointer(event)), { 'aria-label': `Refuse: ${about}` })));
  node.dataset.key = keyOf(each);
  return node;
};

/** Whether a press came from a mouse or a finger, and not from a key. @param {Event} event */
const byPointer = event => event instanceof UIEvent && event.detail > 0;

/** @param {Request} each */
const keyOf = each => `${each.seat} ${each.clause} ${each.level}`;

const NO_MORE = 'No seat asks for anything more';

/** What takes the place of an answered card; after the last one it brings the good news to where the reader looks.
 * @param {string} words
 * @param {boolean} last */
export const settledLine = (words, last) => make('p', { class: 'tv-settled', text: last ? `${words} ${NO_MORE}.` : words });

/** Keeps a line where the answered card was on the screen, so that no other button comes to lie under the pointer: what
 * was filled above it goes, and the page scrolls by as much. At the top of a page it cannot, and the line grows.
 * @param {HTMLElement} line
 * @param {DOMRect} card */
const holdPlace = (line, { top, bottom }) => {
  const scroller = scrollerOf(line);
  if (scroller) scroller.scrollTop += line.getBoundingClientRect().top - top;
  line.style.minHeight = `${Math.max(0, bottom - line.getBoundingClientRect().top)}px`;
};

/** @param {import('./game.js').Game} game
 * @returns {import('./game.js').Section} */
export const amendments = game => {
  const [work, total] = [workbench(game), sum(game)];
  const talk = make('ul', { class: 'tv-talk' });
  const cards = make('div', { class: 'tv-requests' });
  const heard = make('h4', { tabindex: '-1' });
  const next = button(game.game.route.includes('vote') ? 'Close the amendment round' : 'Call the vote', () => game.goOn(), { class: 'tv-primary' });
  /** @type {AnswerRequest} */
  const answer = async (act, each, node, pointed) => {
    const { seat, clause, level } = each;
    const above = [...cards.children].slice(0, [...cards.children].indexOf(node)).map(other => /** @type {HTMLElement} */ (other).dataset.key);
    settled = { above, card: node.getBoundingClientRect(), pointed,
      words: `${act === 'accept' ? 'Accepted' : 'Refused'}: ${each.name} on ${plain(each.title)}.` };
    const reply = await game.move({ do: act, seat, clause, level });
    if (!reply || reply.unanswered) { settled = null; return; }
    (cards.querySelector('button') ?? next).focus({ preventScroll: pointed });
  };
  const levelNow = (/** @type {string} */ clause) =>
    game.laid.clauses.find(each => each.id === clause)?.levels[game.game.draft[clause]].label ?? '';
  let shown = '';
  /** The request answered last. @type {{ above: (string | undefined)[], card: DOMRect, pointed: boolean, words: string } | null} */
  let settled = null;
  const update = () => {
    work.update();
    total.update();
    const { requests, talk: says } = game.game;
    const stamp = JSON.stringify([requests, says]);
    if (stamp === shown) return;
    shown = stamp;
    talk.replaceChildren(...says.map(([name, words]) => make('li', {}, make('strong', { text: `${name}: ` }), words)));
    say(heard, requests.length ? `${plural(requests.length, 'request')} on the table` : NO_MORE);
    const fresh = requests.map(each => card(each, levelNow(each.clause), answer));
    if (!settled) { cards.replaceChildren(...fresh); return; }
    const { above, card: was, pointed, words } = settled;
    const line = settledLine(words, !requests.length);
    const first = fresh.filter(node => above.includes(node.dataset.key));
    if (pointed) line.style.minHeight = `${was.height}px`; // at once, or the browser scrolls after what lies below
    cards.replaceChildren(...first, line, ...fresh.filter(node => !first.includes(node)));
    if (pointed) holdPlace(line, was);
  };
  return {
    nodes: [make('p', {}, 'This is how the seats stand on your text. A request can be met or refused; each answer changes what is asked next. You need not meet all.'),
      talk, heard, cards, fold('Change a clause by your own hand', ...work.nodes)],
    sum: total.node, update, next,
  };
};
