// @ts-check
/* The clauses to set, and a line that sums the draft up. */

import { make, say, status } from '../../page/dom.js';
import { horseshoe, said } from './hands.js';
import { bench, changedClauses } from './table.js';
import { fold } from './words.js';

/** @typedef {import('./game.js').Game} Game */

/** @param {Game} game */
export const workbench = game => {
  const rows = game.laid.clauses.map((clause, place) =>
    bench(game.laid, clause, place + 1, (key, level) => game.move({ do: 'set', clause: key, level })));
  /** @type {Record<string, number>} the level that each row shows */
  const shown = {};
  const write = (/** @type {typeof rows[number]} */ row, /** @type {number} */ level) => { shown[row.id] = level; row.write(level); };
  const update = () => {
    if (game.pending) return;
    for (const row of rows) {
      const level = game.game.draft[row.id];
      if (shown[row.id] !== level || row.chosen() < 0) write(row, level);
    }
  };
  for (const row of rows) {
    row.node.addEventListener('change', () => { if (row.chosen() >= 0 && shown[row.id] !== row.chosen()) write(row, row.chosen()); });
  }
  return { nodes: rows.map(row => row.node), update };
};

/** How the draft stands: the hands as they would be raised now, in words, and its numbers folded away.
 * @param {Game} game */
export const sum = game => {
  const words = status('tv-standing-words');
  const picture = horseshoe('If it came to the vote now', 'tv-standing');
  const seats = make('ul', { class: 'tv-leanings' });
  const numbers = make('p', {});
  const node = make('div', { class: 'tv-sum' }, picture.node,
    make('div', { class: 'tv-sum-words' }, words, seats, fold('In numbers', numbers)));
  let shown = '';
  const update = () => {
    const { draft, idle, pressure, count, leanings, voters } = game.game;
    const changed = changedClauses(game.laid, draft).length;
    say(words, idle ? 'This text changes nothing: all stands as it would without it. Set a clause.'
      : `${count} ${changed} of ${game.laid.clauses.length} clauses ${changed === 1 ? 'differs' : 'differ'} from what holds if nothing passes.`.trim());
    say(numbers, pressure);
    picture.node.hidden = seats.hidden = idle || !leanings.length;
    const stamp = JSON.stringify(leanings);
    if (stamp === shown) return;
    shown = stamp;
    picture.write(leanings);
    seats.replaceChildren(...leanings.slice(0, voters.length).map(leaning));
  };
  return { node, update };
};

/** @param {import('./hands.js').Hand} hand */
const leaning = ([name, cast]) => make('li', {}, make('span', { class: 'tv-sign', 'aria-hidden': 'true', text: said(cast)[0] }), `${name}: ${said(cast)[1]}`);
