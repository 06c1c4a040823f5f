// @ts-check
/* The line to the Python half, whatever host carries it.

   The page sends `{do, n, with}`; the answer is `{re: n, state, ...answer}` with the changed pieces of the state.
   A host works off messages in the order in which they were sent. So when a later one is answered, an earlier one
   that is not was lost on the way, and goes out once more. */

const PATIENCE = 4000; // ms without any answer before the page says so
const GRACE = 1500;    // ms between the host's "done" and an answer that still counts as on its way
const AGAIN = 5000;    // ms until what could not be sent at all is tried again

export const ASLEEP = 'The lesson is asleep or busy. Wait a moment; if nothing happens, press “Wake it” above the lesson. '
  + 'Where there is no such button, choose “Kernel”, then “Restart Kernel and Run All Cells”. What you entered here is kept.';

/** @param {unknown} value
 * @returns {value is Record<string, unknown>} */
const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What of `told` differs from `held`: news that nobody asked for must not touch what stands as it was.
 * @param {Record<string, unknown>} held
 * @param {Record<string, unknown>} told
 * @returns {Record<string, unknown>} */
const changes = (held, told) => Object.fromEntries(Object.entries(told)
  .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(held[key]))
  .map(([key, value]) => [key, isObject(value) && isObject(held[key]) ? changes(held[key], value) : value]));

/** @typedef {import('./types').Answer} Answer */
/** @typedef {{ n: number, key: string, message: import('./types').Message, sent: boolean, resolve: (answer: Answer | null) => void, timer?: ReturnType<typeof setTimeout> }} Asked */

/** One line for each model, shared by all its views.
 * @template State */
export class Line {
  /** @type {import('./types').Model} */ #model;
  /** @type {Map<number, Asked>} in the order of sending */ #open = new Map();
  /** @type {Set<(patch: Partial<State>, answer: Answer) => void>} */ #listeners = new Set();
  /** Two windows may share one Python half: no number is used by both. */
  #number = Math.floor(Math.random() * 2 ** 32) * 2 ** 20;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #again;
  /** @type {State & { notices?: string[] }} */ state;
  trouble = '';

  /** @param {import('./types').Model} model */
  constructor(model) {
    this.#model = model;
    this.state = model.get('state') ?? {};
    model.on('msg:custom', message => this.hear(message));
    model.on('change:state', () => { this.state = model.get('state') ?? {}; this.#changed(this.state); });
  }

  /** Calls `listener(patch, answer)` at each change until `signal` aborts. An answer may come after `ask` gave up.
   * @param {(patch: Partial<State>, answer: Answer) => void} listener
   * @param {AbortSignal | undefined} signal */
  listen(listener, signal) {
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Asks the Python half to do something. Resolves to its answer, or to null when none comes for a while; the
   * message stays under way all the same, until it is answered or a newer one takes its place.
   * @param {string} act
   * @param {Record<string, unknown>} [details]
   * @param {string} [key] messages of one key take each other's place: only the newest is sent again
   * @returns {Promise<Answer | null>} */
  ask(act, details = {}, key = act) {
    const n = ++this.#number;
    for (const older of this.#open.values()) if (older.key === key && !older.sent) this.#open.delete(older.n);
    return new Promise(resolve => {
      const asked = { n, key, message: { do: act, n, with: details }, sent: false, resolve };
      this.#open.set(n, asked);
      this.#send(asked);
    });
  }

  /** Whether a message of that key is still under way.
   * @param {string} key */
  waits(key) { return [...this.#open.values()].some(asked => asked.key === key); }

  /** Sends without waiting for an answer: the page is about to go, or only wants to hear news.
   * @param {string} act
   * @param {Record<string, unknown>} [details] */
  tell(act, details = {}) {
    try { this.#model.send({ do: act, with: details }); } catch (error) { console.warn('Two Views: not sent', error); }
  }

  /** @param {Asked} asked */
  #send(asked) {
    const { n } = asked;
    clearTimeout(asked.timer);
    asked.timer = setTimeout(() => this.#complain(n), PATIENCE);
    try {
      asked.sent = true;
      this.#model.send(asked.message, () => setTimeout(() => this.#complain(n), GRACE));
    } catch (error) {
      asked.sent = false;
      console.warn('Two Views: the line is down', error);
      this.#complain(n);
      this.#again ??= setTimeout(() => { this.#again = undefined; this.#resend(asked => !asked.sent); }, AGAIN);
    }
  }

  /** Sends once more what has been lost; of each key only the newest.
   * @param {(asked: Asked) => boolean} lost */
  #resend(lost) {
    const newest = new Map([...this.#open.values()].map(asked => [asked.key, asked.n]));
    for (const asked of [...this.#open.values()].filter(lost)) {
      if (newest.get(asked.key) === asked.n) this.#send(asked);
      else this.#open.delete(asked.n);
    }
  }

  /** @param {number} n */
  #complain(n) {
    const asked = this.#open.get(n);
    if (!asked) return;
    clearTimeout(asked.timer);
    this.#trouble(this.#model.asleep ?? ASLEEP);
    asked.resolve(null);
  }

  /** A message of the Python half: an answer, or news that nobody asked for.
   * @param {import('./types').Reply} reply */
  hear({ re, state = {}, ...answer }) {
    const held = /** @type {Record<string, unknown>} */ (this.state);
    const patch = re === undefined || re === null ? changes(held, state) : state;
    for (const [key, value] of Object.entries(patch)) {
      const before = held[key];
      held[key] = isObject(value) && isObject(before) ? { ...before, ...value } : value;
    }
    const asked = re === undefined || re === null ? undefined : this.#open.get(re);
    if (asked) {
      clearTimeout(asked.timer);
      this.#open.delete(asked.n);
    }
    this.#trouble(answer.trouble ?? '');
    this.#changed(/** @type {Partial<State>} */ (patch), answer);
    asked?.resolve(answer);
    if (asked) this.#resend(other => other.sent && other.n < asked.n);
  }

  /** @param {string} text */
  #trouble(text) {
    if (text === this.trouble) return;
    this.trouble = text;
    this.#changed({});
  }

  /** @param {Partial<State>} patch
   * @param {Answer} [answer] */
  #changed(patch, answer = {}) { for (const listener of this.#listeners) listener(patch, answer); }
}
