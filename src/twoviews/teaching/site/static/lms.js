// @ts-check
/* The course inside a learning platform, by SCORM 1.2 or 2004. The platform gets completion, score and time, and keeps
   the learner's record in its own suspend data, from which it comes back in any browser. */

import { named } from './platform.js';

const DEEP = 12; // windows between the course and the platform's own, at most
const NO_ROOM = 'This learning platform has no room for all that you did here. Save your record as a file before you leave: the button is at the end of the lesson.';
const NOT_KEPT = 'This learning platform did not take what you answered. It is kept in this browser: save your record as a file before you leave. The button is at the end of the lesson.';

/** @typedef {{ start: string, lessons: string[], questions: string[], version: '1.2' | '2004' }} Setup */
/** @type {Setup} */
const setup = JSON.parse(document.getElementById('lms-setup')?.textContent ?? '{}');
const began = Date.now();

/** The two editions of the standard say the same in other words. */
const SPEECH = {
  '1.2': {
    api: 'API', start: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', keep: 'LMSCommit', end: 'LMSFinish', room: 4096,
    status: 'cmi.core.lesson_status', score: 'cmi.core.score', place: 'cmi.core.lesson_location', learner: 'cmi.core.student_id', exit: 'cmi.core.exit', time: 'cmi.core.session_time',
    /** @param {number} seconds */
    spent: seconds => [seconds / 3600, seconds / 60 % 60, seconds % 60].map((part, place) => String(Math.floor(part)).padStart(place ? 2 : 4, '0')).join(':'),
  },
  2004: {
    api: 'API_1484_11', start: 'Initialize', get: 'GetValue', set: 'SetValue', keep: 'Commit', end: 'Terminate', room: 64_000,
    status: 'cmi.completion_status', score: 'cmi.score', place: 'cmi.location', learner: 'cmi.learner_id', exit: 'cmi.exit', time: 'cmi.session_time',
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

/** Tells the platform how far the learner is: points of all questions together, and whether all were answered.
 * @param {Record<string, number>} shares */
const report = shares => {
  const known = setup.questions.filter(id => id in shares);
  const share = known.reduce((sum, id) => sum + shares[id], 0) / (setup.questions.length || 1);
  set(`${speech.score}.min`, '0');
  set(`${speech.score}.max`, '100');
  set(`${speech.score}.raw`, String(Math.round(100 * share)));
  if (setup.version === '2004') set('cmi.score.scaled', share.toFixed(4));
  set(speech.status, known.length === setup.questions.length ? 'completed' : 'incomplete');
};

/** @type {(owner: string) => import('./platform.js').Platform} */
const platformFor = owner => ({
  single: setup.lessons.length === 1, owner, lessons: setup.lessons, room: speech.room,
  record: () => get('cmi.suspend_data'),
  keep: ({ text, left, shares }, place) => {
    const kept = set('cmi.suspend_data', text);
    set(speech.place, place);
    report(shares);
    spent();
    const safe = String(api?.[speech.keep]('')) === 'true';
    told.textContent = kept && safe && !left ? '' : kept && safe ? NO_ROOM : NOT_KEPT;
  },
  trouble: error => {
    console.error('Two Views: the line to the platform', error);
    told.textContent = NOT_KEPT;
  },
});

const spent = () => set(speech.time, speech.spent((Date.now() - began) / 1000));

const leave = () => {
  spent();
  set(speech.exit, 'suspend');
  api?.[speech.keep]('');
  api?.[speech.end]('');
};

if (api) {
  api[speech.start]('');
  Object.assign(window, { twoviewsPlatform: platformFor(await named(get(speech.learner))) });
  if (['', 'not attempted', 'unknown'].includes(get(speech.status))) set(speech.status, 'incomplete');
  addEventListener('pagehide', leave, { once: true });
} else {
  told.textContent = 'No learning platform was found around this page. What you answer is kept in this browser alone.';
}
const place = get(speech.place);
/** @type {HTMLIFrameElement} */ (document.getElementById('course')).src = /^[\w-]+\.html(#[\w-]*)?$/.test(place) ? place : setup.start;
