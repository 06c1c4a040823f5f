// @ts-check
/* Letters never become commands.

   When a lesson runs again, the control in which somebody types is taken away and another comes in its place. Until
   then JupyterLab has the focus, and letters are its commands: they delete cells. So whoever was typing stays the
   typist: letters go on into the control that was taken away, and with the focus and the caret into the new one. */

import { isComposing } from './dom.js';

const OWN = 500;    // ms after a press of pointer, Tab or Escape during which a lost focus is the learner's own wish
const GUARD = 20_000; // ms after a control came back during which nothing outside the parts may take the focus from it
const CONTROLS = 'input, textarea, select, button, summary';

/** @typedef {HTMLElement & { value?: string }} Control */
/** @typedef {{ control: Control, part: string, place: number, lost: boolean }} Typist `place` among the controls of its part */

/** Watches one page, and is told of each part that is shown on it.
 * @param {Window & typeof globalThis} page */
export const typistOf = page => {
  /** @type {Typist | null} */
  let typist = null;
  let [acted, back] = [-Infinity, -Infinity];
  const now = () => page.performance.now();
  const letGo = () => { acted = now(); if (typist && isLost(typist)) typist = null; };

  /** The learner is in a control; when the focus goes to another place, that was a wish or a loss. */
  page.addEventListener('focusin', event => {
    const control = /** @type {Control} */ (event.target);
    const root = control.closest?.('.tv-live[data-part]');
    if (root && control.matches(CONTROLS)) {
      typist = { control, part: root.getAttribute('data-part') ?? '', place: placeOf(root, control), lost: false };
    } else if (typist && !isLost(typist)) {
      const wished = root || now() - acted < OWN; // a part leads on knowingly, as to its feedback
      if (wished || now() - back > GUARD) typist = null; else typist.control.focus({ preventScroll: true });
    }
  }, true);
  page.addEventListener('pointerdown', letGo, true);
  page.addEventListener('keydown', event => {
    if (event.key === 'Tab' || event.key === 'Escape') letGo();
    if (!typist || !isLost(typist) || !isTyping(event)) return;
    typist.lost = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    write(typist, event);
  }, true);

  /** A part is on the page: if somebody was typing in it before, the control there takes over.
   * @param {HTMLElement} root
   * @param {string} part what it is, the same whenever it is shown */
  return (root, part) => {
    root.dataset.part = part;
    if (typist?.part !== part) return; // nothing is measured for who reads
    whenSeen(page, root, () => {
      if (!typist || typist.part !== part || !isLost(typist)) return;
      const control = /** @type {Control | undefined} */ (root.querySelectorAll(CONTROLS)[typist.place]);
      if (!control || control.tagName !== typist.control.tagName) return;
      back = now();
      takeOver(typist, control, root.ownerDocument);
    });
  };
};

/** @param {Element} root
 * @param {Element} control */
const placeOf = (root, control) => [...root.querySelectorAll(CONTROLS)].indexOf(control);

/** Whether the control is gone, or kept out of sight until the new one is there.
 * @param {Typist} typist */
const isLost = ({ control, lost }) => lost || !isSeen(control);

/** @param {HTMLElement} node */
const isSeen = node => node.isConnected && node.ownerDocument.defaultView?.getComputedStyle(node).visibility !== 'hidden';

/** Whether a key writes or erases, and is no command by itself.
 * @param {KeyboardEvent} event */
const isTyping = event => !event.ctrlKey && !event.metaKey && !event.altKey
  && (event.key.length === 1 || isComposing(event) || ['Enter', 'Backspace', 'Delete'].includes(event.key));

/** @param {Control} control
 * @returns {control is HTMLTextAreaElement | HTMLInputElement} */
const holdsText = control => control.matches('textarea, input[type=text]');

/** @param {Control} control
 * @returns {[number, number] | null} */
const caretOf = control => holdsText(control) ? [control.selectionStart ?? 0, control.selectionEnd ?? 0] : null;

/** What a key does to a text whose control has lost the focus.
 * @param {Typist} typist
 * @param {KeyboardEvent} event */
const write = ({ control }, event) => {
  if (!holdsText(control) || control.readOnly) return;
  const [start, end] = /** @type {[number, number]} */ (caretOf(control));
  const empty = start === end;
  if (event.key.length === 1) control.setRangeText(event.key, start, end, 'end');
  else if (event.key === 'Enter' && control.matches('textarea')) control.setRangeText('\n', start, end, 'end');
  else if (event.key === 'Backspace') control.setRangeText('', empty ? Math.max(0, start - 1) : start, end, 'end');
  else if (event.key === 'Delete') control.setRangeText('', start, empty ? end + 1 : end, 'end');
  else return;
  control.dispatchEvent(new Event('input', { bubbles: true }));
};

/** @param {Typist} typist
 * @param {Control} control
 * @param {Document} page */
const takeOver = (typist, control, page) => {
  const before = typist.control;
  typist.control = control;
  control.dispatchEvent(new Event('tv-reveal', { bubbles: true }));
  if (holdsText(control) && holdsText(before)) {
    const caret = /** @type {[number, number]} */ (caretOf(before));
    if (control.value !== before.value && !control.readOnly) {
      control.value = before.value;
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
    control.setSelectionRange(...caret);
  }
  control.focus({ preventScroll: true });
  typist.lost = page.activeElement !== control;
};

/** @param {Window & typeof globalThis} page
 * @param {HTMLElement} root
 * @param {() => void} then
 * @param {number} [frames] until one gives up */
const whenSeen = (page, root, then, frames = 3600) => {
  if (isSeen(root)) then();
  else if (frames) page.requestAnimationFrame(() => whenSeen(page, root, then, frames - 1));
};
