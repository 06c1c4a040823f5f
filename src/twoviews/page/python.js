// @ts-check
/* The line from a page to Python in its worker (worker.js), and what is done when that worker is gone. */

const WORKERS = 5; // that are tried, one after another
const REST = 300; // ms before the second try of one whose script did not arrive, and as much more before each later one
const FIRST = ['begin', 'open', 'draw'];

/** @typedef {(call: string, ...words: any[]) => Promise<any>} Ask */

export const GONE = 'This page has lost its Python. What you entered here is kept: reload the page to go on.';

/** Why nothing is answered any more. */
export class Gone extends Error {}

/** The line to the worker. A worker that could not start, or is gone, is followed by another: what was opened there is opened
 * again, and what was not answered is asked again. The record is in the browser's storage meanwhile. Where the last one is
 * gone too, `gone` is told, and nothing asked then or later waits for an answer.
 * @param {import('./browser.js').Setup} setup */
export const workerOf = ({ worker = new URL('./worker.js', import.meta.url), pyodide, library, packages, owner = '' }) => {
  /** @typedef {{ call: string, words: any[], resolve: (answer: any) => void, reject: (error: Error) => void }} Asked */
  /** @type {Map<number, Asked>} not answered yet, in the order of asking */
  const open = new Map();
  /** @type {Map<number, Asked>} what the next worker has to do first */
  const first = new Map();
  let count = 0, left = WORKERS;
  /** @type {(store: { trouble: string, why: string }) => void} */ let tell;
  const store = new Promise(/** @param {typeof tell} resolve */ resolve => { tell = resolve; });
  /** @type {(why: Gone) => void} */ let end;
  const gone = new Promise(/** @param {typeof end} resolve */ resolve => { end = resolve; });
  /** @type {Gone | null} */ let over = null;
  /** @type {Worker} */ let python;
  const giveUp = (/** @type {unknown} */ why) => {
    over = new Gone(String(why));
    for (const { reject } of open.values()) reject(over);
    open.clear();
    end(over);
  };
  const hired = () => {
    const mine = new Worker(worker, { type: 'module' });
    python = mine;
    const lose = (/** @type {unknown} */ why, rest = 0) => {
      if (python !== mine || over) return;
      console.warn('Two Views: Python is gone', why);
      mine.terminate();
      left -= 1;
      if (!left) giveUp(why);
      else if (rest) setTimeout(hired, rest);
      else hired();
    };
    mine.onerror = event => { event.preventDefault?.(); lose(event.message, 'message' in event ? 0 : (WORKERS - left + 1) * REST); };
    mine.onmessage = ({ data: { id, answer, error, lost, store: found, life } }) => {
      if (python !== mine) return;
      if (life) void navigator.locks?.request(life, () => lose('its worker ended'));
      else if (found) tell(found);
      else if (lost) lose(error);
      else answered(id, answer, error);
    };
    for (const [id, { call, words }] of new Map([...first, ...open])) post(id, call, words);
  };
  const answered = (/** @type {number} */ id, /** @type {any} */ answer, /** @type {string | undefined} */ error) => {
    const asked = open.get(id);
    open.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  };
  const post = (/** @type {number} */ id, /** @type {string} */ call, /** @type {any[]} */ words) => {
    const life = `twoviews ${Math.random()}`;
    python.postMessage({ id, call, words: call === 'begin' ? [{ ...words[0], life }] : words });
  };
  /** @type {Ask} */
  const ask = (call, ...words) => new Promise((resolve, reject) => {
    if (over) return reject(over);
    const asked = { call, words, resolve, reject };
    open.set(++count, asked);
    if (FIRST.includes(call)) first.set(count, asked);
    post(count, call, words);
  });
  hired();
  return { ask, store, gone, started: ask('begin', { pyodide, library, packages, owner }) };
};
