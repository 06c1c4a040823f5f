// @ts-check
/* An explorer whose pictures were drawn beforehand (`teaching/site/frames.py`): from each setting to start from, one
   slider at a time. It answers moves itself, at once, and lets Python keep where the sliders stand.

   A place that was not drawn is brought to the nearest that was: the slider that moved stays, the others go back to
   the setting from which they came. */

/** @typedef {Record<string, number>} Values */
/** @typedef {{ groups: string[], sliders: [string, number, number][], bases: Values[], insides: string[], sentences: string[], settings: number[][], frames: number[][][][] }} Frames */
/** @typedef {{ base: number, slider: number, step: number }} Place  `slider` is -1 for the setting itself */

const NEAR = 1e-6;

/** The names of the sliders that stand elsewhere.
 * @param {Values} values
 * @param {Values} other */
const apart = (values, other) => Object.keys(other).filter(name => Math.abs(values[name] - other[name]) > NEAR);

/** The drawn place for some values, seen from where the sliders stood.
 * @param {Frames} frames
 * @param {Values} values
 * @param {{ values: Values, base: number } | null} from
 * @returns {Place} */
export const placeOf = ({ bases, sliders }, values, from) => {
  const away = bases.map(base => apart(values, base));
  const whole = away.findIndex(names => names.length === 0);
  if (whole >= 0) return { base: whole, slider: -1, step: 0 };
  const moved = from ? apart(values, from.values) : [];
  const fits = (/** @type {number} */ base) => away[base].length === 1 && (moved.length !== 1 || away[base][0] === moved[0]);
  const least = Math.min(...away.map(names => names.length));
  const base = from && (moved.length === 1 || fits(from.base)) ? from.base
    : away.findIndex((names, number) => fits(number) || names.length === least);
  const name = furthest(sliders, values, bases[base], moved.length && moved.some(each => away[base].includes(each)) ? moved : away[base]);
  const slider = sliders.findIndex(([known]) => known === name);
  const [, low, step] = sliders[slider];
  return { base, slider, step: Math.max(0, Math.round((values[name] - low) / step)) };
};

/** Which of these sliders stands furthest from the setting, in steps.
 * @param {Frames['sliders']} sliders
 * @param {Values} values
 * @param {Values} base
 * @param {string[]} names */
const furthest = (sliders, values, base, names) => {
  const far = (/** @type {string} */ name) => Math.abs(values[name] - base[name]) / (sliders.find(([known]) => known === name)?.[2] ?? 1);
  return names.reduce((best, name) => far(name) > far(best) ? name : best);
};

/** What the page shows at a place.
 * @param {Frames} frames
 * @param {Place} place */
export const shownAt = (frames, { base, slider, step }) => {
  const row = slider < 0 ? [] : frames.frames[base][slider];
  const picture = slider < 0 ? frames.settings[base] : row[Math.min(step, row.length - 1)];
  const [sentence, ...insides] = picture;
  const [name, low, wide] = slider < 0 ? ['', 0, 1] : frames.sliders[slider];
  return {
    groups: Object.fromEntries(frames.groups.map((id, number) => [id, frames.insides[insides[number]]])),
    sentence: frames.sentences[sentence],
    values: { ...frames.bases[base], ...(name ? { [name]: Number((low + step * wide).toFixed(9)) } : {}) },
  };
};

/** A model for the explorer's page half, in front of the one that Python answers.
 * @param {any} model as `page/browser.js` makes it
 * @param {() => Promise<Frames>} fetched */
export const drawnModel = (model, fetched) => {
  /** @type {((message: any) => void)[]} */
  const hearers = [];
  const fire = (/** @type {any} */ reply) => { for (const hear of hearers) hear(reply); };
  /** @type {{ values: Values, base: number } | null} */
  let stands = null;
  let moved = false;
  const show = async (/** @type {Values} */ values, /** @type {number | undefined} */ re = undefined) => {
    const frames = await fetched();
    const place = placeOf(frames, values, stands);
    const state = shownAt(frames, place);
    stands = { values: state.values, base: place.base };
    fire({ re, state });
  };
  model.on('msg:custom', (/** @type {any} */ { state: { notices } = { notices: undefined }, ...answer }) => {
    fire({ ...answer, state: notices ? { notices } : {} });
  });
  return {
    get asleep() { return model.asleep; },
    get: model.get,
    on: (/** @type {string} */ event, /** @type {(message: any) => void} */ hear) => { if (event === 'msg:custom') hearers.push(hear); else model.on(event, hear); },
    /** @param {any} message
     * @param {() => void} [done] */
    send: (message, done = () => {}) => {
      if (message.do === 'move') {
        moved = true;
        show(message.with.values, message.n).then(done, error => console.error('Two Views: the pictures of this explorer are not here', error));
      } else if (message.do === 'keep') {
        model.send({ do: 'move', with: { values: stands?.values ?? model.get('state').values } });
        model.send(message, done);
      } else if (message.do === 'ahead') { // every picture is here already
        fire({ re: message.n, state: { ahead: [] } });
        done();
      } else if (message.n !== undefined) {
        model.send(message, done);
      }
    },
    /** Where the record has the sliders, unless they have been moved since. */
    now: (/** @type {{ values: Values }} */ { values }) => { if (!moved && apart(values, model.get('state').values).length) void show(values); },
  };
};
