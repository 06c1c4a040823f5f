// @ts-check
/* The browser itself as the host: Python runs in a Web Worker (worker.js), and what the learner does is kept here.

   A part's place on the page holds its printed form, which can be read at once. Where the part was shown before, it
   stands there again as it was left, before Python is there: what is entered meanwhile waits and is answered. */

import { keeper, TROUBLES } from './keeper.js';
import page from './main.js';
import { GONE, Gone, workerOf } from './python.js';

const ASLEEP = 'Python is still on its way or busy. What you entered here is kept, and is answered as soon as it can be.';

/** @typedef {{ content: any, state: any }} Opened */
/** `pyodide` is the folder with its core, `library` Python's own library if that lies elsewhere, and `packages` are the
 * course's; `frames` is the folder with the pictures of explorers, where there is one; `owner` tells learners apart who share this
 * browser, where the page knows who they are.
 * @typedef {{ worker?: URL | string, pyodide: string, library?: string, packages: string[], edition: string, frames?: string, owner?: string }} Setup */
/** What explorers need to be drawn in the browser: packages by name, and the address of the course's own.
 * @typedef {{ packages: string[], archive: string }} Drawing */
/** @typedef {import('./python.js').Ask} Ask */

/** One part as `Model`: what it sends goes to the worker, once the part is open there.
 * @param {Ask} ask
 * @param {string} name
 * @param {Opened} opened
 * @param {() => Promise<unknown>} opening
 * @param {(opened: Opened) => void} keep
 * @param {Promise<unknown>} gone
 * @param {(message: any) => void} later */
const modelOf = (ask, name, opened, opening, keep, gone, later) => {
  /** @type {Record<string, ((message?: any) => void)[]>} */
  const hearers = {};
  const fire = (/** @type {string} */ event, /** @type {any} */ message = undefined) => { for (const hear of hearers[event] ?? []) hear(message); };
  const heard = (/** @type {string} */ replies) => {
    for (const reply of JSON.parse(replies)) fire('msg:custom', reply);
    keep(opened);
  };
  const model = {
    asleep: ASLEEP,
    get: (/** @type {'content' | 'state'} */ key) => opened[key],
    on: (/** @type {string} */ event, /** @type {(message: any) => void} */ hear) => { (hearers[event] ??= []).push(hear); },
    send: (/** @type {any} */ message, /** @type {() => void} */ done = () => {}) => {
      opening().then(() => ask('hear', name, JSON.stringify(message))).then(heard).then(done)
        .catch(error => {
          console.error('Two Views: no answer', error);
          if (error instanceof Gone && message.n !== undefined) later(message);
        });
    },
    /** How it stands in the record now. */
    now: (/** @type {any} */ state) => { opened.state = state; fire('change:state'); },
  };
  void gone.then(() => {
    model.asleep = GONE;
    fire('msg:custom', { trouble: GONE });
  });
  return model;
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

/** What a part was told when Python was gone, for the next time that it opens in this window.
 * @param {string} edition
 * @param {string} name */
const unheard = (edition, name) => {
  const key = `${STEM}unheard ${edition} ${name}`;
  /** @returns {any[]} */
  const read = () => { try { return JSON.parse(sessionStorage.getItem(key) ?? '[]'); } catch { return []; } };
  return {
    /** @param {any} message */
    later: message => { try { sessionStorage.setItem(key, JSON.stringify([...read(), message])); } catch { /* a window that keeps nothing: it stands on the page */ } },
    taken: () => {
      const told = read();
      if (told.length) sessionStorage.removeItem(key);
      return told;
    },
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
 * @param {{ ask: Ask, gone: Promise<unknown> }} python
 * @param {Setup} setup */
const placed = (el, { ask, gone }, { edition, frames, owner = '' }) => {
  const name = /** @type {string} */ (el.dataset.twoviews);
  const { get, keep: remember } = memory(edition, name);
  const { later, taken } = unheard(edition, name);
  const owned = (/** @type {Opened} */ opened) => { opened.content.owner = owner; return opened; };
  const inside = inPage(el);
  if (inside) owned(inside);
  let drawn = frames && el.dataset.drawn ? inside : null;
  const keep = drawn ? () => {} : remember; // a picture is large, and stands in the page
  const picture = drawn && el.querySelector('.tv-figure svg')?.outerHTML;
  /** @returns {Promise<Opened>} */
  const open = () => ask('open', name).then(JSON.parse).then(owned)
    .then(opened => drawn ? { content: drawn.content, state: { ...drawn.state, values: opened.state.values, notices: opened.state.notices } } : opened);
  /** @type {Promise<Opened> | undefined} */ let asked;
  const opening = () => asked ??= open();
  /** @type {any} */ let model = null;
  /** @type {any} what a picture that is drawn already stands in front of */ let behind = null;
  const show = async (/** @type {Opened} */ opened) => {
    keep(opened);
    if (drawn) opened = { content: opened.content, state: { ...drawn.state, svg: picture } };
    behind = model = modelOf(ask, name, opened, opening, keep, gone, later);
    if (drawn) model = await withFrames(model, /** @type {string} */ (frames), /** @type {string} */ (el.dataset.drawn));
    page.initialize({ model });
    await page.render({ model, el });
  };
  const before = drawn ?? get() ?? inside;
  return {
    /** Drawn by Python from now on, where pictures stood. */
    whole: async () => {
      if (!drawn) return;
      drawn = null;
      await show(await open());
    },
    early: async () => { if (before) await show(before); },
    late: async () => {
      const opened = await (asked?.then(open) ?? opening()); // what was entered meanwhile has changed it
      keep(opened);
      if (model && JSON.stringify(before?.content) === JSON.stringify(opened.content)) model.now(opened.state);
      else await show(opened);
      for (const message of taken()) behind.send(message);
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

const pause = () => new Promise(resolve => setTimeout(resolve, 0));

/** All live parts of a piece of the page, one after another: first what can be shown at once, then as the record has them.
 * @param {ParentNode} root
 * @param {{ ask: Ask, gone: Promise<unknown>, places: ReturnType<typeof placed>[] }} python
 * @param {Setup} setup */
const mounted = async (root, python, setup) => {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-twoviews]'))].map(el => placed(el, python, setup));
  python.places.push(...places);
  for (const place of places) {
    await place.early();
    await pause();
  }
  for (const place of places) await place.late();
};

/** Starts Python for this page. `keeper` is an element to be shown where a learner starts; `mount` shows the live parts of
 * a piece of the page alive: of each element whose `data-twoviews` names one, as `hosts.worker.Called` has it; `ask` is
 * the line to `hosts.worker.Worker`; `draw` has explorers drawn by Python; `trouble` tells why this browser keeps nothing,
 * or nothing; `answered` is told of each message that Python has worked off.
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
  /** @type {ReturnType<typeof placed>[]} */
  const places = [];
  const draw = async (/** @type {Drawing} */ from) => {
    await python.ask('draw', from);
    for (const place of places) await place.whole();
  };
  const trouble = python.store.then(({ trouble }) => TROUBLES[trouble] ?? '');
  return {
    keeper: keeper(python), mount: (/** @type {ParentNode} */ root) => mounted(root, { ask, gone: python.gone, places }, setup),
    started: python.started, ask, draw, trouble, answered: (/** @type {() => void} */ hear) => { hearers.push(hear); },
  };
};
