// @ts-check
/* Where the learner's record is kept in this browser, and the two buttons that take it along. */

import { button, control, handOver, make, paragraph, say, status } from './dom.js';
import { GONE, Gone } from './python.js';

const FAILED = 'The parts of this page could not be started, so they stand as they are printed. Reload the page to try again.';
const KEPT = 'What you answer and write is kept in this browser, on this device, and goes nowhere else. A private window forgets it, and a browser '
  + 'may clear it when space is short: so take it with you as a file.';
/** @type {Record<string, string>} */
export const TROUBLES = {
  none: 'This browser keeps nothing for this page (a private window, or storage is denied). You can work through it all the same: save your record as a file '
    + 'before you close the page, and open that file when you come back.',
  full: 'This browser has no room left, so what you answer cannot be kept. Make room, or save your record as a file before you close the page.',
};

/** @param {ReturnType<typeof import('./python.js').workerOf>} python */
export const keeper = ({ ask, store, gone, started }) => {
  const words = paragraph(KEPT, 'tv-help');
  const told = status('tv-told');
  const failed = (/** @type {unknown} */ error) => { console.error('Two Views', error); say(told, FAILED); };
  store.then(({ trouble, why }) => {
    if (!(trouble in TROUBLES)) return;
    console.warn('Two Views: storage', why);
    words.textContent = TROUBLES[trouble];
    words.setAttribute('role', 'alert');
  });
  started.then(() => gone).then(() => say(told, GONE)).catch(failed);
  const unanswered = (/** @type {unknown} */ error) => error instanceof Gone ? GONE : `This file cannot be read: ${/** @type {Error} */ (error).message}`;
  const save = button('Save my record as a file', async () => {
    const name = `two-views-record-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}.jsonl`;
    await ask('export').then(data => handOver(name, data, 'application/jsonl'), () => say(told, GONE));
  });
  /** @type {Uint8Array | null} a file that seems to be another learner's */ let another = null;
  const takeIn = async (/** @type {Uint8Array} */ data, merge = false) => {
    another = null;
    const said = await ask('take_in', data, merge).then(JSON.parse).catch(error => ({ told: unanswered(error) }));
    say(told, said.told);
    if (said.another) another = data;
    both.hidden = another === null;
  };
  const both = button('Both are mine: put them together', () => { if (another) void takeIn(another, true); }, { hidden: true });
  const field = control('input', {
    type: 'file', accept: '.jsonl', class: 'tv-unseen',
    on: {
      change: async () => {
        const file = field.files?.[0];
        if (!file) return;
        await takeIn(new Uint8Array(await file.arrayBuffer()));
        field.value = '';
      },
    },
  });
  return make('section', { class: 'tv-live tv-keeper', 'aria-label': 'Your record' }, words,
    make('div', { class: 'tv-actions' }, save, make('label', { class: 'tv-button tv-file-button' }, 'Open a record file', field)), told, both);
};
