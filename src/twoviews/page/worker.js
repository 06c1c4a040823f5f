// @ts-check
/* The other side of browser.js: Python, by Pyodide, in a Web Worker. It works off one call after the other, in the
   order in which they came; those that come before Python is there wait. */

import { again, imported } from './again.js';
import { fetched } from './packed.js';
import { openStore } from './storage.js';

const START = `
from twoviews import course
from twoviews.hosts import worker

worker.start(course.anywhere, course.keep_in, store, kept)
`;

/** @type {any} a worker's own global, for which TypeScript's page library has no type */ const scope = globalThis;
/** @type {Promise<any> | undefined} what is being done */ let python;
/** @type {any} */ let pyodide;

/** What the page shall be told, while this worker goes on. */
class Refused extends Error {}

/** Python's own files are fetched by Pyodide, which tries once, and is told here when a file is there whole. */
const fetchedOnce = scope.fetch.bind(scope);
scope.fetch = (/** @type {any} */ address, /** @type {any[]} */ ...words) => again(async () => {
  const answer = await fetchedOnce(address, ...words);
  return String(address).endsWith('.wasm') ? answer : new Response(await answer.arrayBuffer(), answer);
});

/** Python itself is compiled as it arrives; where it broke off, or its server does not know what it is, when it is there whole. */
const compiled = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (coming, imports) => {
  const answer = await coming;
  try {
    return await compiled(answer, imports);
  } catch (error) {
    console.warn('Two Views: Python is fetched whole', error);
    return WebAssembly.instantiate(await again(() => fetched(answer.url)), imports);
  }
};

/** Lives as long as this worker: whoever waits for it hears when the worker is gone.
 * @param {string} name */
const held = name => new Promise(resolve => {
  if (!scope.navigator.locks) resolve(undefined);
  else void scope.navigator.locks.request(name, () => { resolve(undefined); return new Promise(() => {}); });
});

/** @param {{ pyodide: string, packages: string[], owner: string, life: string }} from */
const begin = async ({ pyodide: folder, packages, owner, life }) => {
  await held(life);
  scope.postMessage({ life });
  const archives = Promise.all(packages.map(address => again(() => fetched(address))));
  archives.catch(() => {}); // told where it is awaited
  const store = await openStore(owner);
  scope.postMessage({ store: { trouble: store.trouble, why: store.why } });
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(['pyodide', 'pyodide.asm'].map(name => imported(`${folder}${name}.mjs`)));
  pyodide = await loadPyodide({ indexURL: folder, createPyodideModule });
  for (const archive of await archives) unpacked(archive);
  const keep = { append: (/** @type {any} */ lines) => store.append(lines.toJs()) };
  const globals = pyodide.toPy({ kept: { learner: store.learner, lines: store.lines } });
  globals.set('store', keep);
  return pyodide.runPython(START, { globals });
};

/** @param {ArrayBuffer} archive */
const unpacked = archive => {
  pyodide.unpackArchive(archive, 'zip', { extractDir: pyodide.runPython('import site; site.getsitepackages()[0]') });
  pyodide.runPython('import importlib; importlib.invalidate_caches()');
};

/** Fetches what explorers need to be drawn here, and has them drawn.
 * @param {any} half
 * @param {{ packages: string[], archive: string }} from */
const draw = async (half, { packages, archive }) => {
  try {
    await pyodide.loadPackage(packages, { messageCallback: () => {} });
    unpacked(await again(() => fetched(archive)));
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

scope.onmessage = async (/** @type {MessageEvent} */ { data: { id, call, words } }) => {
  if (call === 'begin') python = begin(words[0]);
  try {
    const half = await python;
    scope.postMessage({ id, answer: call === 'begin' ? '' : call === 'draw' ? await draw(half, words[0]) : called(half, call, words) });
  } catch (error) {
    const own = error instanceof Refused || (error instanceof Error && error.name === 'PythonError'); // anything else, and this worker is of no more use
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error), lost: !own });
  }
};
