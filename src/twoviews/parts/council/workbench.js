// @ts-check
/* The clauses to set, and a line that sums the draft up. */

import { say, status } from '../../page/dom.js';
import { bench, changedClauses } from './table.js';

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

/** @param {Game} game */
export const sum = game => {
  const node = status('tv-sum');
  const update = () => {
    const { draft, idle, pressure, count } = game.game;
    const changed = changedClauses(game.laid, draft).length;
    say(node, idle ? 'This text changes nothing: all stands as it would without it. Set a clause.'
      : `${changed} of ${game.laid.clauses.length} clauses ${changed === 1 ? 'differs' : 'differ'} from what holds if nothing passes. ${count} ${pressure}`);
  };
  return { node, update };
};
