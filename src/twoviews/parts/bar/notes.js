// @ts-check
/* The learner's own notes, one a section, saved as they are written. They are in the record like all that is written,
   so a note never changes the lesson's file. */

import { control, isComposing, make, plain, say, status, textBox, unique } from '../../page/dom.js';
import { textDraft } from '../../page/drafts.js';
import { leaving } from '../../page/frame.js';
import { restful } from '../../page/timing.js';
import { MEANWHILE } from '../../page/wording.js';

const WAIT = 800; // ms after the last letter
const KNOWN = 8;  // notes that go along, so that what we sent ourselves is no other window's

/** @param {import('./page.js').BarPart} part
 * @param {import('./page.js').Tell} tell */
export const notes = ({ content, line, drafts, signal }, tell) => {
  const titles = new Map(content.headings.map(([id, title]) => [id, title]));
  const first = content.headings[0]?.[0] ?? '';
  let section = first;
  let unsaved = false;
  let known = ['']; // the note beside which the words in the box were written, and what was sent since
  const id = unique('note');
  const label = make('label', { class: 'tv-bar-note-title', for: id });
  const told = status('tv-bar-told');
  const box = textBox('textarea', {
    id, class: 'tv-bar-box', rows: 6, on: { input: () => typedIn(), change: () => save.now() },
  });
  const others = make('ol', { class: 'tv-bar-hits' });
  const close = control('button', { type: 'button', class: 'tv-bar-button', text: 'Close' });
  const node = make('section', { class: 'tv-bar-panel tv-bar-note', popover: 'manual', 'aria-label': 'My notes' }, label, box, told,
    make('div', { class: 'tv-bar-note-foot' }, close), others);

  const standing = (/** @type {string} */ of = section) => line.state.notes?.[of] ?? '';
  const draft = (/** @type {string} */ of = section) => textDraft(drafts, `note ${of}`);
  const left = () => content.headings.map(([each]) => each).filter(each => drafts.get(`note ${each}`));
  const said = () => box.value.trim() ? box.value : ''; // an empty one is none
  const stands = () => { known = [standing()]; unsaved = false; };
  const sending = () => {
    known = [known[0], ...[...known.slice(1), box.value].slice(-KNOWN)];
    draft().keep(said(), ...known);
    return { section, text: box.value, known };
  };
  const save = restful(async () => {
    const at = section;
    const details = sending();
    const [beside] = known;
    const answer = await line.ask('note', details, `note ${at}`);
    if (at !== section) return;
    if (answer?.newer) joined(answer.unanswered ?? '', beside);
    else say(told, answer?.saved ? 'Saved in your record.' : answer?.unanswered ?? 'Not saved yet. What you wrote stays here.');
  }, WAIT);
  const typedIn = () => {
    unsaved = true;
    draft().keep(said(), ...known);
    save();
  };
  /* Another window was newer: its words stand first, and nothing typed here is lost. */
  const joined = (/** @type {string} */ why, /** @type {string} */ beside) => {
    if (known[0] !== beside) return; // another answer said so before
    box.value = `${standing()}\n\n${box.value}`;
    stands();
    typedIn();
    say(told, why);
  };
  const open = () => {
    stands();
    const kept = draft().beside(standing());
    box.value = kept?.text ?? standing();
    say(told, kept?.joined ? MEANWHILE : '');
    if (kept) typedIn();
  };
  /** @type {(answer: import('../../page/types').Answer) => void} */
  const heard = answer => {
    list();
    if (answer.saved !== false) for (const each of left().filter(each => !draft(each).beside(standing(each)))) draft(each).drop();
    const same = standing() === said();
    if (same ? line.waits(`note ${section}`) : unsaved) return; // another text is under way, or will be
    if (!same) box.value = standing();
    stands();
  };
  const turn = (/** @type {string} */ next) => {
    if (next !== section || !unsaved) {
      save.now();
      section = next;
      open();
    }
    say(label, `My note on “${plain(titles.get(section) ?? '')}”`);
    list();
  };
  const list = () => {
    const found = Object.entries(line.state.notes ?? {}).filter(([each, text]) => text && each !== section);
    others.replaceChildren(...found.map(([each, text]) => make('li', {}, control('button', {
      type: 'button', class: 'tv-bar-entry', on: { click: () => { tell('go', { section: each }); turn(each); } },
    }, make('span', {}, make('strong', { text: plain(titles.get(each) ?? '') }), make('span', { class: 'tv-bar-excerpt', text }))))));
  };
  close.addEventListener('click', () => node.hidePopover());
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !isComposing(event)) { event.stopPropagation(); node.hidePopover(); }
  });
  node.addEventListener('toggle', () => { if (!node.matches(':popover-open')) save.now(); });
  line.listen((patch, answer) => { if (patch.notes) heard(answer); }, signal);
  leaving(() => { if (unsaved) line.tell('note', sending()); }, signal);
  for (const each of left()) turn(each); // what was typed before a reload goes on its way
  /** The note on where the learner is. */
  const show = () => {
    turn(/** @type {HTMLElement | null} */ (node.closest('.tv-bar'))?.dataset.here || first);
    node.showPopover();
    box.focus();
  };
  return { node, show };
};
