// @ts-check
/* The course inside a learning platform, by SCORM 1.2 or 2004. The platform gets completion, score and time, and keeps
   the learner's record in its own suspend data, from which it comes back in any browser. */

import { fitted, fromText } from './suspended.js';

const DEEP = 12; // windows between the course and the platform's own, at most

/** @typedef {{ start: string, lessons: string[], questions: string[], version: '1.2' | '2004' }} Setup */
/** @type {Setup} */
const setup = JSON.parse(document.getElementById('lms-setup')?.textContent ?? '{}');
const began = Date.now();

/** The two editions of the standard say the same in other words. */
const SPEECH = {
  '1.2': {
    api: 'API', start: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', keep: 'LMSCommit', end: 'LMSFinish', room: 4096,
    status: 'cmi.core.lesson_status', score: 'cmi.core.score', place: 'cmi.core.lesson_location', exit: 'cmi.core.exit', time: 'cmi.core.session_time',
    /** @param {number} seconds */
    spent: seconds => [seconds / 3600, seconds / 60 % 60, seconds % 60].map((part, place) => String(Math.floor(part)).padStart(place ? 2 : 4, '0')).join(':'),
  },
  2004: {
    api: 'API_1484_11', start: 'Initialize', get: 'GetValue', set: 'SetValue', keep: 'Commit', end: 'Terminate', room: 64_000,
    status: 'cmi.completion_status', score: 'cmi.score', place: 'cmi.location', exit: 'cmi.exit', time: 'cmi.session_time',
    /** @param {number} seconds */
    spent: seconds => `PT${Math.floor(seconds)}S`,
  },
};

/** The platform's object, in a window around this one or in the one that opened it.
 * @param {string} name */
const platform = name => {
  for (const first of [window, window.opener]) {
    /** @type {any} */ let each = first;
    for (let depth = 0; each && depth < DEEP; depth++) {
      try {
        if (each[name]) return each[name];
      } catch { break; } // a window of another origin
      if (each.parent === each) break;
      each = each.parent;
    }
  }
  return null;
};

const speech = SPEECH[setup.version];
const api = platform(speech.api);
const told = /** @type {HTMLElement} */ (document.getElementById('told'));
const get = (/** @type {string} */ name) => String(api?.[speech.get](name) ?? '');
const set = (/** @type {string} */ name, /** @type {string} */ value) => String(api?.[speech.set](name, value)) === 'true';

/** Points of all questions together, each by its last answer, and how many were answered.
 * @param {any[]} statements */
const score = statements => {
  /** @type {Map<string, number>} */
  const shares = new Map();
  for (const { question, share } of statements) if (setup.questions.includes(question)) shares.set(question, share);
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  return { share: setup.questions.length ? sum / setup.questions.length : 0, done: shares.size };
};

/** Tells the platform how far the learner is.
 * @param {any[]} statements */
const report = statements => {
  const { share, done } = score(statements);
  const whole = done >= setup.questions.length;
  set(`${speech.score}.min`, '0');
  set(`${speech.score}.max`, '100');
  set(`${speech.score}.raw`, String(Math.round(100 * share)));
  if (setup.version === '2004') set('cmi.score.scaled', share.toFixed(4));
  set(speech.status, whole ? 'completed' : 'incomplete');
};

/** What the course says and asks, from inside the frame. */
Object.assign(window, {
  twoviewsPlatform: {
    single: setup.lessons.length === 1,
    /** The record as the platform kept it, or null.
     * @returns {Promise<Uint8Array | null>} */
    record: () => fromText(get('cmi.suspend_data')),
    /** Keeps the record; what there is no room for is told.
     * @param {Uint8Array} lines
     * @param {any[]} statements  of each marked answer, in order, question and share of its points
     * @param {string} place */
    keep: async (lines, statements, place) => {
      const { text, left } = await fitted(lines, speech.room);
      const kept = set('cmi.suspend_data', text);
      set(speech.place, place);
      report(statements);
      api?.[speech.keep]('');
      told.textContent = kept && !left ? '' : 'This learning platform has no room for all that you wrote. Save your record as a file before you leave: the button is at the end of the lesson.';
    },
  },
});

const leave = () => {
  set(speech.time, speech.spent((Date.now() - began) / 1000));
  set(speech.exit, 'suspend');
  api?.[speech.keep]('');
  api?.[speech.end]('');
};

if (api) {
  api[speech.start]('');
  if (['', 'not attempted', 'unknown'].includes(get(speech.status))) set(speech.status, 'incomplete');
  addEventListener('pagehide', leave, { once: true });
} else {
  told.textContent = 'No learning platform was found around this page. What you answer is kept in this browser alone.';
}
const place = get(speech.place);
/** @type {HTMLIFrameElement} */ (document.getElementById('course')).src = /^[\w-]+\.html(#[\w-]*)?$/.test(place) ? place : setup.start;
