// @ts-check
/* The other side of browser.js: Python, by Pyodide, in a Web Worker. It works off one call after the other, in the
   order in which they came; those that come before Python is there wait. */

import { openStore } from './storage.js';

const START = `
from twoviews import course
from twoviews.hosts import worker

worker.start(course.anywhere, course.keep_in, store, kept)
`;

/** @type {any} a worker's own global, for which TypeScript's page library has no type */ const scope = globalThis;
/** @type {Promise<any> | undefined} what is being done */ let python;

/** @param {string} address */
const fetched = async address => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched: ${answer.status} ${answer.statusText}.`);
  return answer.arrayBuffer();
};

/** @param {{ pyodide: string, packages: string[], owner: string }} from */
const begin = async ({ pyodide: folder, packages, owner }) => {
  const archives = Promise.all(packages.map(fetched));
  archives.catch(() => {}); // told where it is awaited
  const store = await openStore(owner);
  scope.postMessage({ store: { trouble: store.trouble, why: store.why } });
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: folder });
  for (const archive of await archives) pyodide.unpackArchive(archive, 'zip', { extractDir: pyodide.runPython('import site; site.getsitepackages()[0]') });
  pyodide.runPython('import importlib; importlib.invalidate_caches()');
  const keep = { append: (/** @type {any} */ lines) => store.append(lines.toJs()) };
  const globals = pyodide.toPy({ kept: { learner: store.learner, lines: store.lines } });
  globals.set('store', keep);
  return pyodide.runPython(START, { globals });
};

/** @param {any} half
 * @param {string} call
 * @param {any[]} words */
const called = (half, call, words) => {
  const answer = half[call](...words);
  if (typeof answer === 'string') return answer;
  const bytes = answer.toJs();
  answer.destroy();
  return bytes;
};

scope.onmessage = async (/** @type {MessageEvent} */ { data: { id, call, words } }) => {
  if (call === 'begin') python = begin(words[0]);
  try {
    const half = await python;
    scope.postMessage({ id, answer: call === 'begin' ? '' : called(half, call, words) });
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
