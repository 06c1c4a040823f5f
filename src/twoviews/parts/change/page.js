// @ts-check
/* What changed between the first test and the second: a table that the course itself has written. */

import { make } from '../../page/dom.js';
import { frame, refreshed, title } from '../../page/frame.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').ChangeContent, import('../../page/wire').ChangeState>} ChangePart */

/** @param {ChangePart} part */
export default part => {
  const { content, line, signal } = part;
  const body = make('div', { class: 'tv-compared' });
  let shown = '';
  const show = () => { if (line.state.html !== shown) body.innerHTML = shown = line.state.html; };
  line.listen(show, signal);
  show();
  const root = frame('change', content.title, part, title(content.title), body);
  refreshed(root, part);
  return root;
};
