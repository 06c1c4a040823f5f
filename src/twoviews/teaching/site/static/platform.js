// @ts-check
/* A page of the course inside a learning platform (lms.js stands around it): its record comes from there and goes there. */

const REST = 400; // ms between two times that the record is handed over

/** What the platform is given: the record as a text, how many answers it has no room for, and the share of its points
 * that the last answer to each question has.
 * @typedef {{ text: string, left: number, shares: Record<string, number> }} Handed */
/** @typedef {{ single: boolean, owner: string, lessons: string[], room: number, record: () => string, keep: (handed: Handed, place: string) => void, trouble: (error: unknown) => void }} Platform */

/** @returns {Platform | null} */
export const around = () => {
  try {
    return window.parent === window ? null : /** @type {any} */ (window.parent).twoviewsPlatform ?? null;
  } catch { return null; } // a window of another origin
};

/** A name for the learner in this browser, from which nobody reads the platform's own.
 * @param {string} id */
export const named = async id => {
  if (!id || !crypto.subtle) return encodeURIComponent(id); // without a secure address the browser keeps nothing anyway
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id)));
  return [...bytes.slice(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('');
};

/** Takes in what the platform has kept, and hands over what this browser knows, now and after each answer.
 * @param {Platform} platform
 * @param {{ ask: (call: string, ...words: any[]) => Promise<any>, answered: (hear: () => void) => void }} course
 * @param {string} slug */
export const inPlatform = async (platform, { ask, answered }, slug) => {
  document.documentElement.toggleAttribute('data-single', platform.single);
  const hand = async () => platform.keep(JSON.parse(await ask('hand_over', platform.lessons.join(' '), platform.room)), `${slug}.html`);
  let busy = false, more = false;
  const work = async () => {
    more = true;
    if (busy) return;
    busy = true;
    while (more) {
      more = false;
      await hand().catch(platform.trouble);
      await new Promise(resolve => setTimeout(resolve, REST));
    }
    busy = false;
  };
  const kept = platform.record();
  const taken = kept ? ask('take_back', kept).catch(platform.trouble) : Promise.resolve();
  answered(() => void work());
  await taken;
  void work();
};
