// @ts-check
/* The box for one draft of a text: saved as it is written, and never lost. */

import { textDraft } from '../../page/drafts.js';
import { make, say, status, textBox } from '../../page/dom.js';
import { leaving } from '../../page/frame.js';
import { restful, stopwatch, TYPING } from '../../page/timing.js';
import { words } from '../../page/words.js';
import { MEANWHILE, plural, savedLine, UNSAVED } from '../../page/wording.js';

export const FIRST = 1;
export const SECOND = 2;

/** @typedef {ReturnType<typeof writing>} Writing */
/** @typedef {import('./page.js').DiscussionPart} DiscussionPart */

/** The box of one draft, how many words are in it, and whether they are saved.
 * @param {DiscussionPart} part
 * @param {1 | 2} number
 * @param {string} label
 * @param {string} help id of what describes the box
 * @param {() => void} changed */
export const writing = ({ content, line, drafts, signal }, number, label, help, changed) => {
  const standing = () => number === FIRST ? { text: line.state.text ?? '', version: line.state.version }
    : { text: line.state.second ?? '', version: line.state.second_version };
  const key = number === FIRST ? 'write' : 'write second';
  const seconds = stopwatch();
  const counter = make('span', { class: 'tv-count' });
  const told = status('tv-told');
  let unsaved = false;
  let beside = standing().version; // the version of the text beside which the words in the box were written
  let known = [standing().text]; // that text, and what was sent since
  const draft = textDraft(drafts, number === FIRST ? content.id : `${content.id}/second`);
  const details = () => ({ text: area.value, version: beside, seconds: seconds(), ...(number === FIRST ? {} : { draft: number }) });
  const area = textBox('textarea', {
    class: 'tv-area', rows: 7, 'aria-describedby': help,
    on: { input: () => typedIn(), blur: () => save.now(), keydown: event => event.stopPropagation() },
  });
  const count = () => say(counter, plural(words(area.value), 'word'));
  const save = restful(async () => {
    sending();
    const at = beside;
    const reply = await line.ask('write', details(), key);
    if (reply?.newer) joined(reply.unanswered ?? '', at);
    else if (reply === null) say(told, 'Not saved yet. Your text is kept on this page, and saved as soon as the lesson answers.');
    else if (reply.saved === undefined) say(told, reply.unanswered ?? UNSAVED);
  }, TYPING);
  /* Another window was newer: its words stand first, and nothing typed here is lost. */
  const joined = (/** @type {string} */ why, /** @type {number | undefined} */ at) => {
    if (beside !== at) return; // another answer said so before
    area.value = `${standing().text}\n\n${area.value}`;
    stands();
    typedIn();
    say(told, why);
  };
  const stands = () => { beside = standing().version; known = [standing().text]; };
  const sending = () => { known = [known[0], area.value]; draft.keep(area.value, ...known); };
  const typedIn = () => {
    unsaved = true;
    draft.keep(area.value, ...known);
    say(told, 'Writing …');
    count();
    changed();
    save();
  };
  /** @type {(text: string, answer: import('../../page/types').Answer) => void} */
  const written = (text, answer) => {
    if (area.value !== text || (unsaved && line.waits(key))) { // what is under way is another text
      if (!unsaved) { area.value = text; stands(); count(); }
      return;
    }
    stands();
    if (unsaved || answer.saved !== undefined) say(told, savedLine(answer));
    unsaved = false;
    if (answer.saved !== false) draft.drop();
  };
  const open = () => {
    area.value = standing().text;
    const kept = draft.beside(area.value);
    if (kept) { area.value = kept.text; typedIn(); }
    if (kept?.joined) say(told, MEANWHILE);
    count();
  };
  leaving(() => { if (!unsaved) return; sending(); line.tell('write', details()); }, signal);
  const node = make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: label }), area);
  const foot = make('div', { class: 'tv-actions' }, counter, told);
  /** Puts words into the box as if they were typed there. */
  const put = (/** @type {string} */ text) => { area.value = text; typedIn(); };
  return { node, foot, area, save, written, open, put };
};
