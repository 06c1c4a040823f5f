// @ts-check
/* The line from a page to Python in its worker (worker.js), and what is done when that worker is gone. */

const WORKERS = 5; // that are tried, one after another

/** @typedef {(call: string, ...words: any[]) => Promise<any>} Ask */

/** The line to the worker. A worker that could not start, or is gone, is followed by another: what was opened there is opened
 * again, and what was not answered is asked again. The record is in the browser's storage meanwhile.
 * @param {import('./browser.js').Setup} setup */
export const workerOf = ({ worker = new URL('./worker.js', import.meta.url), pyodide, packages, owner = '' }) => {
  /** @typedef {{ call: string, words: any[], resolve: (answer: any) => void, reject: (error: Error) => void }} Asked */
  /** @type {Map<number, Asked>} not answered yet, in the order of asking */
  const open = new Map();
  /** @type {Map<number, Asked>} what the next worker has to do first */
  const first = new Map();
  let count = 0, left = WORKERS;
  /** @type {(store: { trouble: string, why: string }) => void} */ let tell;
  const store = new Promise(/** @param {typeof tell} resolve */ resolve => { tell = resolve; });
  /** @type {Worker} */ let python;
  const hired = () => {
    const mine = new Worker(worker, { type: 'module' });
    python = mine;
    const gone = (/** @type {unknown} */ why) => {
      if (python !== mine) return;
      console.warn('Two Views: Python is gone', why);
      mine.terminate();
      left -= 1;
      if (left) hired();
      else for (const { reject } of open.values()) reject(new Error(String(why)));
    };
    mine.onerror = event => { event.preventDefault?.(); gone(event.message); };
    mine.onmessage = ({ data: { id, answer, error, lost, store: found, life } }) => {
      if (python !== mine) return;
      if (life) void navigator.locks?.request(life, () => gone('its worker ended'));
      else if (found) tell(found);
      else if (lost) gone(error);
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
    const asked = { call, words, resolve, reject };
    open.set(++count, asked);
    if (call === 'begin' || call === 'open') first.set(count, asked);
    post(count, call, words);
  });
  hired();
  return { ask, store, started: ask('begin', { pyodide, packages, owner }) };
};
