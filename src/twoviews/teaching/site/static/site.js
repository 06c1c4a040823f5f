// @ts-check
/* A page of the site: its parts come alive, and when Python is there the whole course is kept for a day without a network. */

import { again } from './page/again.js';
import { start } from './page/browser.js';
import { make } from './page/dom.js';
import { openOnPaper, reveal } from './page/folds.js';
import { around, inPlatform } from './platform.js';
import { searching } from './search.js';

const LAST = 'twoviews-site last';

/** @typedef {{ up: string, app: string, pyodide: string, packages: string[], edition: string, slug: string, kind: string, offline: boolean }} Setup */
/** @type {Setup} */
const setup = JSON.parse(document.getElementById('site-setup')?.textContent ?? '{}');
const at = (/** @type {string} */ path) => new URL(`${setup.up}${path}`, document.baseURI).href;

/** Says something above the text, where it is seen before anything is entered.
 * @param {string} text
 * @param {...Node} more */
const alert = (text, ...more) => {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('.site-told'));
  if (!place) return;
  place.replaceChildren(text, ...more);
  place.hidden = false;
};

/** What the reader opened last, for the front page.
 * @param {Setup} setup */
const remembered = ({ kind, slug }) => {
  try {
    if (kind === 'lesson') localStorage.setItem(LAST, slug);
    const begin = /** @type {HTMLAnchorElement | null} */ (document.getElementById('begin'));
    const last = localStorage.getItem(LAST);
    const entry = last && begin && /** @type {HTMLAnchorElement | null} */ (document.querySelector(`.site-cards a[href="${CSS.escape(last)}.html"]`));
    if (begin && entry) {
      begin.href = entry.href;
      begin.textContent = `Go on with lesson ${entry.querySelector('.site-number')?.textContent}`;
    }
  } catch { /* a browser that keeps nothing */ }
};

/** Opens the folds around the place that the address names. */
const arrived = () => {
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  reveal(place);
  place.scrollIntoView();
};

/** Keeps the whole course in the browser, for when there is no network. */
const stored = async () => {
  if (!navigator.serviceWorker || !setup.offline) return;
  const registration = await again(() => navigator.serviceWorker.register(at('sw.js'), { scope: at('./'), updateViaCache: 'none' }));
  const offer = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    const show = make('button', { type: 'button', class: 'site-button', text: 'Show it', on: { click: () => registration.waiting?.postMessage('now') } });
    alert('A new edition of the course is here. What you answered stays. ', show);
  };
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  const controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (controlled) location.reload(); });
};

const alive = () => {
  if (!document.querySelector('[data-twoviews], #keeper')) return Promise.resolve();
  const platform = around();
  const course = start({
    pyodide: at(setup.pyodide), packages: setup.packages.map(at), edition: setup.edition, frames: at('drawn/'), owner: platform?.owner,
  });
  document.getElementById('keeper')?.replaceChildren(course.keeper);
  course.trouble.then(text => { if (text) alert(text); });
  Object.assign(window, { course });
  const handed = platform ? inPlatform(platform, course, setup.slug) : null;
  return Promise.allSettled([handed, course.mount(document), course.started]);
};

const menu = () => {
  const shut = (/** @type {Element | null} */ fold) => fold?.removeAttribute('open');
  const fold = document.querySelector('.site-menu');
  document.addEventListener('click', event => { if (!fold?.contains(/** @type {Node} */ (event.target))) shut(fold); });
  fold?.addEventListener('keydown', event => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape') return;
    shut(fold);
    fold.querySelector('summary')?.focus();
  });
};

openOnPaper(window);
menu();
arrived();
addEventListener('hashchange', arrived);
remembered(setup);
if (setup.kind === 'search') searching(at(`${setup.app}search.json`), setup.up);
const living = alive();
Object.assign(window, { alive: living });
living.then(stored).catch(error => console.warn('Two Views: this browser cannot keep the course for later', error));
