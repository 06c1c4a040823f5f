// @ts-check
/* An explanation of vote: a text that is saved as it is written. */

import { textDraft } from '../../page/drafts.js';
import { make, say, status, textBox } from '../../page/dom.js';
import { restful, TYPING } from '../../page/timing.js';
import { MEANWHILE, savedLine } from '../../page/wording.js';

/** @param {import('./game.js').Game} game
 * @param {import('../../page/wire').Speech} speech */
export const speech = (game, { seat, called, person, text: written }) => {
  const { content, drafts, line } = game.part;
  const id = `${content.item}:${game.game.number}:${seat}`;
  const told = status('tv-told');
  const draft = textDraft(drafts, id);
  let saved = written;
  const flush = async () => {
    const text = area.value;
    if (text === saved) return true;
    draft.keep(text, saved, text);
    const reply = await game.move({ do: 'explain', seat, text }, true);
    if (reply === null || reply.unanswered || reply.trouble) {
      say(told, 'Not saved yet. Your text is kept on this page.');
      return false;
    }
    saved = text;
    if (reply.saved !== false && area.value === text) draft.drop();
    say(told, savedLine(reply));
    return true;
  };
  const later = restful(() => void flush(), TYPING);
  const area = textBox('textarea', {
    class: 'tv-area', rows: 5, maxlength: content.longest, 'data-seat': seat,
    on: { input: () => { draft.keep(area.value, saved); say(told, 'Writing …'); later(); }, blur: () => later.now(), keydown: event => event.stopPropagation() },
  });
  const kept = draft.beside(written);
  area.value = kept?.text ?? written;
  if (kept) later();
  if (kept?.joined) say(told, MEANWHILE);
  const label = make('span', { class: 'tv-label', text: person ? `${called} explains its vote` : 'You explain your text, as its author' });
  return {
    node: make('div', { class: 'tv-speech' }, make('label', { class: 'tv-typed' }, label, area), told),
    flush,
    leave: () => { if (area.value !== saved) line.tell('move', { move: { do: 'explain', seat, text: area.value } }); },
  };
};
