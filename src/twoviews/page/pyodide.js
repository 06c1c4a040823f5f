// @ts-check
/* Pyodide, started from files that a network may drop. It tries once to fetch each, one after the other, and forgets to say
   that Python itself did not arrive: so they are fetched here, all at once. */

import { again, imported } from './again.js';
import { fetched, filesIn, unpacked } from './packed.js';

const CORE = 'pyodide.asm.wasm';

/** @type {any} a worker's own global, for which TypeScript's page library has no type */ const scope = globalThis;
/** What Pyodide is going to ask for, by address. @type {Map<string, Promise<Response>>} */
const coming = new Map();
const network = scope.fetch;
const compiled = WebAssembly.instantiateStreaming;

/** @param {string} address
 * @param {Promise<Response>} answer */
const ahead = (address, answer) => {
  answer.catch(() => {}); // told to Pyodide
  coming.set(address, answer);
};

/** Python is compiled as it arrives; where it broke off, or its server does not know what it is, when it is there whole.
 * @param {Response | PromiseLike<Response>} arriving
 * @param {WebAssembly.Imports | undefined} imports */
const compiledAgain = async (arriving, imports) => {
  const answer = await arriving;
  try {
    return await compiled(answer, imports);
  } catch (error) {
    console.warn('Two Views: Python is fetched whole', error);
    return WebAssembly.instantiate(await again(() => fetched(answer.url)), imports);
  }
};

/** Starts Pyodide from its folder, and from Python's own library. `core` is told when Python itself is there, and the line
 * is free for more.
 * @param {string} folder
 * @param {string} library
 * @returns {{ core: Promise<unknown>, python: Promise<any> }} */
export const started = (folder, library) => {
  ahead(`${folder}${CORE}`, again(() => network(`${folder}${CORE}`)));
  ahead(library, unpacked(library).then(bytes => new Response(bytes)));
  scope.fetch = (/** @type {any} */ address, /** @type {any[]} */ ...words) => coming.get(String(address)) ?? again(async () => {
    const answer = await network(address, ...words);
    return new Response(await answer.arrayBuffer(), answer);
  });
  const core = new Promise((resolve, reject) => {
    WebAssembly.instantiateStreaming = (arriving, imports) => {
      const done = compiledAgain(arriving, imports);
      done.then(resolve, reject);
      return done;
    };
  });
  const modules = Promise.all(['pyodide.mjs', 'pyodide.asm.mjs'].map(name => imported(`${folder}${name}`)));
  const python = modules.then(([{ loadPyodide }, { default: createPyodideModule }]) => loadPyodide({ indexURL: folder, stdLibURL: library, createPyodideModule }));
  for (const each of [core, python]) each.catch(() => {}); // told where it is awaited
  return { core, python };
};

/** Lays the files of an archive where Python finds them.
 * @param {any} pyodide
 * @param {ArrayBuffer} archive */
export const laid = (pyodide, archive) => {
  const place = pyodide.runPython('import site; site.getsitepackages()[0]');
  const folders = new Set();
  for (const [path, bytes] of filesIn(archive)) {
    const folder = `${place}/${path.slice(0, path.lastIndexOf('/') + 1)}`;
    if (!folders.has(folder)) pyodide.FS.mkdirTree(folder);
    folders.add(folder);
    pyodide.FS.writeFile(`${place}/${path}`, bytes, { canOwn: true });
  }
  pyodide.runPython('import importlib; importlib.invalidate_caches()');
};
