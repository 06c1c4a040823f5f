// @ts-check
/* Where one stands: each proposition on a scale. Nothing is marked. */

import { inputs, make, prose, radios, say, status, unique } from '../../page/dom.js';
import { frame, leaving, title } from '../../page/frame.js';
import { restful, stopwatch, TYPING } from '../../page/timing.js';
import { day, savedLine } from '../../page/wording.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').OpinionContent, import('../../page/wire').OpinionState>} OpinionPart */

/** @param {OpinionPart} part */
export default part => {
  const { content, line, signal } = part;
  const [[low, lowest], [high, highest]] = [content.scale[0], content.scale[content.scale.length - 1]];
  const rows = content.propositions.map(([id, text], index) => stance(id, text, index + 1, part));
  for (const row of rows) line.listen(row.show, signal);
  return frame('opinion', content.title, part, title(content.title),
    make('p', { class: 'tv-help', text: `There is no right answer, and nothing is marked. ${low} means “${lowest}”, ${high} “${highest}”.` }),
    ...rows.map(row => row.node));
};

/** What is said of an earlier answer; nothing if there is none.
 * @param {OpinionPart['line']['state']} state
 * @param {string} id */
export const earlierWords = ({ now, earlier, aside }, id) => {
  const [before, when] = earlier?.[id] ?? [];
  const current = now?.[id];
  if (before !== undefined) {
    const moved = current !== undefined && current !== before ? `. Now: ${current}.` : '';
    return `Your earlier answer: ${before} (${day(when ?? '')})${moved}`;
  }
  const set = aside?.[id];
  return set === undefined ? '' : `This sentence has changed since your answer of ${day(set)}, which is kept aside.`;
};

/** @param {string} id
 * @param {string} text
 * @param {number} number
 * @param {OpinionPart} part */
const stance = (id, text, number, { content: { scale }, line, drafts, signal }) => {
  const key = `place ${id}`;
  const seconds = stopwatch();
  const told = status('tv-told');
  /** @type {number | undefined} chosen here and not yet saved */
  let chosen;
  /** @type {number | undefined} what was said on leaving, which the browser tells twice */
  let said;
  const details = () => ({ proposition: id, value: chosen, seconds: seconds() });
  const save = restful(async () => {
    if (chosen === undefined) return; // another window chose the same
    const reply = await line.ask('place', details(), key);
    if (reply === null || reply.unanswered) say(told, reply?.unanswered ?? savedLine(null));
  }, TYPING);
  const choose = (/** @type {number} */ value) => {
    chosen = value;
    drafts.set(key, { value, beside: line.state.now?.[id] ?? null });
    say(told, '');
    save();
  };
  const meanings = new Map(scale.map(([value, meaning]) => [String(value), meaning]));
  const spoken = (/** @type {string} */ value) => meanings.get(value) ? `${value}, ${meanings.get(value)}` : value;
  const row = radios(unique('stance'), scale.map(([value]) => [String(value), String(value)]), undefined, event => choose(Number(event.target.value)), 'tv-likert', spoken);
  const earlier = make('p', { class: 'tv-earlier' });
  const end = (/** @type {string} */ word) => make('span', { class: 'tv-end', text: word, 'aria-hidden': 'true' });
  const node = make('fieldset', { class: 'tv-field tv-stance', 'data-proposition': id },
    make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(text)),
    make('div', { class: 'tv-likert-row' }, end('disagree'), row, end('agree'), told), earlier);
  /** @param {Partial<import('../../page/wire').OpinionState>} [patch]
   * @param {import('../../page/types').Answer} [answer] */
  const show = (patch = {}, answer = {}) => {
    if (chosen !== undefined && patch.now?.[id] === chosen) {
      chosen = undefined;
      if (answer.saved !== false) drafts.drop(key);
      say(told, savedLine(answer));
    }
    const before = line.state.earlier?.[id]?.[0];
    for (const input of inputs(row)) {
      input.checked = input.value === String(chosen ?? line.state.now?.[id]);
      input.closest('label')?.classList.toggle('tv-was', input.value === String(before));
    }
    say(earlier, earlierWords(line.state, id));
  };
  const kept = drafts.get(key); // chosen just before a reload
  if (kept && kept.beside === (line.state.now?.[id] ?? null)) choose(kept.value);
  else drafts.drop(key);
  leaving(() => {
    if (chosen !== undefined && chosen !== said) line.tell('place', details());
    said = chosen;
  }, signal);
  show();
  return { node, show };
};
