// @ts-check
/* A lesson on the projector: one step a screen, in full screen where the browser grants it, everything live. Arrows,
   PageUp and PageDown (which a clicker sends), Home and End turn; Escape ends. */

import { button, isComposing, make, say } from './dom.js';
import { PLACES, stepsOf } from './slides.js';
import { Speaker } from './speaker.js';

const CLASS = 'tv-presenting';
const LEAST = 24 / 27; // of the size of text: 24 px. What is longer then is turned in screens of its own
const LEAST_DRAWN = 0.4; // a picture and what moves it stay on one screen, whatever the size
const DRAWN = '.tv-explorer, .tv-figure:not(:has(.tv-entries))';
const FOLDED = ':is(.tv-words, .tv-listing) details:not([open])'; // folded for who reads, shown to a class
const OVERLAP = 0.85; // of a screen that is turned inside a step
const WIDTH = 1240; // px of a step at its full size
const TRIES = 7; // halvings on the way to the size that fits
/** Keys that turn, unless a control uses them itself; those of a clicker always turn. @type {Record<string, number>} */
const TURNS = { ArrowRight: 1, ArrowDown: 1, ' ': 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };
const CLICKER = ['PageDown', 'PageUp'];
const CONTROLS = 'input, select, textarea, button, summary, a, [contenteditable], .tv-live svg';

/** One showing. */
class Presentation {
  /** @type {import('./slides.js').Step[]} */ #steps = [];
  #at = 0; #root; #ends = new AbortController(); #speaker = new Speaker(by => this.turn(by));
  #watch = new ResizeObserver(() => this.#grown());
  /** @type {HTMLDetailsElement[]} */ #opened = [];
  #height = 0;
  #place = make('p', { class: 'tv-present-place', role: 'status' });
  #bar = make('div', { class: 'tv-present-bar', role: 'toolbar', 'aria-label': 'Presentation' },
    button('‹ Back', () => this.turn(-1)), this.#place, button('Next ›', () => this.turn(1)),
    button('Notes', () => this.#tell(true)), button('End', () => this.end()));

  /** @param {HTMLElement} root */
  constructor(root) { this.#root = root; }

  get #hosts() { return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(PLACES)]); }
  get #room() { return innerHeight - this.#bar.offsetHeight - 2 * Number.parseFloat(getComputedStyle(this.#root).getPropertyValue('--tv-present-edge')); }

  begin() {
    const { signal } = this.#ends;
    const seen = this.#hosts.find(host => host.getBoundingClientRect().bottom > 80);
    this.#root.classList.add(CLASS);
    this.#root.append(this.#bar);
    this.#opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (this.#root.querySelectorAll(FOLDED))];
    for (const fold of this.#opened) fold.open = true;
    void this.#root.requestFullscreen?.().catch(() => {}); // where it is not granted, the window itself is the screen
    window.addEventListener('keydown', event => this.#typed(event), { capture: true, signal });
    window.addEventListener('resize', () => this.#lay(this.#steps[this.#at]?.host), { signal });
    document.addEventListener('fullscreenchange', () => {
      // A browser leaves full screen by itself as the window with the notes opens.
      if (!document.fullscreenElement && !this.#speaker.isOpen) this.end();
    }, { signal });
    this.#lay(seen);
  }

  /** Cuts the lesson into steps for the screen as it is now, and shows the one of a place.
   * @param {HTMLElement | undefined} host */
  #lay(host) {
    this.#clear();
    this.#steps = stepsOf(this.#root, this.#room);
    const at = host ? this.#steps.findIndex(step => !(step.host.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING)) : 0;
    this.#at = Math.max(0, at);
    this.#show();
  }

  #clear() {
    this.#watch.disconnect();
    for (const each of this.#root.querySelectorAll('.tv-off, .tv-on')) each.classList.remove('tv-off', 'tv-on');
    for (const host of this.#hosts) for (const name of ['zoom', 'max-width', 'max-height']) host.style.removeProperty(name);
  }

  #show() {
    this.#clear();
    const step = this.#steps[this.#at];
    if (!step) { this.end(); return; }
    for (const host of this.#hosts) host.classList.toggle('tv-off', host !== step.host && !host.contains(step.host));
    for (const each of this.#steps) if (each.host === step.host && each !== step) for (const piece of each.pieces) piece.classList.add('tv-off');
    for (const piece of step.pieces) piece.classList.remove('tv-off');
    step.host.classList.add('tv-on');
    say(this.#place, `${this.#at + 1} of ${this.#steps.length}`);
    this.#fit();
    this.#watch.observe(step.pieces[0]);
    this.#tell(false);
  }

  /** Makes what is too tall smaller: lines are longer then, so the size is searched. */
  #fit() {
    const host = this.#steps[this.#at]?.host;
    if (!host) return;
    const fits = (/** @type {number} */ size) => {
      host.style.setProperty('zoom', `${size}`);
      host.style.setProperty('max-width', `${WIDTH / size}px`);
      this.#height = host.getBoundingClientRect().height;
      return this.#height <= this.#room;
    };
    host.style.removeProperty('max-height');
    if (fits(1)) return;
    let [low, high] = [host.querySelector(DRAWN) ? LEAST_DRAWN : LEAST, 1];
    for (let time = 0; time < TRIES; time += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle; else high = middle;
    }
    if (fits(low)) return;
    host.style.setProperty('max-height', `${this.#room / low}px`);
    this.#height = this.#room;
  }

  /** A part on the screen has become longer or shorter: it was answered, unfolded, or is drawn anew. */
  #grown() {
    const now = this.#steps[this.#at]?.host.getBoundingClientRect().height ?? 0;
    if (Math.abs(now - this.#height) > 1) this.#fit();
  }

  /** @param {number} by steps; infinite for the first or last */
  turn(by) {
    if (Math.abs(by) === 1 && this.#scrolls(by)) return;
    const next = Math.max(0, Math.min(this.#steps.length - 1, this.#at + by));
    if (next === this.#at) return;
    this.#at = next;
    this.#show();
  }

  /** Turns inside a step that is longer than a screen; false at its end.
   * @param {number} by */
  #scrolls(by) {
    const host = this.#steps[this.#at]?.host;
    if (!host) return false;
    const before = host.scrollTop;
    host.scrollTop += by * OVERLAP * host.clientHeight;
    return Math.abs(host.scrollTop - before) > 1;
  }

  /** @param {boolean} open */
  #tell(open) { this.#speaker.show(this.#steps[this.#at], this.#steps[this.#at + 1], `${this.#at + 1} of ${this.#steps.length}`, open); }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    if (isComposing(event)) return;
    const busy = event.target instanceof Element && event.target.closest(CONTROLS) && !event.target.closest('.tv-present-bar');
    const turns = event.key in TURNS && (!busy || CLICKER.includes(event.key)) && !(event.key === ' ' && event.target instanceof HTMLButtonElement);
    if (event.ctrlKey || event.metaKey || event.altKey || !(turns || (event.key === 'Escape' && !busy))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (turns) this.turn(TURNS[event.key]); else this.end();
  }

  end() {
    const host = this.#steps[this.#at]?.host;
    this.#ends.abort();
    this.#clear();
    this.#speaker.close();
    this.#bar.remove();
    this.#root.classList.remove(CLASS);
    for (const fold of this.#opened) fold.open = false;
    if (document.fullscreenElement === this.#root) void document.exitFullscreen();
    requestAnimationFrame(() => host?.scrollIntoView({ block: 'start' })); // once all that was hidden has its height again
    running = null;
  }
}

/** @type {Presentation | null} */
let running = null;

/** Shows the lesson inside `root` on the projector, from where the reader is; again, it ends.
 * @param {HTMLElement} root */
export const present = root => {
  if (running) { running.end(); return; }
  running = new Presentation(root);
  running.begin();
};
