// @ts-check
/* Files that were compressed when they were laid out, whatever a server does: gzip under a name that says nothing. */

import { again } from './again.js';

const GZIP = [0x1f, 0x8b];

/** @param {string} address */
export const fetched = async address => {
  const answer = await fetch(address);
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
