// @ts-check
/* A prompt with room to write. What is written is saved as it is written; considerations come after. */

import { button, control, make, paragraph, prose, say, status, unique } from '../../page/dom.js';
import { frame, named } from '../../page/frame.js';
import { words } from '../../page/words.js';
import { FIRST, writing } from './drafting.js';
import { ladderOf } from './ladder.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').DiscussionContent, import('../../page/wire').DiscussionState>} DiscussionPart */

/** @param {DiscussionPart} part */
export default part => {
  const { content, line, signal } = part;
  const gate = considerationsOf(part, () => last().save.now());
  const first = writing(part, FIRST, content.rubric ? 'Your first draft' : 'Your text', gate.help.id, () => show());
  const ladder = content.rubric ? ladderOf(part, first, gate.help.id, () => show()) : null;
  const last = () => ladder?.second ?? first;
  const changed = paragraph('', 'tv-aside');
  const show = () => {
    changed.hidden = !line.state.changed;
    say(changed, line.state.changed ? 'The prompt has changed since you wrote this. Your text is kept; read it again against the new prompt.' : '');
    ladder?.show();
    gate.show(words(last().area.value), ladder === null || line.state.samples !== undefined);
  };
  line.listen((patch, answer) => {
    if (patch.text !== undefined) first.written(patch.text, answer);
    if (patch.second !== undefined) ladder?.second.written(patch.second, answer);
    show();
  }, signal);
  first.open();
  ladder?.second.open();
  show();
  return frame('discussion', named(content.title, content.prompt), part,
    make('div', { class: 'tv-halves' }, make('div', {}, ...asked(content)), make('div', {}, changed, first.node, first.foot)), ladder?.node, gate.node, gate.considerations, together(content));
};

/** The prompt: what it trains, what is asked, and in whose name.
 * @param {DiscussionPart['content']} content */
const asked = ({ rung, prompt, role, other }) => [
  rung ? make('p', { class: 'tv-label', text: `What this trains: ${rung}` }) : null,
  paragraph(prompt, 'tv-prompt'),
  role ? make('p', { class: 'tv-role' }, make('strong', { text: 'Argue as: ' }), prose(role)) : null,
  other ? make('p', { class: 'tv-role', text: 'Argue the side that you do not hold, as well as you can.' }) : null];

/** How a class works on it, folded.
 * @param {DiscussionPart['content']} content */
const together = ({ in_class: inClass }) => inClass ? make('details', { class: 'tv-hint' }, control('summary', { text: 'In class' }),
  paragraph(inClass[0]), make('p', {}, make('strong', { text: 'At the end. ' }), prose(inClass[1]))) : null;

/** The button that shows what a careful discussion would weigh, once enough is written.
 * @param {DiscussionPart} part
 * @param {() => void} before what is done first: saving */
const considerationsOf = ({ content, line, memory }, before) => {
  const key = `${content.id}/considerations`;
  let again = memory.get(key) === true; // opened before, and not yet in this page
  const help = make('p', { class: 'tv-help', id: unique('help') });
  const later = status('tv-told');
  const considerations = make('div', { class: 'tv-considerations', tabindex: '-1', role: 'group', 'aria-label': 'Considerations', hidden: true });
  const open = button('Show considerations', async () => {
    before();
    const reply = await line.ask('reveal');
    if (reply === null) return;
    if (reply.unanswered) { say(later, reply.unanswered); return; }
    memory.set(key, true);
    considerations.focus();
  }, { 'aria-describedby': help.id });
  const node = make('div', { class: 'tv-actions' }, open, help, later);
  const own = content.rubric ? 'in your second draft' : 'of your own';
  const show = (/** @type {number} */ count, due = true) => {
    const shown = line.state.considerations ?? [];
    if (again && due && count >= content.enough) {
      again = false;
      if (!shown.length) void line.ask('reveal');
    }
    considerations.hidden = shown.length === 0;
    node.hidden = shown.length > 0 || !due;
    open.setAttribute('aria-disabled', String(count < content.enough));
    say(help, count < content.enough ? `Considerations open after ${content.enough} words ${own}.` : 'You can now open the considerations.');
    if (shown.length && !considerations.childElementCount) {
      considerations.append(make('p', { class: 'tv-label', text: 'Worth weighing' }), make('ul', {}, ...shown.map(text => make('li', {}, prose(text)))));
    }
  };
  return { node, help, considerations, show };
};
