// @ts-check
/* When something is done, and how long it took. */

export const TYPING = 600; // ms of rest before a text is saved

/** Runs `work` after `rest` ms without another call; `.now()` runs it at once if it is due.
 * @param {() => unknown} work
 * @param {number} rest */
export const restful = (work, rest) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const run = () => { clearTimeout(timer); timer = undefined; work(); };
  const later = () => { clearTimeout(timer); timer = setTimeout(run, rest); };
  later.now = () => { if (timer !== undefined) run(); };
  return later;
};

/** Seconds since the last call, to a tenth. */
export const stopwatch = () => {
  let start = performance.now();
  return () => {
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    start = performance.now();
    return seconds;
  };
};
