// @ts-check
/* The speaker's window: what the screen leaves out of a step, what comes next, and the time. */

import { make } from './dom.js';

/** What the audience does not see, or need not read. */
const NOTES = 'figcaption, .tv-task, .tv-cited, [data-tv-notes]';
const STYLE = 'body { max-width: 40em; margin: 1.5em auto; padding: 0 1em; font: 18px/1.5 system-ui, sans-serif; } h1 { font-size: 1.2em; } p { margin: 0.6em 0; } button { min-height: 44px; padding: 0 1.2em; font: inherit; } .quiet { color: #545b63; }';
const WITHOUT = 'Nothing is left out on this screen.';
const BLOCKED = 'The browser has not opened a second window. Allow pop-up windows for this page, and press Notes again.';

/** The words of a node, in single spaces.
 * @param {Element} node */
const words = node => (node.textContent ?? '').replace(/¶/g, '').replace(/\s+/g, ' ').trim();

/** What to say of a step.
 * @param {import('./slides.js').Step} step */
export const notesOf = step => {
  const told = step.pieces.flatMap(piece => [...piece.querySelectorAll(NOTES)]).map(words).filter(Boolean);
  const drawn = step.pieces.flatMap(piece => [...piece.querySelectorAll('svg[aria-label]')]).map(node => node.getAttribute('aria-label') ?? '');
  return [...told, ...drawn];
};

export class Speaker {
  /** @type {Window | null} */ #window = null;
  #turn; #since = Date.now();
  /** @type {number | undefined} */ #clock;

  /** @param {(by: number) => void} turn */
  constructor(turn) { this.#turn = turn; }

  /** @param {import('./slides.js').Step | undefined} step
   * @param {import('./slides.js').Step | undefined} next
   * @param {string} place
   * @param {boolean} open whether a window is opened where there is none */
  show(step, next, place, open) {
    if (open) this.#open();
    if (!step || !this.#window || this.#window.closed) return;
    const { document } = this.#window;
    const notes = notesOf(step);
    const told = notes.length ? notes.map(text => make('p', { text })) : [make('p', { class: 'quiet', text: WITHOUT })];
    const back = make('button', { type: 'button', text: '‹ Back', on: { click: () => this.#turn(-1) } });
    const on = make('button', { type: 'button', text: 'Next ›', on: { click: () => this.#turn(1) } });
    document.body.replaceChildren(make('h1', { text: `${place}: ${step.title}` }), ...told,
      make('p', { class: 'quiet', text: next ? `Next: ${words(next.pieces[0]).slice(0, 120)}` : 'This is the last screen.' }),
      make('p', {}, back, ' ', on), make('p', { id: 'clock', class: 'quiet', role: 'timer' }));
    this.#tick();
  }

  get isOpen() { return Boolean(this.#window && !this.#window.closed); }

  #open() {
    if (this.#window && this.isOpen) { this.#window.focus(); return; }
    this.#window = window.open('', 'twoviews-notes', 'popup,width=720,height=620');
    if (!this.#window) { window.alert(BLOCKED); return; }
    const { document } = this.#window;
    document.title = 'Speaker’s notes';
    document.documentElement.lang = 'en';
    document.head.replaceChildren(make('title', { text: 'Speaker’s notes' }), make('style', { text: STYLE }));
    this.#window.addEventListener('keydown', ({ key }) => {
      if (['ArrowRight', 'PageDown'].includes(key)) this.#turn(1);
      if (['ArrowLeft', 'PageUp'].includes(key)) this.#turn(-1);
    });
    clearInterval(this.#clock);
    this.#clock = window.setInterval(() => this.#tick(), 1000);
  }

  #tick() {
    const clock = this.#window?.document.getElementById('clock');
    const seconds = Math.floor((Date.now() - this.#since) / 1000);
    if (clock) clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} since the beginning`;
  }

  close() {
    clearInterval(this.#clock);
    this.#window?.close();
  }
}
