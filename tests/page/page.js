/* A bare page for tests under node, and a Python half that answers when the test says so. */

import { JSDOM } from 'jsdom';

const ROOT = new URL('../../src/twoviews/', import.meta.url);

/* The browser's names that the page half uses, of a page that begins empty; of the page before nothing is still to come. */
export const freshPage = () => {
  globalThis.window?.close();
  const { window } = new JSDOM('<!doctype html><main></main>', { url: 'https://lesson.test/', pretendToBeVisual: true });
  for (const name of ['UIEvent', 'document', 'Element', 'HTMLElement', 'Node', 'Event', 'KeyboardEvent', 'sessionStorage', 'localStorage', 'Storage', 'CSS', 'DOMPoint', 'location', 'MutationObserver', 'HTMLInputElement', 'XMLSerializer', 'getComputedStyle', 'requestAnimationFrame']) {
    globalThis[name] = window[name];
  }
  globalThis.window = window;
  globalThis.addEventListener = window.addEventListener.bind(window);
  globalThis.IntersectionObserver = class { observe() {} disconnect() {} };
  globalThis.ResizeObserver = class { observe() {} disconnect() {} };
  window.Element.prototype.scrollIntoView = () => {};
  return window;
};

export const load = path => import(new URL(path, ROOT).href);

/* A host: what the page sent is in `sent`; `answer` answers the first of these that is still open. */
export class Host {
  sent = []; #hearers = new Map(); down = false;

  constructor(content, state = {}) { this.content = content; this.state = state; }

  /* A new one each time, as anywidget gives one to each view. */
  get model() {
    const model = {
      get: name => this[name],
      on: (event, hear) => this.#hearers.set(event, [...(this.#hearers.get(event) ?? []), Object.assign(message => hear(message), { model })]),
      off: () => {},
      send: (message, callbacks) => {
        if (this.down) throw new Error('the line is down');
        this.sent.push({ ...message, done: () => callbacks?.iopub.status({ content: { execution_state: 'idle' } }) });
      },
    };
    return model;
  }

  /* The view that had this model is gone, and with it all that the model was asked to call. */
  silence(model) {
    for (const [event, hearers] of this.#hearers) this.#hearers.set(event, hearers.filter(each => each.model !== model));
  }

  /* What the page hears. */
  say(reply) { for (const hear of this.#hearers.get('msg:custom') ?? []) hear(reply); }

  /* Answers a message that was sent: by default the last. */
  async answer(reply = {}, message = this.sent.at(-1)) {
    this.say({ re: message.n, ...reply });
    await settled();
  }
}

/* All promises that are due have been worked off. */
export const settled = () => new Promise(resolve => setImmediate(resolve));

/* A part shown on the bare page. */
export const opened = async (host, owner = 'somebody') => {
  const { pageHalf } = await load('page/main.js');
  const half = pageHalf(load);
  const el = document.createElement('div');
  document.querySelector('main').append(el);
  host.content = { owner, ...host.content };
  const { model } = host;
  half.initialize({ model });
  await half.render({ model, el });
  return el;
};

export const press = async (el, key, more = {}) => {
  el.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await settled();
};

export const type = (el, text) => { el.value = text; el.dispatchEvent(new Event('input', { bubbles: true })); };
export const choose = el => { el.checked = true; el.dispatchEvent(new Event('change', { bubbles: true })); };
