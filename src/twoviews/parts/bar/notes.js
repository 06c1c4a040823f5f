// @ts-check
/* The learner's own notes, one a section, saved as they are written. They are in the record like all that is written,
   so a note never changes the lesson's file. */

import { control, make, plain, say, status, textBox, unique } from '../../page/dom.js';

const WAIT = 800; // ms after the last letter

/** @param {import('./page.js').BarPart} part
 * @param {import('./page.js').Tell} tell */
export const notes = ({ content, line, signal }, tell) => {
  const titles = new Map(content.headings.map(([id, title]) => [id, title]));
  const first = content.headings[0]?.[0] ?? '';
  let section = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let wait;
  const id = unique('note');
  const label = make('label', { class: 'tv-bar-note-title', for: id });
  const told = status('tv-bar-told');
  const box = textBox('textarea', {
    id, class: 'tv-bar-box', rows: 6, maxlength: content.longest,
    on: { input: () => { clearTimeout(wait); wait = setTimeout(save, WAIT); }, change: () => save() },
  });
  const others = make('ol', { class: 'tv-bar-hits' });
  const close = control('button', { type: 'button', class: 'tv-bar-button', text: 'Close' });
  const node = make('section', { class: 'tv-bar-panel tv-bar-note', popover: 'manual', 'aria-label': 'My notes' }, label, box, told,
    make('div', { class: 'tv-bar-note-foot' }, close), others);

  const save = async () => {
    clearTimeout(wait);
    const before = line.state.notes?.[section] ?? '';
    if (box.value === before) return;
    const answer = await line.ask('note', { section, text: box.value }, `note ${section}`);
    say(told, answer?.saved ? 'Saved in your record.' : 'Not saved yet. What you wrote stays here.');
  };
  const turn = (/** @type {string} */ next) => {
    section = next;
    box.value = line.state.notes?.[section] ?? '';
    say(label, `My note on “${plain(titles.get(section) ?? '')}”`);
    say(told, '');
    list();
  };
  const list = () => {
    const found = Object.entries(line.state.notes ?? {}).filter(([each]) => each !== section);
    others.replaceChildren(...found.map(([each, text]) => make('li', {}, control('button', {
      type: 'button', class: 'tv-bar-entry', on: { click: () => { void save(); tell('go', { section: each }); turn(each); } },
    }, make('span', {}, make('strong', { text: plain(titles.get(each) ?? '') }), make('span', { class: 'tv-bar-excerpt', text }))))));
  };
  close.addEventListener('click', () => node.hidePopover());
  node.addEventListener('keydown', event => { if (event.key === 'Escape') { event.stopPropagation(); node.hidePopover(); } });
  node.addEventListener('toggle', () => { if (!node.matches(':popover-open')) void save(); });
  line.listen(patch => { if (patch.notes) list(); }, signal);
  /** The note on where the learner is. */
  const show = () => {
    turn(/** @type {HTMLElement | null} */ (node.closest('.tv-bar'))?.dataset.here || first);
    node.showPopover();
    box.focus();
  };
  return { node, show };
};
