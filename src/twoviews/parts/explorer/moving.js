// @ts-check
/* How places of the sliders go to the Python half, and pictures come back. */

import { restful, stopwatch } from '../../page/timing.js';

const RESTING = 1500; // ms of rest before the place of the sliders is recorded
const SETTLED = 150;  // ms of rest before the Python half hears where a picture of the album has led

/** @typedef {Record<string, number>} Values */

/** Sends places of the sliders. What the album holds is shown at once and told when the hand rests; else one request
 * is under way at a time, and of all that is asked meanwhile only the latest is sent.
 * @param {Pick<import('../../page/types').Part<any, any>['line'], 'ask' | 'waits'>} line
 * @param {(values: Values) => boolean} shown shows the picture of these values, if it is here
 * @param {(values: Values) => void} [rested]
 * @param {(values: Values) => void} [answered] is told of the values that were asked for, if none are asked since */
export const sender = (line, shown, rested = () => {}, answered = () => {}) => {
  const seconds = stopwatch();
  const keep = restful(() => void line.ask('keep', { seconds: seconds() }), RESTING);
  /** @type {Values | null} */
  let wanted = null;
  /** @type {Values} */
  let latest = {};
  let busy = false, ahead = false;
  const work = async () => {
    if (busy) return;
    busy = true;
    while (wanted) {
      const values = wanted;
      wanted = null;
      ahead = false;
      await line.ask('move', { values });
      if (!wanted) answered(values);
    }
    busy = false;
  };
  const settle = restful(() => { rested(latest); void work(); }, SETTLED);
  const send = (/** @type {Values} */ values) => {
    wanted = latest = values;
    ahead = shown(values);
    settle();
    if (!ahead) void work();
    keep();
  };
  /** Whether a newer place is on its way: what the Python half says meanwhile is behind. */
  send.isUnderWay = () => wanted !== null || line.waits('move');
  /** Whether the page shows more than the Python half knows. */
  send.isAhead = () => ahead;
  return send;
};
