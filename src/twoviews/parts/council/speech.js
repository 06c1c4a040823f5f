// @ts-check
/* An explanation of vote: a text that is saved as it is written. */

import { textDraft } from '../../page/drafts.js';
import { control, make, say, status, textBox } from '../../page/dom.js';
import { restful, TYPING } from '../../page/timing.js';
import { MEANWHILE, savedLine, UNSAVED } from '../../page/wording.js';

/** @typedef {import('./game.js').Game} Game */
/** @typedef {import('../../page/wire').Speech} Speech */

const KNOWN = 8; // texts that go along, so that what we sent ourselves is no other window's

/** @param {Game} game
 * @param {string} seat */
const draftOf = ({ game, part: { content, drafts } }, seat) => textDraft(drafts, `${content.item}:${game.number}:${seat}`);

/** @param {Game} game
 * @param {Speech} speech */
export const speech = (game, { seat, called, person, text: written }) => {
  const told = status('tv-told');
  const draft = draftOf(game, seat);
  let unsaved = false;
  let underWay = 0;
  let known = [written]; // the words beside which those in the box were written, and what was sent since
  const standing = () => game.game.explanations.find(each => each.seat === seat)?.text ?? written;
  const stands = () => { known = [standing()]; unsaved = false; };
  const sending = () => {
    known = [known[0], ...[...known.slice(1), area.value].slice(-KNOWN)];
    draft.keep(area.value, ...known);
    return { do: 'explain', seat, text: area.value };
  };
  const flush = async () => {
    if (!unsaved) return true;
    const move = sending();
    const [beside] = known;
    underWay += 1;
    const reply = await game.move(move, { quiet: true, known });
    underWay -= 1;
    if (reply?.newer) joined(reply.unanswered ?? '', beside);
    else if (reply?.saved === undefined) say(told, reply?.unanswered ?? UNSAVED);
    else if (area.value === move.text && !underWay) kept(reply);
    return !unsaved;
  };
  const kept = (/** @type {import('../../page/types').Answer} */ reply) => {
    stands();
    if (reply.saved) draft.drop();
    say(told, savedLine(reply));
  };
  const later = restful(() => void flush(), TYPING);
  const typedIn = () => {
    unsaved = true;
    draft.keep(area.value, ...known);
    say(told, 'Writing …');
    later();
  };
  /* Another window was newer: its words stand first, and nothing typed here is lost. */
  const joined = (/** @type {string} */ why, /** @type {string} */ beside) => {
    if (known[0] !== beside) return; // another answer said so before
    stands();
    area.value = `${known[0]}\n\n${area.value}`;
    typedIn();
    say(told, why);
  };
  const area = textBox('textarea', {
    class: 'tv-area', rows: 5, 'data-seat': seat,
    on: { input: typedIn, blur: () => later.now(), keydown: event => event.stopPropagation() },
  });
  const left = draft.beside(written);
  area.value = left?.text ?? written;
  if (left) typedIn();
  if (left?.joined) say(told, MEANWHILE);
  const label = make('span', { class: 'tv-label', text: person ? `${called} explains its vote` : 'You explain your text, as its author' });
  return {
    node: make('div', { class: 'tv-speech' }, make('label', { class: 'tv-typed' }, label, area), told),
    flush,
    /** What another window wrote shows here, where nothing is unsaved. */
    update: () => { if (!unsaved && area.value !== standing()) { stands(); area.value = known[0]; } },
    leave: () => { if (unsaved) game.part.line.tell('move', { move: sending(), known }); },
  };
};

/** Words that were typed here when another window went on to the vote: they are shown, to be kept elsewhere.
 * @param {Game} game */
export const unsaid = game => game.game.explanations.flatMap(({ seat, called, text }) => {
  const kept = draftOf(game, seat).beside(text);
  return kept ? [make('details', { class: 'tv-hint', open: true },
    control('summary', { text: `${called}: your words were not saved before another window went on to the vote` }),
    make('p', { class: 'tv-unsaid', text: kept.text, dir: 'auto' }))] : [];
});
