// @ts-check
/* A prediction: commit to a guess, then see what the record shows. */

import { entering, inputs, make, paragraph, prose, radios, say, status, submitButton, unique } from '../../page/dom.js';
import { numberLine, optionRow } from '../../page/beside.js';
import { estimate } from '../../page/estimate.js';
import { frame, named } from '../../page/frame.js';
import { stopwatch } from '../../page/timing.js';
import { day } from '../../page/wording.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').PredictionContent, import('../../page/wire').PredictionState>} PredictionPart */

/** @param {PredictionPart} part */
export default part => {
  const { content, line, drafts, signal } = part;
  const told = status('tv-told');
  const asked = question(part, reply => {
    drafts.drop(content.id);
    document.dispatchEvent(new CustomEvent('tv-guessed', { detail: content.id }));
    say(told, reply.saved === false ? 'Kept in memory, not yet saved.' : 'Your guess is saved and stays as it is.');
    found.node.focus();
  });
  const found = result(content);
  const show = () => {
    const { reveal, guess, record, aside } = line.state;
    asked.node.hidden = reveal !== undefined;
    found.node.hidden = reveal === undefined;
    asked.setAside(aside);
    if (reveal !== undefined) found.show(guess, reveal, record);
  };
  line.listen(show, signal);
  show();
  return frame('prediction', named(content.title, content.prompt), part, asked.node, found.node, told);
};

/** The form; `committed` is called once a guess stands.
 * @param {PredictionPart} part
 * @param {(reply: import('../../page/types').Answer) => void} committed */
const question = ({ content, line, drafts }, committed) => {
  const seconds = stopwatch();
  const verdict = status('tv-told');
  const changed = (/** @type {string} */ typed) => drafts.set(content.id, typed);
  const guess = content.options ? pick(content.options, changed) : estimate({ ...content, changed });
  const aside = paragraph('', 'tv-aside');
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (line.waits('commit')) return; // a guess is under way, and the first one stands
    const reply = await line.ask('commit', { guess: guess.read(), seconds: seconds() });
    if (reply === null) say(verdict, 'Not committed yet: the lesson does not answer. Your guess is sent as soon as it does.');
    else if (reply.unanswered) say(verdict, reply.unanswered);
    else if (line.state.reveal !== undefined) committed(reply);
  };
  guess.write(drafts.get(content.id));
  const node = make('form', { on: { submit, keydown: entering } },
    make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt' }, prose(content.prompt)), aside, guess.node,
      make('div', { class: 'tv-actions' }, submitButton('Commit to this guess'), verdict)));
  const setAside = (/** @type {string | undefined} */ when) => {
    aside.hidden = !when;
    if (when) say(aside, `This question has changed since your guess of ${day(when)}. That guess is kept aside in your record.`);
  };
  return { node, setAside };
};

/** Guess and record side by side.
 * @param {PredictionPart['content']} content */
const result = ({ prompt, unit = '', options, low, high }) => {
  const yours = make('p', { class: 'tv-guess' });
  const record = make('p', {});
  const drawn = make('div', { class: 'tv-drawn' });
  const column = (/** @type {string} */ names, /** @type {string} */ label, /** @type {Node} */ inside) =>
    make('div', { class: names }, make('p', { class: 'tv-label', text: label }), inside);
  const node = make('div', { class: 'tv-result', tabindex: '-1', role: 'group', 'aria-label': 'Your guess and the record' },
    paragraph(prompt, 'tv-prompt'),
    make('div', { class: 'tv-pairing' }, column('tv-mine', 'Your guess', yours), column('tv-record', 'What the record shows', record)), drawn);
  /** Both on one scale; nothing where the record is not one value.
   * @param {string | number} guess
   * @param {string | number | undefined} value */
  const beside = (guess, value) => {
    if (typeof guess === 'number' && typeof value === 'number') return [numberLine({ guess, record: value, unit, low, high })];
    return options && typeof value === 'string' ? [optionRow(options, String(guess), value)] : [];
  };
  /** @param {string | number | undefined} guess
   * @param {string} reveal
   * @param {string | number | undefined} value */
  const show = (guess = '', reveal, value) => {
    drawn.replaceChildren(...beside(guess, value));
    yours.replaceChildren(prose(typeof guess === 'number' ? `${guess} ${unit}`.trim() : guess));
    record.replaceChildren(prose(reveal));
  };
  return { node, show };
};

const SHORT = 24; // letters of an option, of which several stand in one line

/** One option of several.
 * @param {string[]} options
 * @param {(chosen: string) => void} changed */
const pick = (options, changed) => {
  const short = options.every(text => text.length <= SHORT);
  const node = radios(unique('guess'), options.map(text => [text, text]), undefined, () => changed(read()), `tv-options${short ? ' tv-in-line' : ''}`);
  const read = () => inputs(node).find(input => input.checked)?.value ?? '';
  const write = (/** @type {unknown} */ value) => { for (const input of inputs(node)) input.checked = input.value === value; };
  return { node, read, write };
};
