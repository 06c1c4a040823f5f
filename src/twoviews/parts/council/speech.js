// @ts-check
/* An explanation of vote: a text that is saved as it is written. */

import { make, say, status, textBox } from '../../page/dom.js';
import { restful, TYPING } from '../../page/timing.js';
import { savedLine } from '../../page/wording.js';

/** @param {import('./game.js').Game} game
 * @param {import('../../page/wire').Speech} speech */
export const speech = (game, { seat, called, person, text: written }) => {
  const { content, drafts, line } = game.part;
  const id = `${content.item}:${game.game.number}:${seat}`;
  const told = status('tv-told');
  let saved = written;
  const flush = async () => {
    const text = area.value;
    if (text === saved) return true;
    const reply = await game.move({ do: 'explain', seat, text }, true);
    if (reply === null || reply.unanswered || reply.trouble) {
      say(told, 'Not saved yet. Your text is kept on this page.');
      return false;
    }
    saved = text;
    if (reply.saved !== false && area.value === text) drafts.drop(id);
    say(told, savedLine(reply));
    return true;
  };
  const later = restful(() => void flush(), TYPING);
  const area = textBox('textarea', {
    class: 'tv-area', rows: 5, maxlength: content.longest, 'data-seat': seat,
    on: { input: () => { drafts.set(id, area.value); say(told, 'Writing …'); later(); }, blur: () => later.now(), keydown: event => event.stopPropagation() },
  });
  const draft = drafts.get(id);
  area.value = typeof draft === 'string' ? draft : written;
  if (area.value !== written) later();
  const label = make('span', { class: 'tv-label', text: person ? `${called} explains its vote` : 'You explain your text, as its author' });
  return {
    node: make('div', { class: 'tv-speech' }, make('label', { class: 'tv-typed' }, label, area), told),
    flush,
    leave: () => { if (area.value !== saved) line.tell('move', { move: { do: 'explain', seat, text: area.value } }); },
  };
};
