// @ts-check
/* A page of the course inside a learning platform (lms.js stands around it): its record comes from there and goes there. */

const REST = 400; // ms after the last answer until the record is handed over
const HOME = 'https://twoviews.invalid';

/** @typedef {{ single: boolean, record: () => Promise<Uint8Array | null>, keep: (lines: Uint8Array, answers: { question: string, share: number }[], place: string) => Promise<void> }} Platform */

/** @returns {Platform | null} */
const around = () => {
  try {
    return window.parent === window ? null : /** @type {any} */ (window.parent).twoviewsPlatform ?? null;
  } catch { return null; } // a window of another origin
};

/** Each marked answer of a record, in order: the question and the share of its points.
 * @param {Uint8Array} lines */
export const answersIn = lines => new TextDecoder().decode(lines).split('\n').filter(Boolean).map(line => JSON.parse(line))
  .filter(each => each.result?.score && String(each.verb?.id).endsWith('/answered'))
  .map(each => ({ question: String(each.object.definition.extensions[`${HOME}/item`]), share: Number(each.result.score.scaled ?? 0) }));

/** Takes in what the platform has kept, and hands over what is answered from now on. Without a platform nothing happens.
 * @param {{ ask: (call: string, ...words: any[]) => Promise<any>, answered: (hear: () => void) => void }} course
 * @param {string} slug */
export const inPlatform = async ({ ask, answered }, slug) => {
  const platform = around();
  if (!platform) return;
  document.documentElement.toggleAttribute('data-single', platform.single);
  const kept = await platform.record();
  if (kept) await ask('take_in', kept, true);
  const hand = async () => {
    const lines = await ask('export');
    await platform.keep(lines, answersIn(lines), `${slug}.html`);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let waiting;
  answered(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => hand().catch(error => console.error('Two Views: not handed to the platform', error)), REST);
  });
};
