// @ts-check
/* A page of the site: its parts come alive, and when Python is there the whole course is kept for a day without a network. */

import './theme.js';
import { again } from './page/again.js';
import { start } from './page/browser.js';
import { make } from './page/dom.js';
import { openOnPaper, reveal } from './page/folds.js';
import { around, inPlatform } from './platform.js';
import { searching } from './search.js';

const LAST = 'twoviews-site last', WHOLE = 'twoviews-site whole';
const LIVE = ['lesson', 'review', 'my-work'];
/** When all of the page has been read: this script may be there before. */
const whole = document.readyState === 'loading' ? new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve)) : Promise.resolve();

/** @typedef {{ up: string, app: string, pyodide: string, library: string, packages: string[], edition: string, slug: string, kind: string, offline: boolean,
 *   drawing: { packages: string[], archive: string, bytes: number } | null }} Setup */
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

/** @param {string} name */
const recalled = name => { try { return localStorage.getItem(name); } catch { return null; } };

/** @param {string} name
 * @param {string} value */
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ } };

/** What the reader opened last, for the front page.
 * @param {Setup} setup */
const remembered = ({ kind, slug }) => {
  if (kind === 'lesson') remember(LAST, slug);
  const begin = /** @type {HTMLAnchorElement | null} */ (document.getElementById('begin'));
  const last = recalled(LAST);
  const entry = last && begin && /** @type {HTMLAnchorElement | null} */ (document.querySelector(`.site-cards a[href="${CSS.escape(last)}.html"]`));
  if (begin && entry) {
    begin.href = entry.href;
    begin.textContent = `Go on with lesson ${entry.querySelector('.site-number')?.textContent}`;
  }
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

/** Below each explorer, the offer to have all its sliders move together. Who took it once has it on the next page too.
 * @param {ReturnType<typeof start>} course
 * @param {NonNullable<Setup['drawing']>} drawing
 * @param {Promise<unknown>} mounted */
const offered = (course, { packages, archive, bytes }, mounted) => {
  const offers = [...document.querySelectorAll('[data-drawn]')].map(place => {
    const press = make('button', { type: 'button', class: 'site-button', text: `Make it fully live (${Math.ceil(bytes / 1e6)} MB)`, on: { click: () => void take() } });
    const words = make('span', { role: 'status', text: 'Each slider moves from the settings above. For all of them together this page fetches more, once.' });
    const node = make('p', { class: 'site-quiet site-whole' }, press, ' ', words);
    place.after(node);
    return { node, press, words };
  });
  const take = async () => {
    for (const { press, words } of offers) {
      press.hidden = true;
      words.textContent = 'On its way. You can work on meanwhile.';
    }
    try {
      await mounted;
      await course.draw({ packages, archive: at(archive) });
      for (const { node } of offers) node.remove();
      remember(WHOLE, 'yes');
    } catch (error) {
      console.warn('Two Views: explorers are not drawn here', error);
      for (const { press, words } of offers) {
        press.hidden = false;
        words.textContent = 'That did not arrive whole. Explorers stay as they were.';
      }
    }
  };
  if (offers.length && recalled(WHOLE)) void take();
};

/** Parts come alive when the page is there, for which Python does not wait. */
const alive = async () => {
  if (!LIVE.includes(setup.kind)) return;
  const platform = around();
  const course = start({
    pyodide: at(setup.pyodide), library: at(setup.library), packages: setup.packages.map(at), edition: setup.edition, frames: at('drawn/'), owner: platform?.owner,
  });
  Object.assign(window, { course });
  await whole;
  document.getElementById('keeper')?.replaceChildren(course.keeper);
  course.trouble.then(text => { if (text) alert(text); });
  const handed = platform ? inPlatform(platform, course, setup.slug) : null;
  const waits = make('p', { class: 'site-waits', role: 'status', text: 'The page is getting ready. You can read already, and answer soon.' });
  document.getElementById('main')?.append(waits);
  const mounted = course.mount(document).finally(() => waits.remove());
  if (setup.drawing) offered(course, setup.drawing, mounted);
  await Promise.allSettled([handed, mounted, course.started]);
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
const living = alive();
Object.assign(window, { alive: living });
await whole;
menu();
arrived();
addEventListener('hashchange', arrived);
remembered(setup);
if (setup.kind === 'search') searching(at(`${setup.app}search.json`), setup.up);
living.then(stored).catch(error => console.warn('Two Views: this browser cannot keep the course for later', error));
