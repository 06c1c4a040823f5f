// @ts-check
/* The round of amendments: what each seat asks for, and the answers. */

import { button, make, prose, say } from '../../page/dom.js';
import { scrollerOf } from '../../page/jumps.js';
import { plain } from '../../page/prose.js';
import { plural } from '../../page/wording.js';
import { sum, workbench } from './workbench.js';
import { fold, list } from './words.js';

/** @typedef {import('../../page/wire').Request} Request */
/** @typedef {{ do: 'accept' | 'refuse', seat: string, clause: string, level: number }} Answered */
/** Who asks for the same is answered at once: `moves` are made one after another, and `words` say so.
 * @typedef {(moves: Answered[], words: string, card: HTMLElement, byPointer: boolean) => unknown} AnswerRequest */

/** What is asked for in one clause, as a card.
 * @param {Request} request
 * @param {AnswerRequest} answer */
export const card = ({ clause, title, now, wishes }, answer) => {
  const asking = wishes.map(wish => wish.names).join('; ');
  /** @type {Answered[]} */
  const refusals = wishes.flatMap(({ level, seats }) => seats.map(seat => ({ do: 'refuse', seat, clause, level })));
  /** @type {HTMLElement} */
  const node = make('article', { class: 'tv-request', 'aria-label': `${title}: ${asking}`, 'data-clause': clause },
    make('p', {}, make('strong', {}, prose(title)), prose(`, now “${now}”`)),
    ...wishes.map(({ names, seats, label, effect, loses }) => make('p', {}, `${names} ${seats.length > 1 ? 'ask' : 'asks'} for `,
      make('strong', {}, prose(`“${label}”`)), `. ${effect} `, make('span', { class: 'tv-past', text: loses }))),
    fold('Why, and what it costs', list(wishes.flatMap(wish => wish.why))),
    make('div', { class: 'tv-actions' }, ...wishes.map(({ names, seats, level, label }) =>
      button(wishes.length > 1 ? `Accept “${plain(label)}”` : 'Accept', event =>
        answer([{ do: 'accept', seat: seats[0], clause, level }], `Accepted: ${names} on ${plain(title)}.`, node, byPointer(event)),
      { 'aria-label': `Accept “${plain(label)}”: ${names}, ${plain(title)}` })),
    button('Refuse', event => answer(refusals, `Refused: ${asking} on ${plain(title)}.`, node, byPointer(event)),
      { 'aria-label': `Refuse: ${asking}, ${plain(title)}` })));
  return node;
};

/** Whether a press came from a mouse or a finger, and not from a key. @param {Event} event */
const byPointer = event => event instanceof UIEvent && event.detail > 0;

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
  const answer = async (moves, words, node, pointed) => {
    if (answering) return;
    answering = true;
    const above = [...cards.children].slice(0, [...cards.children].indexOf(node)).map(other => /** @type {HTMLElement} */ (other).dataset.clause);
    settled = { above, card: node.getBoundingClientRect(), pointed, words };
    let done = true;
    for (const move of moves) {
      const reply = await game.move(move);
      done = Boolean(reply && !reply.unanswered);
      if (!done) break;
    }
    answering = false;
    if (!cards.isConnected) return;
    if (!done) settled = null;
    update();
    if (done) (cards.querySelector('button') ?? next).focus({ preventScroll: pointed });
  };
  let shown = '';
  let answering = false;
  /** The request answered last. @type {{ above: (string | undefined)[], card: DOMRect, pointed: boolean, words: string } | null} */
  let settled = null;
  const update = () => {
    if (answering) return;
    work.update();
    total.update();
    const { requests, talk: says } = game.game;
    const stamp = JSON.stringify([requests, says]);
    if (stamp === shown) return;
    shown = stamp;
    talk.replaceChildren(...says.map(([name, words]) => make('li', {}, make('strong', { text: `${name}: ` }), words)));
    say(heard, requests.length ? `Changes are asked for in ${plural(requests.length, 'clause')}` : NO_MORE);
    const fresh = requests.map(each => card(each, answer));
    if (!settled) { cards.replaceChildren(...fresh); return; }
    const { above, card: was, pointed, words } = settled;
    const line = settledLine(words, !requests.length);
    const first = fresh.filter(node => above.includes(node.dataset.clause));
    if (pointed) line.style.minHeight = `${was.height}px`; // at once, or the browser scrolls after what lies below
    cards.replaceChildren(...first, line, ...fresh.filter(node => !first.includes(node)));
    if (pointed) holdPlace(line, was);
  };
  return {
    nodes: [make('p', {}, 'This is how the seats stand on your text. Accept what you can live with, refuse the rest or leave it; each answer changes what is asked next. With a “first step” alone a seat’s vote stays as it is. No change costs another seat’s vote unless its card says so.'),
      talk, heard, cards, fold('Change a clause by your own hand', ...work.nodes)],
    sum: total.node, update, next,
  };
};
