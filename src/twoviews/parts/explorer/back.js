// @ts-check
/* Which sliders stand elsewhere than the hand left them: where pictures are drawn beforehand (drawn.js), one slider at
   a time leaves a setting, and the others go back to it. */

import { say, status } from '../../page/dom.js';
import { plain } from '../../page/prose.js';

const NEAR = 1e-6;

/** The sentence on sliders that went back, and the sliders marked.
 * @param {{ name: string, label: string }[]} scales
 * @param {{ name: string, node: HTMLElement }[]} knobs */
export const backTold = (scales, knobs) => {
  const node = status('tv-put-back');
  const mark = (/** @type {Set<string>} */ names) => { for (const knob of knobs) knob.node.classList.toggle('tv-is-back', names.has(knob.name)); };
  return {
    node,
    /** @param {Record<string, number>} asked
     * @param {Record<string, number>} stand */
    show: (asked, stand) => {
      const back = scales.filter(({ name }) => Math.abs(asked[name] - stand[name]) > NEAR);
      if (!back.length) return; // the rest of a hand's way tells nothing new
      mark(new Set(back.map(({ name }) => name)));
      say(node, `On this page one slider at a time leaves its setting, so this went back: ${back.map(({ label }) => `“${plain(label)}”`).join(', ')}.`);
    },
    clear: () => { mark(new Set()); say(node, ''); },
  };
};
