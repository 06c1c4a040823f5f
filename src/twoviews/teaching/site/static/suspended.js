// @ts-check
/* A record as a short text, for a learning platform that keeps few letters: packed, and the least needed left out first. */

const SIGN = 'tv1:';

/** @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through */
const passed = async (bytes, through) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());

/** @param {string} text */
const packed = async text => {
  const bytes = await passed(new TextEncoder().encode(text), new CompressionStream('gzip'));
  return SIGN + btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
};

/** The record that such a text holds; null if it holds none.
 * @param {string} text
 * @returns {Promise<Uint8Array | null>} */
export const fromText = async text => {
  if (!text.startsWith(SIGN)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.slice(SIGN.length)), letter => letter.charCodeAt(0));
    return await passed(bytes, new DecompressionStream('gzip'));
  } catch (error) {
    console.error('Two Views: what the platform kept cannot be read', error);
    return null;
  }
};

/** @param {any} statement
 * @param {string} verb */
const is = (statement, verb) => String(statement.verb?.id ?? '').endsWith(`/${verb}`);

/** Without what a later statement on the same thing has taken the place of.
 * @param {any[]} statements
 * @param {string[]} verbs */
const latest = (statements, verbs) => statements.filter((each, place) => !verbs.some(verb => is(each, verb))
  || !statements.slice(place + 1).some(later => later.object?.id === each.object?.id && later.verb?.id === each.verb?.id));

/** Ways to keep less, each after the one before: older texts and places of sliders, all places, games, the longest texts.
 * @param {any[]} statements */
const shorter = function* (statements) {
  yield statements;
  let kept = latest(statements, ['wrote', 'interacted']);
  yield kept;
  for (const verb of ['interacted', 'decided']) {
    kept = kept.filter(each => !is(each, verb));
    yield kept;
  }
  while (kept.length) {
    const sizes = kept.map(each => JSON.stringify(each.result ?? '').length);
    const longest = sizes.indexOf(Math.max(...sizes));
    kept = kept.filter((_, place) => place !== longest);
    yield kept;
  }
};

/** The record in at most `room` letters, and how many texts and answers had to be left out for it.
 * @param {Uint8Array} lines
 * @param {number} room
 * @returns {Promise<{ text: string, left: number }>} */
export const fitted = async (lines, room) => {
  const statements = new TextDecoder().decode(lines).split('\n').filter(Boolean).map(line => JSON.parse(line));
  const needed = latest(statements, ['wrote', 'interacted']).filter(each => !is(each, 'interacted')).length;
  for (const kept of shorter(statements)) {
    const text = await packed(kept.map(each => `${JSON.stringify(each)}\n`).join(''));
    if (text.length <= room) return { text, left: Math.max(0, needed - kept.filter(each => !is(each, 'interacted')).length) };
  }
  return { text: '', left: needed };
};
