// @ts-check
/* The browser's own storage (OPFS), in a worker: files to which lines are appended, each with its end of line.

   A write that has returned and was flushed outlasts the tab. Only one tab at a time may write to a file: each takes
   the first that is free, or a new one. */

const FOLDER = 'twoviews';
const LEARNER = 'learner.txt';
const JOURNAL = /^record(-\d+)?\.jsonl$/;
const ROOM = 1 << 16; // bytes that must fit before the learner starts
const LINE_END = 10;
const CLEARED = 'its storage was cleared';

/** @typedef {{ trouble: '' | 'none' | 'full', why: string, learner: string, lines: Uint8Array, append(lines: Uint8Array): string }} Store */
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
    return { trouble: 'none', why, learner: newLearner(), lines: new Uint8Array(), append: () => 'it keeps nothing for this page' };
  }
};

/** @param {string} name
 * @returns {Promise<Store>} */
const opened = async name => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  const lines = await linesIn(folder);
  const learner = await learnerIn(folder);
  let handle = /** @type {Handle | null} */ (await claimed(folder));
  mend(/** @type {Handle} */ (handle));
  const why = write(/** @type {Handle} */ (handle), new Uint8Array(ROOM).fill(LINE_END), true);
  const known = [lines];
  /** All that this tab knows goes into a new file: its storage was cleared under its hands. */
  const anew = async () => {
    const next = await claimed(await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }));
    write(next, new Uint8Array(await new Blob(/** @type {any} */ (known)).arrayBuffer()));
    handle = next;
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
  return { trouble: why ? 'full' : '', why, learner, lines, append };
};

/** Every line of every file, whoever wrote it.
 * @param {FileSystemDirectoryHandle} folder */
const linesIn = async folder => {
  const texts = [];
  for await (const [name, file] of /** @type {any} */ (folder).entries()) {
    if (JOURNAL.test(name)) texts.push(await (await file.getFile()).arrayBuffer(), new Uint8Array([LINE_END]));
  }
  return new Uint8Array(await new Blob(texts).arrayBuffer());
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

/** The first file that no other tab writes to.
 * @param {FileSystemDirectoryHandle} folder
 * @returns {Promise<Handle>} */
const claimed = async (folder, number = 1) => {
  const file = await folder.getFileHandle(number === 1 ? 'record.jsonl' : `record-${number}.jsonl`, { create: true });
  try {
    return await /** @type {any} */ (file).createSyncAccessHandle();
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
