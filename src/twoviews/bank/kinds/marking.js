// @ts-check
/* What the kinds of question share on the page: options, feedback beside what it is about, locking. */

import { control, make, prose, textBox, unique } from '../../page/dom.js';
import { plain } from '../../page/prose.js';

/** @typedef {import('../../page/types').Feedback} Feedback */
/** @typedef {import('../../page/types').Controls} Controls */
/** @typedef {import('../../page/wire').Question} Question */
/** @typedef {{ box: HTMLElement, input?: HTMLElement }} Place where feedback on a target stands, and its control */
/** @typedef {(target: string, right: boolean) => string} Word the verdict on a target in a word or two */

/** @param {boolean} right */
export const sign = right => right ? '✓' : '✗';

/** How an answer stands: right, partly right, or not right yet. The same by word, sign and colour.
 * @type {Record<'right' | 'partly' | 'open', { mark: string, word: string }>} */
export const STANDS = {
  right: { mark: '✓', word: 'right' },
  partly: { mark: '◐', word: 'partly right' },
  open: { mark: '○', word: 'not right yet' },
};

/** @param {boolean} right
 * @param {string} text
 * @param {string} [word] */
export const feedbackNode = (right, text, word = right ? 'Right' : 'Not right') =>
  make('div', { class: `tv-feedback ${right ? 'tv-right' : 'tv-wrong'}` },
    make('strong', { class: 'tv-verdict-word', text: `${sign(right)} ${word}. ` }), prose(text));

/** @param {HTMLElement} input
 * @param {HTMLElement} node */
const describe = (input, node) => {
  node.id = unique('feedback');
  input.setAttribute('aria-describedby', node.id);
};

/** @param {HTMLElement} root */
const clearFeedback = root => {
  for (const node of root.querySelectorAll('.tv-feedback')) node.remove();
  for (const node of root.querySelectorAll('[aria-describedby]')) node.removeAttribute('aria-describedby');
};

/** Puts each piece of feedback into the place of its target; what has no place is returned.
 * @param {HTMLElement} root
 * @param {Map<string, Place>} places
 * @param {Feedback[]} feedback
 * @param {Word} [word]
 * @returns {Feedback[]} */
export const placeFeedback = (root, places, feedback, word) => {
  clearFeedback(root);
  return feedback.filter(([target, right, text]) => {
    const place = places.get(target);
    if (!place) return true;
    const node = feedbackNode(right, text, word?.(target, right));
    place.box.append(node);
    if (place.input) describe(place.input, node);
    return false;
  });
};

/** The options of a question, each with its box.
 * @param {Question} question
 * @param {'radio' | 'checkbox'} type
 * @param {() => void} changed */
export const optionList = (question, type, changed) => {
  const name = unique('option');
  /** @type {Map<string, { box: HTMLElement, input: HTMLInputElement }>} */
  const places = new Map();
  const node = make('div', { class: 'tv-options' }, ...(question.options ?? []).map(([id, text]) => {
    const input = control('input', { type, name, value: id, on: { change: changed } });
    const label = make('label', { class: 'tv-choice' }, input, make('span', { class: 'tv-choice-text' }, prose(text)));
    const box = make('div', { class: 'tv-option' }, label);
    places.set(id, { box, input });
    return box;
  }));
  return { node, places, inputs: [...places.values()].map(place => place.input) };
};

/** Locked controls keep the focus and their readable colours; they only no longer change.
 * @param {HTMLInputElement[]} inputs
 * @param {boolean} locked */
export const lockRadios = (inputs, locked) => {
  for (const input of inputs) input.disabled = locked && !input.checked;
};

/** What is placed so far, as an object from item to place; items without a place are left out.
 * @param {Iterable<[string, string]>} placed */
export const whole = placed => Object.fromEntries([...placed].filter(([, place]) => place));

/** A box for a number or a few words.
 * @param {() => void} changed
 * @param {{ unit?: string, inputmode: string, longest: number }} form
 * @returns {Controls} */
export const typed = (changed, { unit = '', inputmode, longest }) => {
  const input = textBox('input', {
    class: 'tv-input', inputmode, autocomplete: 'off', spellcheck: 'false', maxlength: longest, on: { input: changed },
  });
  const name = unit ? `Your answer, in ${plain(unit)}` : 'Your answer';
  return {
    node: make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: name }), input),
    read: () => input.value,
    write: response => { input.value = response ?? ''; },
    mark: feedback => feedback,
    lock: right => { input.readOnly = right; },
  };
};
