// @ts-check
/* Files that were compressed when they were laid out, whatever a server does: gzip under a name that says nothing. */

import { again } from './again.js';

const GZIP = [0x1f, 0x8b];
const MEMBER = 0x04034b50; // what the head of each file in a zip begins with
const HEAD = 30; // bytes of it before the file's name

const network = globalThis.fetch; // for which pyodide.js stands in later

/** @param {string} address */
export const fetched = async address => {
  const answer = await network(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched: ${answer.status} ${answer.statusText}.`);
  return answer.arrayBuffer();
};

/** What such a file holds; one that came unpacked already is as good.
 * @param {string} address
 * @returns {Promise<ArrayBuffer>} */
export const unpacked = async address => {
  const bytes = await again(() => fetched(address));
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (!GZIP.every((byte, place) => head[place] === byte)) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};

/** Path and content of each file in a zip whose files are not compressed.
 * @param {ArrayBuffer} zip
 * @returns {Generator<[string, Uint8Array]>} */
export const filesIn = function* (zip) {
  const [view, text] = [new DataView(zip), new TextDecoder()];
  for (let at = 0; view.getUint32(at, true) === MEMBER;) {
    const [size, name, more] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
    const start = at + HEAD + name + more;
    yield [text.decode(new Uint8Array(zip, at + HEAD, name)), new Uint8Array(zip, start, size)];
    at = start + size;
  }
};
