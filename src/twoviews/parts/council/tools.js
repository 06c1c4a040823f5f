// @ts-check
/* Under the game: keep it as a file, open one, begin anew, take up another. */

import { button, control, handOver, make, prose, say } from '../../page/dom.js';
import { day } from '../../page/wording.js';
import { fold } from './words.js';

const LARGEST = 2_000_000; // bytes of a game file

/** Hands a file that the Python half made to the browser, to be kept.
 * @param {import('./game.js').Game} game
 * @param {import('../../page/types').Answer | null} reply
 * @param {string} type
 * @param {string} holds what is in it, in a sentence */
const keep = (game, reply, type, holds) => {
  if (!reply?.file) return;
  handOver(reply.name ?? 'council', reply.file, type);
  say(game.told, `Saved as ${reply.name} where your browser keeps downloads. ${holds}`);
};

/** @param {import('./game.js').Game} game
 * @param {HTMLInputElement} input */
const open = async (game, input) => {
  const file = input.files?.[0];
  if (!file) return;
  if (file.size > LARGEST) { say(game.told, 'This file is too large to be a game. Choose one that this course saved.'); return; }
  const text = await file.text();
  input.value = '';
  const reply = await game.ask('open', { text });
  if (reply && !reply.unanswered && !reply.trouble) say(game.told, `Opened as game ${game.game.number}.`);
};

/** @param {import('./game.js').Game} game */
export const tools = game => {
  const save = button('Save this game as a file', async () => {
    if (!game.game.moves) { say(game.told, 'Nothing has been played yet.'); return; }
    keep(game, await game.ask('file'), 'application/json', 'It holds the moves and what you wrote, and no name.');
  });
  const input = control('input', { type: 'file', accept: '.json,application/json', class: 'tv-unseen', on: { change: event => open(game, event.target) } });
  const others = otherGames(game);
  const node = make('div', { class: 'tv-tools-row', role: 'group', 'aria-label': 'This game and others' },
    make('div', { class: 'tv-actions' }, save, make('label', { class: 'tv-button tv-file-button' }, 'Open a game file', input),
      button('New game', () => game.begin())), others.node);
  return { node, show: () => { others.show(); save.setAttribute('aria-disabled', String(!game.game.moves)); } };
};

/** @param {import('./game.js').Game} game */
const otherGames = game => {
  const list = make('ul', { class: 'tv-games' });
  const node = fold('', list);
  /** @param {[number: number, words: string, when: string]} listed */
  const row = ([number, words, when]) => make('li', {},
    make('span', {}, make('strong', { text: `Game ${number}. ` }), prose(words), `, ${day(when)}`), ' ',
    button('Take up', () => game.ask('resume', { number }), { 'aria-label': `Take up game ${number}` }));
  const show = () => {
    const games = (game.part.line.state.games ?? []).filter(([number]) => number !== game.game.number);
    node.hidden = games.length === 0;
    say(/** @type {Element} */ (node.querySelector('summary')), `Other games: ${games.length}`);
    list.replaceChildren(...games.map(row));
  };
  return { node, show };
};
