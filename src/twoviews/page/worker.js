// @ts-check
/* The other side of browser.js: Python, by Pyodide, in a Web Worker. It works off one call after the other, in the
   order in which they came; those that come before Python is there wait. */

import { unpacked } from './packed.js';
import { laid, started } from './pyodide.js';
import { openStore } from './storage.js';

const START = `
from twoviews import course
from twoviews.hosts import worker

worker.start(course.anywhere, course.keep_in, store, kept)
`;

/** @type {any} a worker's own global, for which TypeScript's page library has no type */ const scope = globalThis;
/** @type {Promise<any> | undefined} what is being done */ let python;
/** @type {any} */ let pyodide;
/** @type {import('./storage.js').Store} */ let store;
let turn = Promise.resolve(); // what came before is worked off

/** What the page shall be told, while this worker goes on. */
class Refused extends Error {}

/** Lives as long as this worker: whoever waits for it hears when the worker is gone. False in a browser that has no such
 * lock, or denies it as it denies storage.
 * @param {string} name */
const held = name => new Promise(resolve => {
  const asked = scope.navigator.locks?.request(name, () => { resolve(true); return new Promise(() => {}); });
  if (asked) asked.catch(() => resolve(false));
  else resolve(false);
});

/** @param {{ pyodide: string, library?: string, packages: string[], owner: string, life: string }} from */
const begin = async ({ pyodide: folder, library = `${folder}python_stdlib.zip`, packages, owner, life }) => {
  const coming = started(folder, library);
  const archives = coming.core.then(() => Promise.all(packages.map(unpacked)));
  archives.catch(() => {}); // told where it is awaited
  if (await held(life)) scope.postMessage({ life });
  store = await openStore(owner);
  scope.postMessage({ store: { trouble: store.trouble, why: store.why } });
  await Promise.race([coming.core, coming.python]);
  pyodide = await coming.python;
  for (const archive of await archives) laid(pyodide, archive);
  const keep = { append: (/** @type {any} */ lines) => store.append(lines.toJs()) };
  const globals = pyodide.toPy({ kept: { learner: store.learner, lines: store.lines } });
  globals.set('store', keep);
  return pyodide.runPython(START, { globals });
};

/** Fetches what explorers need to be drawn here, and has them drawn.
 * @param {any} half
 * @param {{ packages: string[], archive: string }} from */
const draw = async (half, { packages, archive }) => {
  try {
    await pyodide.loadPackage(packages, { messageCallback: () => {} });
    laid(pyodide, await unpacked(archive));
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
  return half.draw();
};

/** @param {any} half
 * @param {string} call
 * @param {any[]} words */
const called = (half, call, words) => {
  const answer = half[call](...words.map(word => ArrayBuffer.isView(word) ? pyodide.toPy(word) : word));
  if (typeof answer === 'string') return answer;
  const bytes = answer.toJs();
  answer.destroy();
  return bytes;
};

/** Python has heard what other tabs stored meanwhile.
 * @param {any} half */
const upToDate = async half => {
  const lines = await store.news();
  if (lines.length) called(half, 'take_news', [lines]);
  return half;
};

/** @param {{ id: number, call: string, words: any[] }} asked */
const answered = async ({ id, call, words }) => {
  try {
    const half = await python;
    scope.postMessage({ id, answer: call === 'begin' ? '' : call === 'draw' ? await draw(half, words[0]) : called(await upToDate(half), call, words) });
  } catch (error) {
    const own = error instanceof Refused || (error instanceof Error && error.name === 'PythonError'); // anything else, and this worker is of no more use
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error), lost: !own });
  }
};

scope.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (data.call === 'begin') python = begin(data.words[0]);
  if (data.call === 'draw') void answered(data); // what is fetched for it keeps nobody waiting
  else turn = turn.then(() => answered(data));
};
