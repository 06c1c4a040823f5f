// @ts-check
/* Where one has been: a line on the picture behind each thing that can be dragged, and the way back. */

const LONGEST = 30; // rests that are kept

/** Where values stand on the picture: the other way round than `valuesAt`.
 * @param {Pick<import('../../page/wire').Handle, 'box' | 'span'>} handle
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]} */
export const placeOf = ({ box: [left, top, right, bottom], span: [west, east, south, north] }, x, y) => [
  left + (x - west) / (east - west) * (right - left),
  bottom - (y - south) / (north - south) * (bottom - top),
];

/** @param {import('../../page/wire').Handle} handle
 * @param {Pick<ReturnType<typeof import('./picture.js').pictureOf>, 'group'>} picture */
export const trailOf = (handle, { group }) => {
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  drawn.setAttribute('class', 'tv-trail');
  group(handle.group)?.before(drawn);
  /** @type {[number, number][]} */
  let been = [];
  /** @param {Record<string, number>} values */
  return values => {
    const place = placeOf(handle, values[handle.across], values[handle.up]);
    const last = been.at(-1);
    if (last && Math.hypot(last[0] - place[0], last[1] - place[1]) < 1) return;
    been = [...been.slice(1 - LONGEST), place];
    drawn.setAttribute('d', `M${been.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${been.map(dot).join('')}`);
  };
};

const dot = (/** @type {[number, number]} */ [x, y]) =>
  `M${(x - 3).toFixed(1)} ${y.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;

/** The places where the hand has rested, and the way back through them.
 * @param {Record<string, number>} first */
export const wayBack = first => {
  let been = [first];
  const same = (/** @type {Record<string, number>} */ a, /** @type {Record<string, number>} */ b) => Object.keys(a).every(name => a[name] === b[name]);
  return {
    /** @param {Record<string, number>} values */
    rest: values => { if (!same(values, been[been.length - 1])) been = [...been.slice(1 - LONGEST), values]; },
    /** The place before this one; the first one if there is none. */
    back: () => { if (been.length > 1) been = been.slice(0, -1); return been[been.length - 1]; },
    isThere: () => been.length > 1,
  };
};
