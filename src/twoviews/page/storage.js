// @ts-check
/* The browser's own storage (OPFS), in a worker: files to which lines are appended, each with its end of line.

   A write that has returned and was flushed outlasts the tab. Only one tab at a time may write to a file: each takes
   the first that is free, or a new one, and reads what others append to theirs. */

const FOLDER = 'twoviews';
const LEARNER = 'learner.txt';
const JOURNAL = /^record(-\d+)?\.jsonl$/;
const ROOM = 1 << 16; // bytes that must fit before the learner starts
const LINE_END = 10;
const CLEARED = 'its storage was cleared';

/** @typedef {{ trouble: '' | 'none' | 'full', why: string, learner: string, lines: Uint8Array, append(lines: Uint8Array): string, news(): Promise<Uint8Array> }} Store */
/** How much of each file has been read, by its name.
 * @typedef {Map<string, number>} Read */
/** The parts of OPFS that only workers have; TypeScript's page library does not know them.
 * @typedef {{ getSize(): number, read(into: Uint8Array, from: { at: number }): number, write(lines: Uint8Array, to: { at: number }): number, truncate(size: number): void, flush(): void }} Handle */

/** `owner` tells learners apart who share this browser, where somebody knows who they are.
 * @param {string} owner
 * @returns {Promise<Store>} */
export const openStore = async owner => {
  try {
    const name = owner ? `${FOLDER}-${owner}` : FOLDER;
    return await navigator.locks.request(name, () => opened(name));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { trouble: 'none', why, learner: newLearner(), lines: new Uint8Array(), append: () => 'it keeps nothing for this page', news: async () => new Uint8Array() };
  }
};

/** @param {string} name
 * @returns {Promise<Store>} */
const opened = async name => {
  const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  /** @type {Read} */
  const read = new Map();
  const lines = await linesIn(await folder(), read);
  const learner = await learnerIn(await folder());
  let [handle, own] = /** @type {[Handle | null, string]} */ (await claimed(await folder()));
  mend(/** @type {Handle} */ (handle));
  const why = write(/** @type {Handle} */ (handle), new Uint8Array(ROOM).fill(LINE_END), true);
  const known = [lines];
  /** All that this tab knows goes into a new file: its storage was cleared under its hands. */
  const anew = async () => {
    const [next, its] = await claimed(await folder());
    write(next, new Uint8Array(await new Blob(/** @type {any} */ (known)).arrayBuffer()));
    [handle, own] = [next, its];
  };
  /** What other tabs have appended since: nothing where it cannot be read now, for the next look will find it. */
  const news = async () => {
    const found = await linesIn(await folder(), read, own).catch(() => new Uint8Array());
    if (found.length) known.push(found);
    return found;
  };
  const append = (/** @type {Uint8Array} */ text) => {
    if (!handle) return CLEARED;
    const failed = write(handle, text);
    if (failed === CLEARED) {
      handle = null;
      anew().catch(error => console.error('Two Views: storage', error));
    }
    if (!failed) known.push(text.slice());
    return failed;
  };
  return { trouble: why ? 'full' : '', why, learner, lines, append, news };
};

/** Every whole line of every file that has not been `read`, whoever wrote it; an empty line after those of each file.
 * @param {FileSystemDirectoryHandle} folder
 * @param {Read} read
 * @param {string} [own] the file that this tab writes itself */
const linesIn = async (folder, read, own) => {
  const texts = [];
  for await (const [name, entry] of /** @type {any} */ (folder).entries()) {
    if (!JOURNAL.test(name) || name === own) continue;
    const file = await entry.getFile();
    const from = read.get(name) ?? 0;
    const at = from <= file.size ? from : 0; // it was cleared, and begun again
    const bytes = new Uint8Array(await file.slice(at).arrayBuffer());
    const end = wholeLines(bytes);
    read.set(name, at + end);
    if (end) texts.push(bytes.subarray(0, end), new Uint8Array([LINE_END]));
  }
  return new Uint8Array(await new Blob(texts).arrayBuffer());
};

/** Where the last line ends that has anything in it: what follows is being written, or tries whether there is room.
 * @param {Uint8Array} bytes */
const wholeLines = bytes => {
  let end = bytes.lastIndexOf(LINE_END) + 1;
  while (end > 0 && (end === 1 || bytes[end - 2] === LINE_END)) end -= 1;
  return end;
};

/** The learner's pseudonym, made once.
 * @param {FileSystemDirectoryHandle} folder */
const learnerIn = async folder => {
  const file = await folder.getFileHandle(LEARNER, { create: true });
  const known = await (await file.getFile()).text();
  if (known) return known;
  const learner = newLearner();
  const writer = await file.createWritable();
  await writer.write(learner);
  await writer.close();
  return learner;
};

const newLearner = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `learner-${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** The first file that no other tab writes to, and its name.
 * @param {FileSystemDirectoryHandle} folder
 * @returns {Promise<[Handle, string]>} */
const claimed = async (folder, number = 1) => {
  const name = number === 1 ? 'record.jsonl' : `record-${number}.jsonl`;
  const file = await folder.getFileHandle(name, { create: true });
  try {
    return [await /** @type {any} */ (file).createSyncAccessHandle(), name];
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NoModificationAllowedError') throw error;
    return claimed(folder, number + 1);
  }
};

/** Cuts off a line that was never finished: its tab died before it could be acknowledged.
 * @param {Handle} handle */
const mend = handle => {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, { at: 0 });
  const end = bytes.lastIndexOf(LINE_END) + 1;
  if (end < bytes.length) handle.truncate(end);
};

/** Appends lines for good, or takes them away again and says why not; `only` tries whether they would fit.
 * @param {Handle} handle
 * @param {Uint8Array} lines */
const write = (handle, lines, only = false) => {
  const at = handle.getSize();
  if (!Number.isSafeInteger(at)) return CLEARED; // there is no file any more, so it has no size
  try {
    const whole = handle.write(lines, { at }) === lines.length;
    if (only || !whole) handle.truncate(at);
    handle.flush();
    return whole ? '' : 'its storage is full';
  } catch (error) {
    handle.truncate(at);
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'its storage is full' : String(error);
  }
};
