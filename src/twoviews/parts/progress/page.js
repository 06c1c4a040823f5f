// @ts-check
/* How much of a lesson is done, part by part. */

import { make, prose, unique } from '../../page/dom.js';
import { frame, refreshed, title } from '../../page/frame.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').ProgressContent, import('../../page/wire').ProgressState>} ProgressPart */

/** @param {ProgressPart} part */
export default part => {
  const { content, line, signal } = part;
  const list = make('ul', { class: 'tv-parts' });
  const show = () => list.replaceChildren(...(line.state.parts ?? []).map(row));
  line.listen(patch => { if (patch.parts) show(); }, signal);
  show();
  const label = `Your progress: ${content.title}`;
  const root = frame('progress', label, part, title(label), list);
  refreshed(root, part);
  return root;
};

/** @param {[name: string, done: number, of: number]} counted */
const row = ([name, done, of]) => {
  const full = done >= of;
  const id = unique('part');
  const sign = make('span', { class: 'tv-part-sign', 'aria-hidden': 'true', text: full ? '✓' : done ? '◐' : '○' });
  return make('li', { class: full ? 'tv-done' : done ? 'tv-begun' : '' },
    make('span', { class: 'tv-part-name', id }, sign, prose(name)),
    make('progress', { max: of, value: done, 'aria-labelledby': id }),
    make('span', { class: 'tv-part-count', text: full ? `${done} of ${of}, done` : `${done} of ${of}` }));
};
