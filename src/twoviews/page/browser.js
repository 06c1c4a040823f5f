// @ts-check
/* The browser itself as the host: Python runs in a Web Worker (worker.js), and what the learner does is kept here.

   A part's place on the page holds its printed form, which can be read at once. Where the part was shown before, it
   stands there again as it was left, before Python is there: what is entered meanwhile waits and is answered. */

import { button, control, handOver, make, paragraph, say, status } from './dom.js';
import page from './main.js';

const ASLEEP = 'Python is still on its way or busy. What you entered here is kept, and is answered as soon as it can be.';
const FAILED = 'The parts of this page could not be started, so they stand as they are printed. Reload the page to try again.';
const KEPT = 'What you answer and write is kept in this browser, on this device, and goes nowhere else. A private window forgets it, and a browser '
  + 'may clear it when space is short: so take it with you as a file.';
/** @type {Record<string, string>} */
const TROUBLES = {
  none: 'This browser keeps nothing for this page (a private window, or storage is denied). You can work through it all the same: save your record as a file '
    + 'before you close the page, and open that file when you come back.',
  full: 'This browser has no room left, so what you answer cannot be kept. Make room, or save your record as a file before you close the page.',
};

/** @typedef {{ content: any, state: any }} Opened */
/** @typedef {{ worker?: URL | string, pyodide: string, packages: string[], edition: string }} Setup */

/** The line to the worker.
 * @param {Setup} setup */
const workerOf = ({ worker = new URL('./worker.js', import.meta.url), pyodide, packages }) => {
  const python = new Worker(worker, { type: 'module' });
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  let count = 0;
  /** @type {(store: { trouble: string, why: string }) => void} */ let tell;
  const store = new Promise(/** @param {typeof tell} resolve */ resolve => { tell = resolve; });
  python.onmessage = ({ data: { id, answer, error, store: found } }) => {
    if (found) { tell(found); return; }
    const asked = open.get(id);
    open.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  };
  /** @param {string} call
   * @param {any[]} words
   * @returns {Promise<any>} */
  const ask = (call, ...words) => new Promise((resolve, reject) => {
    open.set(++count, { resolve, reject });
    python.postMessage({ id: count, call, words });
  });
  return { ask, store, started: ask('begin', { pyodide, packages }) };
};

/** One part as `Model`: what it sends goes to the worker.
 * @param {(call: string, ...words: any[]) => Promise<any>} ask
 * @param {string} name
 * @param {Opened} opened
 * @param {(opened: Opened) => void} keep */
const modelOf = (ask, name, opened, keep) => {
  /** @type {Record<string, ((message?: any) => void)[]>} */
  const hearers = {};
  const fire = (/** @type {string} */ event, /** @type {any} */ message = undefined) => { for (const hear of hearers[event] ?? []) hear(message); };
  const heard = (/** @type {string} */ replies) => {
    for (const reply of JSON.parse(replies)) fire('msg:custom', reply);
    keep(opened);
  };
  return {
    asleep: ASLEEP,
    get: (/** @type {'content' | 'state'} */ key) => opened[key],
    on: (/** @type {string} */ event, /** @type {(message: any) => void} */ hear) => { (hearers[event] ??= []).push(hear); },
    send: (/** @type {any} */ message, /** @type {() => void} */ done = () => {}) => {
      ask('hear', name, JSON.stringify(message)).then(heard).then(done).catch(error => console.error('Two Views: no answer', error));
    },
    /** How it stands in the record now. */
    now: (/** @type {any} */ state) => { opened.state = state; fire('change:state'); },
  };
};

/** What this browser remembers of a part as it was shown last, by the edition of the course.
 * @param {string} edition
 * @param {string} name */
const memory = (edition, name) => {
  const key = `twoviews ${edition} ${name}`;
  return {
    /** @returns {Opened | null} */
    get: () => { try { return JSON.parse(localStorage.getItem(key) ?? 'null'); } catch { return null; } },
    /** @param {Opened} opened */
    keep: opened => { try { localStorage.setItem(key, JSON.stringify(opened)); } catch { /* a memory only: the record is elsewhere */ } },
  };
};

/** @param {HTMLElement} el
 * @param {ReturnType<typeof modelOf>} model */
const shown = async (el, model) => {
  page.initialize({ model });
  await page.render({ model, el });
  return model;
};

/** Shows the part of one place: as it was left, if that is known; then as the record has it.
 * @param {HTMLElement} el
 * @param {ReturnType<typeof workerOf>['ask']} ask
 * @param {string} edition */
const mounted = async (el, ask, edition) => {
  const name = /** @type {string} */ (el.dataset.twoviews);
  const { get, keep } = memory(edition, name);
  const before = get();
  const asked = ask('open', name);
  asked.catch(() => {}); // told where it is awaited
  const model = before && await shown(el, modelOf(ask, name, before, keep));
  /** @type {Opened} */
  const opened = JSON.parse(await asked);
  keep(opened);
  if (model && JSON.stringify(before.content) === JSON.stringify(opened.content)) model.now(opened.state);
  else await shown(el, modelOf(ask, name, opened, keep));
};

/** Where the record is kept, and the two buttons that take it along.
 * @param {ReturnType<typeof workerOf>} python */
const keeper = ({ ask, store, started }) => {
  const words = paragraph(KEPT, 'tv-help');
  const told = status('tv-told');
  const failed = (/** @type {unknown} */ error) => { console.error('Two Views', error); say(told, FAILED); };
  store.then(({ trouble, why }) => {
    if (!(trouble in TROUBLES)) return;
    console.warn('Two Views: storage', why);
    words.textContent = TROUBLES[trouble];
    words.setAttribute('role', 'alert');
  });
  started.catch(failed);
  const save = button('Save my record as a file', async () => {
    handOver(`two-views-record-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}.jsonl`, await ask('export'), 'application/jsonl');
  });
  const field = control('input', {
    type: 'file', accept: '.jsonl', class: 'tv-unseen',
    on: {
      change: async () => {
        const file = field.files?.[0];
        if (!file) return;
        say(told, await ask('take_in', new Uint8Array(await file.arrayBuffer())).catch(error => `This file cannot be read: ${error.message}`));
        field.value = '';
      },
    },
  });
  return make('section', { class: 'tv-live tv-keeper', 'aria-label': 'Your record' }, words,
    make('div', { class: 'tv-actions' }, save, make('label', { class: 'tv-button tv-file-button' }, 'Open a record file', field)), told);
};

/** Starts Python for this page. `keeper` is an element to be shown where a learner starts; `mount` shows the live parts of
 * a piece of the page alive: of each element whose `data-twoviews` names one, as `hosts.worker.Called` has it; `ask` is
 * the line to `hosts.worker.Worker`.
 * @param {Setup} setup */
export const start = setup => {
  navigator.storage?.persist?.().catch(() => false);
  const python = workerOf(setup);
  /** @param {ParentNode} root */
  const mount = root => Promise.all([.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-twoviews]'))]
    .map(el => mounted(el, python.ask, setup.edition)));
  return { keeper: keeper(python), mount, started: python.started, ask: python.ask };
};
