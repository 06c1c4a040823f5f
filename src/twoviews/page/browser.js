// @ts-check
/* The browser itself as the host: Python runs in a Web Worker (worker.js), and what the learner does is kept here.

   A part's place on the page holds its printed form, which can be read at once. Where the part was shown before, it
   stands there again as it was left, before Python is there: what is entered meanwhile waits and is answered. */

import { button, control, handOver, make, paragraph, say, status } from './dom.js';
import page from './main.js';
import { workerOf } from './python.js';

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
/** `frames` is the folder with the pictures of explorers, where there is one; `owner` tells learners apart who share this
 * browser, where the page knows who they are.
 * @typedef {{ worker?: URL | string, pyodide: string, packages: string[], edition: string, frames?: string, owner?: string }} Setup */
/** @typedef {import('./python.js').Ask} Ask */

/** One part as `Model`: what it sends goes to the worker, once the part is open there.
 * @param {Ask} ask
 * @param {string} name
 * @param {Opened} opened
 * @param {() => Promise<unknown>} opening
 * @param {(opened: Opened) => void} keep */
const modelOf = (ask, name, opened, opening, keep) => {
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
      opening().then(() => ask('hear', name, JSON.stringify(message))).then(heard).then(done)
        .catch(error => console.error('Two Views: no answer', error));
    },
    /** How it stands in the record now. */
    now: (/** @type {any} */ state) => { opened.state = state; fire('change:state'); },
  };
};

const STEM = 'twoviews ';

/** What this browser remembers of a part as it was shown last, by the edition of the course.
 * @param {string} edition
 * @param {string} name */
const memory = (edition, name) => {
  const key = `${STEM}${edition} ${name}`;
  return {
    /** @returns {Opened | null} */
    get: () => { try { return JSON.parse(localStorage.getItem(key) ?? 'null'); } catch { return null; } },
    /** @param {Opened} opened */
    keep: opened => { try { localStorage.setItem(key, JSON.stringify(opened)); } catch { /* a memory only: the record is elsewhere */ } },
  };
};

/** Forgets how parts looked in other editions: the record knows what was answered in them.
 * @param {string} edition */
const forgetOthers = edition => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(STEM) && !key.startsWith(`${STEM}${edition} `)) localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing */ }
};

/** What the page itself says of a part that nobody has touched yet.
 * @param {HTMLElement} el
 * @returns {Opened | null} */
const inPage = el => JSON.parse(el.querySelector(':scope > script[type="application/json"]')?.textContent ?? 'null');

/** The place of one part on the page: it is shown at once if this browser or the page knows how it looks, and then as the
 * record has it.
 * @param {HTMLElement} el
 * @param {Ask} ask
 * @param {Setup} setup */
const placed = (el, ask, { edition, frames, owner = '' }) => {
  const name = /** @type {string} */ (el.dataset.twoviews);
  const { get, keep } = memory(edition, name);
  const owned = (/** @type {Opened} */ opened) => { opened.content.owner = owner; return opened; };
  const inside = inPage(el);
  if (inside) owned(inside);
  const drawn = frames && el.dataset.drawn ? inside : null;
  const picture = drawn && el.querySelector('.tv-figure svg')?.outerHTML;
  /** @returns {Promise<Opened>} */
  const open = () => ask('open', name).then(JSON.parse).then(owned)
    .then(opened => drawn ? { content: drawn.content, state: { ...drawn.state, values: opened.state.values, notices: opened.state.notices } } : opened);
  /** @type {Promise<Opened> | undefined} */ let asked;
  const opening = () => asked ??= open();
  /** @type {any} */ let model = null;
  const show = async (/** @type {Opened} */ opened) => {
    keep(opened);
    if (drawn) opened = { content: opened.content, state: { ...drawn.state, svg: picture } };
    model = modelOf(ask, name, opened, opening, drawn ? () => {} : keep);
    if (drawn) model = await withFrames(model, /** @type {string} */ (frames), /** @type {string} */ (el.dataset.drawn));
    page.initialize({ model });
    await page.render({ model, el });
  };
  const before = drawn ?? get() ?? inside;
  return {
    early: async () => { if (before) await show(before); },
    late: async () => {
      const opened = await (asked?.then(open) ?? opening()); // what was entered meanwhile has changed it
      keep(opened);
      if (model && JSON.stringify(before?.content) === JSON.stringify(opened.content)) model.now(opened.state);
      else await show(opened);
    },
  };
};

/** @param {any} model
 * @param {string} folder
 * @param {string} name */
const withFrames = async (model, folder, name) => {
  const [{ drawnModel }, { unpacked }] = await Promise.all([import('../parts/explorer/drawn.js'), import('./packed.js')]);
  /** @type {Promise<any> | undefined} */ let kept;
  const fetched = () => kept ??= unpacked(`${folder}${name}.json.bin`).then(bytes => JSON.parse(new TextDecoder().decode(bytes)))
    .catch(error => { kept = undefined; throw error; });
  return drawnModel(model, fetched);
};

const pause = () => new Promise(resolve => setTimeout(resolve));

/** All live parts of a piece of the page, one after another: first what can be shown at once, then as the record has them.
 * @param {ParentNode} root
 * @param {Ask} ask
 * @param {Setup} setup */
const mounted = async (root, ask, setup) => {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-twoviews]'))].map(el => placed(el, ask, setup));
  for (const place of places) {
    await place.early();
    await pause();
  }
  for (const place of places) await place.late();
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
 * the line to `hosts.worker.Worker`; `trouble` tells why this browser keeps nothing, or nothing; `answered` is told of each
 * message that Python has worked off.
 * @param {Setup} given */
export const start = given => {
  const setup = given.owner ? { ...given, edition: `${given.edition} ${given.owner}` } : given;
  navigator.storage?.persist?.().catch(() => false);
  forgetOthers(setup.edition);
  const python = workerOf(setup);
  /** @type {(() => void)[]} */
  const hearers = [];
  /** @type {Ask} */
  const ask = async (call, ...words) => {
    const answer = await python.ask(call, ...words);
    if (call === 'hear') for (const hear of hearers) hear();
    return answer;
  };
  const trouble = python.store.then(({ trouble }) => TROUBLES[trouble] ?? '');
  return {
    keeper: keeper(python), mount: (/** @type {ParentNode} */ root) => mounted(root, ask, setup),
    started: python.started, ask, trouble, answered: (/** @type {() => void} */ hear) => { hearers.push(hear); },
  };
};
