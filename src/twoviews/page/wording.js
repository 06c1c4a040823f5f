// @ts-check
/* Numbers, days and outcomes in words. */

/** @param {number} number */
export const round = number => String(Math.round(number * 100) / 100);

/** A number as one reads it, to two decimals, with a comma at the thousands.
 * @param {number} number */
export const numeral = number => number.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** @param {number} number
 * @param {string} word */
export const plural = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** A day as one reads it; "an earlier day" where it is not known.
 * @param {string} when ISO 8601 */
export const day = when => {
  const date = new Date(when);
  return when && !Number.isNaN(date.valueOf())
    ? date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }) : 'an earlier day';
};

export const MEANWHILE = 'Newer words were written meanwhile. They stand here; yours, which were not saved, are added below them.';

export const UNSAVED = 'Not saved yet. Your text is kept on this page.';

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Whether what was entered is safe.
 * @param {{ saved?: boolean } | null} answer */
export const savedLine = answer => answer === null ? 'Not saved yet'
  : answer.saved === false ? 'Kept in memory, not yet saved' : `Saved at ${clock()}`;
