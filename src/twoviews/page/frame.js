// @ts-check
/* The frame of each live part: a named region with a place for what the learner should know. */

import { control, make, prose, say, status } from './dom.js';
import { plain } from './prose.js';

/** @param {string} kind
 * @param {string} label
 * @param {import('./types').Part<any, any>} part
 * @param {...import('./dom.js').Child} children */
export const frame = (kind, label, { line, signal }, ...children) => {
  const notice = status('tv-notice');
  const root = make('div', { class: `tv-live tv-${kind}`, role: 'group', 'aria-label': label }, notice, ...children);
  const show = () => {
    const lines = [line.trouble, ...(line.state.notices ?? [])].filter(Boolean);
    say(notice, lines.join(' '));
    notice.classList.toggle('tv-trouble', lines.length > 0);
  };
  line.listen(show, signal);
  show();
  return root;
};

/** A part that is more, under the line that says what one finds there.
 * @param {string} line
 * @param {HTMLElement} root */
export const folded = (line, root) =>
  make('details', { class: 'tv-more' }, control('summary', {}, prose(line)), root);

const FIRST_WORDS = 6;

/** The name of a card among others of its kind: what it is, and how its question begins.
 * @param {string} kind
 * @param {string} prompt */
export const named = (kind, prompt) => `${kind}: ${plain(prompt).split(/\s+/).slice(0, FIRST_WORDS).join(' ')} …`;

/** @param {string} text */
export const title = text => make('p', { class: 'tv-title', text });

/** The title of a part, with what stands beside it.
 * @param {string} text
 * @param {...import('./dom.js').Child} beside */
export const head = (text, ...beside) => make('div', { class: 'tv-head' }, title(text), ...beside);

/** Asks for fresh contents whenever the part comes into view.
 * @param {Element} root
 * @param {import('./types').Part<any, any>} part */
export const refreshed = (root, { line, signal }) => {
  const watcher = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) void line.ask('refresh');
  });
  watcher.observe(root);
  signal?.addEventListener('abort', () => watcher.disconnect());
};

const LATER = 800; // ms after an answer was saved until what counts answers counts again

/** Asks for a new count once an answer was saved, in whichever part of the page.
 * @param {import('./line.js').Line<any>} line
 * @param {AbortSignal | undefined} signal */
export const counting = (line, signal) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let wait;
  const soon = () => { clearTimeout(wait); wait = setTimeout(() => void line.ask('refresh'), LATER); };
  document.addEventListener('twoviews-saved', soon, { signal });
};

/** The question that is now asked, from its first word: where it is higher than the window, its words win.
 * @param {HTMLElement} form */
export const inSight = form => {
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector('.tv-prompt')?.scrollIntoView({ block: 'nearest' });
};

/** The page is about to go: the last moment to send what is not saved.
 * @param {() => void} leave
 * @param {AbortSignal | undefined} signal */
export const leaving = (leave, signal) => {
  addEventListener('pagehide', leave, { signal });
  addEventListener('beforeunload', leave, { signal });
};

const SAME_RETURN = 1000; // ms within which two signs tell of one return

/** The window comes to the front: another one may have changed what it shows.
 * @param {() => void} back
 * @param {AbortSignal | undefined} signal */
export const returning = (back, signal) => {
  let last = Number.NEGATIVE_INFINITY;
  const came = () => {
    if (document.hidden || performance.now() - last < SAME_RETURN) return;
    last = performance.now();
    back();
  };
  document.addEventListener('visibilitychange', came, { signal });
  addEventListener('focus', came, { signal });
};
