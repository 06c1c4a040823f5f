// @ts-check
/* How much of a lesson is done, part by part. */

import { make, prose, say, unique } from '../../page/dom.js';
import { counting, folded, frame, refreshed, title } from '../../page/frame.js';
import { handing } from '../handin/page.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').ProgressContent, import('../../page/wire').ProgressState>} ProgressPart */

/** @param {ProgressPart} part */
export default part => {
  const { content, line, signal } = part;
  const list = make('ul', { class: 'tv-parts' });
  const due = make('p', { class: 'tv-due' });
  const show = () => {
    list.replaceChildren(...(line.state.parts ?? []).map(row));
    say(due, line.state.due ?? '');
    due.hidden = !line.state.due;
  };
  line.listen(patch => { if (patch.parts) show(); }, signal);
  show();
  const label = `Your progress: ${content.title}`;
  const handIn = content.longest ? folded('Hand in: one file for your teacher', handing(part)) : null;
  const root = frame('progress', label, part, title(label), list, due, handIn);
  refreshed(root, part);
  counting(line, signal);
  return root;
};

/** What is more is told apart: a part is done without it.
 * @param {import('../../page/wire').Row} counted */
const row = ([name, done, of, more]) => {
  const full = done >= of;
  const id = unique('part');
  const sign = make('span', { class: 'tv-part-sign', 'aria-hidden': 'true', text: full ? '✓' : done ? '◐' : '○' });
  return make('li', { class: full ? 'tv-done' : done ? 'tv-begun' : '' },
    make('span', { class: 'tv-part-name', id }, sign, prose(name)),
    make('progress', { max: of || 1, value: of ? done : 1, 'aria-labelledby': id }),
    make('span', { class: 'tv-part-count', text: [told(done, of), more ? `${more} more done` : ''].filter(Boolean).join(', ') }));
};

/** @param {number} done
 * @param {number} of */
const told = (done, of) => of ? `${done} of ${of}${done >= of ? ', done' : ''}` : '';
