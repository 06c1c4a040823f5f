// @ts-check
/* Pictures of places where the hand may go next. They come ahead, so that a move is seen at once however far away the
   Python half is; a picture depends on the values alone, so what is here stays right. */

const MOST = 40;   // places asked for at a time; the host sends as many as a moment allows
const KEPT = 900;  // pictures that are held

/** @typedef {import('../../page/wire').Picture} Picture */
/** @typedef {Record<string, number>} Values */
/** @typedef {{ name: string, low: number, high: number, step: number }} Scale */

/** @param {import('../../page/types').Part<any, any>['line']} line
 * @param {Scale[]} scales
 * @param {AbortSignal | undefined} signal */
export const albumOf = (line, scales, signal) => {
  const keyOf = (/** @type {Values} */ values) => scales.map(({ name }) => values[name]).join(' ');
  /** @type {Map<string, Picture>} */
  const kept = new Map();
  const keep = (/** @type {Picture} */ picture) => {
    kept.set(keyOf(picture.values), picture);
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
  };
  line.listen((/** @type {{ ahead?: Picture[] }} */ patch) => { for (const picture of patch.ahead ?? []) keep(picture); }, signal);
  /** @type {Values[]} */
  let wanted = [];
  let busy = false;
  const missing = () => wanted.filter(values => !kept.has(keyOf(values)));
  const fetch = async () => {
    if (busy) return;
    busy = true;
    for (let places = missing(), before = 0; places.length && places.length !== before; places = missing()) {
      before = places.length;
      if (!await line.ask('ahead', { places: places.slice(0, MOST) })) break;
    }
    busy = false;
  };
  return {
    keep,
    keyOf,
    /** @param {Values} values */
    find: values => kept.get(keyOf(values)),
    /** Has these places sent, the first ones first; what was wanted before and is not here yet is given up.
     * @param {Values[]} places */
    want: places => { wanted = places; void fetch(); },
  };
};

/** Values of a scale, those nearest to one of them first.
 * @param {Scale} scale
 * @param {number} from */
export const nearest = ({ low, high, step }, from) => {
  const count = Math.round((high - low) / step);
  const values = Array.from({ length: count + 1 }, (_, at) => tidy(low + at * step));
  return values.sort((a, b) => Math.abs(a - from) - Math.abs(b - from)).slice(1, MOST + 1);
};

/** The way of one slider from where it stands.
 * @param {Values} values
 * @param {Scale} scale */
export const along = (values, scale) => nearest(scale, values[scale.name]).map(value => ({ ...values, [scale.name]: value }));

/** The places around one that two sliders give, nearest first.
 * @param {Values} values
 * @param {Scale} across
 * @param {Scale} up
 * @param {number} [far] steps to each side */
export const around = (values, across, up, far = 3) => {
  const steps = Array.from({ length: 2 * far + 1 }, (_, at) => at - far);
  const places = steps.flatMap(x => steps.map(y => ({ x, y }))).filter(({ x, y }) => x || y);
  places.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  const on = (/** @type {Scale} */ scale, /** @type {number} */ step) => tidy(values[scale.name] + step * scale.step);
  const inside = (/** @type {Scale} */ scale, /** @type {number} */ value) => value >= scale.low && value <= scale.high;
  return places.map(({ x, y }) => ({ ...values, [across.name]: on(across, x), [up.name]: on(up, y) }))
    .filter(place => inside(across, place[across.name]) && inside(up, place[up.name]));
};

/** A value as a slider holds it: without what binary sums leave over. @param {number} value */
const tidy = value => Number(value.toPrecision(12));
