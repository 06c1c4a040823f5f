// @ts-check
/* The page half of every live part, as one object that hosts call: `initialize` once a model, `render` once a view. */

import { draftsOf, memoryOf } from './drafts.js';
import { make } from './dom.js';
import { wakeFigures } from './figures.js';
import { openOnPaper } from './folds.js';
import { folded, returning } from './frame.js';
import { kernelModel } from './kernel.js';
import { Line } from './line.js';
import { watchSideways } from './sideways.js';
import { showSources } from './source-card.js';
import { typistOf } from './typist.js';

const FAILED = 'This part could not be shown. Reload the page; if that does not help, start the course again.';

const STYLE = 'link[href*="twoviews.css"], style.tv-style';

/** The modules beside this one: the usual way to fetch a part's. Who joins all modules into one file finds here which there
 * are, so a folder stands in each line.
 * @type {import('./types').Load} */
const beside = path => {
  const [, room, name] = /^(parts|bank\/kinds)\/(\w+)\/page\.js$/.exec(path) ?? [];
  return room === 'parts' ? import(`../parts/${name}/page.js`) : import(`../bank/kinds/${name}/page.js`);
};

/** One for the whole page. @type {ReturnType<typeof typistOf> | undefined} */
let typist;

/** The object that anywidget wants, and every host like it.
 * @param {import('./types').Load} [load] */
export const pageHalf = (load = beside) => {
  const kept = keeping(load);
  openOnPaper(window);
  showSources();
  wakeFigures();
  watchSideways();
  /** One a model. A host may give a view a model of its own, which falls silent when that view goes, and may set an equal
   * content anew: what they share is the content that both have now. @type {Set<{ model: import('./types').Model, line: Line<any> }>} */
  const known = new Set();
  const lineOf = (/** @type {import('./types').Model} */ model) => {
    const content = model.get('content');
    for (const each of known) if (each.model.get('content') === content) return each.line;
    const line = new Line(kernelModel(model));
    const own = { model, line };
    known.add(own);
    model.on('destroy', () => known.delete(own));
    line.listen(saved, undefined);
    return line;
  };
  return {
    /** `early` is what the model has heard before the page half was there.
     * @param {{ model: import('./types').Model, early?: import('./types').Reply[] }} view */
    initialize({ model, early = [] }) {
      const line = lineOf(model);
      for (const reply of early) line.hear(reply);
    },
    /** @param {import('./types').View} view */
    async render({ model, el, signal }) {
      const content = model.get('content');
      const owner = content.owner ?? '';
      const part = { content, line: lineOf(model), drafts: draftsOf(owner), memory: memoryOf(owner), load: kept, signal };
      const root = await shown(part);
      if (signal?.aborted) return;
      dressed(el);
      el.replaceChildren(content.more ? folded(content.more, root) : root);
      returning(() => part.line.tell('refresh'), signal);
      typist ??= typistOf(window);
      typist(root, `${content.kind} ${content.id ?? content.item ?? content.title}`);
    },
  };
};

/** A client that puts a part into a shadow of its own, as marimo does, keeps the page's style out: it comes along.
 * @param {HTMLElement} el */
const dressed = el => {
  const shadow = el.getRootNode();
  if (!(shadow instanceof window.ShadowRoot) || shadow.querySelector(STYLE)) return;
  shadow.prepend(...[...document.querySelectorAll(STYLE)].map(style => style.cloneNode(true)));
};

/** What has been saved may change what stands elsewhere on the page.
 * @param {unknown} _
 * @param {import('./types').Answer} answer */
const saved = (_, answer) => { if (answer.saved) document.dispatchEvent(new Event('twoviews-saved')); };

/** Keeps what was fetched: the next part of its kind is there before the page is drawn.
 * @param {import('./types').Load} load
 * @returns {import('./types').Load} */
const keeping = load => {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  return path => {
    const found = kept.get(path) ?? load(path);
    kept.set(path, found);
    found.catch(() => kept.delete(path));
    return found;
  };
};

/** The part, or a sentence where it cannot be built.
 * @param {import('./types').Part<any, any>} part
 * @returns {Promise<HTMLElement>} */
const shown = async part => {
  try {
    const { default: open } = await part.load(`parts/${part.content.kind}/page.js`);
    return await open(part);
  } catch (error) {
    console.error(`Two Views: the part “${part.content?.kind}” could not be shown.`, error);
    return make('div', { class: 'tv-live tv-failed', role: 'alert', text: FAILED });
  }
};

export default pageHalf();
