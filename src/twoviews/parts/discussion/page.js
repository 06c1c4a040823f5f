// @ts-check
/* A prompt with room to write. What is written is saved as it is written; considerations come after. */

import { textDraft } from '../../page/drafts.js';
import { button, make, paragraph, prose, say, status, textBox, unique } from '../../page/dom.js';
import { frame, leaving, title } from '../../page/frame.js';
import { restful, stopwatch, TYPING } from '../../page/timing.js';
import { words } from '../../page/words.js';
import { MEANWHILE, plural, savedLine } from '../../page/wording.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').DiscussionContent, import('../../page/wire').DiscussionState>} DiscussionPart */

/** @param {DiscussionPart} part */
export default part => {
  const { content, line, signal } = part;
  const gate = considerationsOf(part, () => text.save.now());
  const text = writing(part, gate.help.id, () => show());
  const changed = paragraph('', 'tv-aside');
  const show = () => {
    changed.hidden = !line.state.changed;
    say(changed, line.state.changed ? 'The prompt has changed since you wrote this. Your text is kept; read it again against the new prompt.' : '');
    gate.show(words(text.area.value));
  };
  line.listen((patch, answer) => {
    if (patch.text !== undefined) text.written(patch.text, answer);
    show();
  }, signal);
  text.open();
  show();
  return frame('discussion', 'Discussion', part, title(content.title), paragraph(content.prompt, 'tv-prompt'),
    content.role ? make('p', { class: 'tv-role' }, make('strong', { text: 'Argue as: ' }), prose(content.role)) : null,
    content.other ? make('p', { class: 'tv-role', text: 'Argue the side that you do not hold, as well as you can.' }) : null,
    changed, text.node, make('div', { class: 'tv-actions' }, text.counter, text.told), gate.node, gate.considerations);
};

/** The box, how many words are in it, and whether they are saved.
 * @param {DiscussionPart} part
 * @param {string} help id of what describes the box
 * @param {() => void} changed */
const writing = ({ content, line, drafts, signal }, help, changed) => {
  const seconds = stopwatch();
  const counter = make('span', { class: 'tv-count' });
  const told = status('tv-told');
  let unsaved = false;
  let beside = line.state.version; // the version of the text beside which the words in the box were written
  let known = [line.state.text ?? '']; // that text, and what was sent since
  const draft = textDraft(drafts, content.id);
  const area = textBox('textarea', {
    class: 'tv-area', rows: 7, maxlength: content.longest, 'aria-describedby': help,
    on: { input: () => typedIn(), blur: () => save.now(), keydown: event => event.stopPropagation() },
  });
  const count = () => say(counter, plural(words(area.value), 'word'));
  const save = restful(async () => {
    sending();
    const reply = await line.ask('write', { text: area.value, version: beside, seconds: seconds() });
    if (reply?.unanswered) joined(reply.unanswered);
    else if (reply === null) say(told, 'Not saved yet. Your text is kept on this page, and saved as soon as the lesson answers.');
  }, TYPING);
  /* Another window was newer: its words stand first, and nothing typed here is lost. */
  const joined = (/** @type {string} */ why) => {
    area.value = `${line.state.text}\n\n${area.value}`;
    stands();
    typedIn();
    say(told, why);
  };
  const stands = () => { beside = line.state.version; known = [line.state.text]; };
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
    if (area.value !== text) {
      if (!unsaved) { area.value = text; stands(); count(); }
      return;
    }
    stands();
    unsaved = false;
    if (answer.saved !== false) draft.drop();
    say(told, savedLine(answer));
  };
  const open = () => {
    area.value = line.state.text ?? '';
    const kept = draft.beside(area.value);
    if (kept) { area.value = kept.text; typedIn(); }
    if (kept?.joined) say(told, MEANWHILE);
    count();
  };
  leaving(() => { if (!unsaved) return; sending(); line.tell('write', { text: area.value, version: beside, seconds: seconds() }); }, signal);
  const node = make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Your text' }), area);
  return { node, area, counter, told, save, written, open };
};

/** The button that shows what a careful discussion would weigh, once enough is written.
 * @param {DiscussionPart} part
 * @param {() => void} before what is done first: saving */
const considerationsOf = ({ content, line }, before) => {
  const help = make('p', { class: 'tv-help', id: unique('help') });
  const later = status('tv-told');
  const considerations = make('div', { class: 'tv-considerations', tabindex: '-1', role: 'group', 'aria-label': 'Considerations', hidden: true });
  const open = button('Show considerations', async () => {
    before();
    const reply = await line.ask('reveal');
    if (reply === null) return;
    if (reply.unanswered) say(later, reply.unanswered); else considerations.focus();
  }, { 'aria-describedby': help.id });
  const node = make('div', { class: 'tv-actions' }, open, help, later);
  const show = (/** @type {number} */ count) => {
    const shown = line.state.considerations ?? [];
    considerations.hidden = shown.length === 0;
    node.hidden = shown.length > 0;
    open.setAttribute('aria-disabled', String(count < content.enough));
    say(help, count < content.enough ? `Considerations open after ${content.enough} words of your own.` : 'You can now open the considerations.');
    if (shown.length && !considerations.childElementCount) {
      considerations.append(make('p', { class: 'tv-label', text: 'Worth weighing' }), make('ul', {}, ...shown.map(text => make('li', {}, prose(text)))));
    }
  };
  return { node, help, considerations, show };
};
