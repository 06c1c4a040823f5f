/* A lesson looks like a page. Its panel bears `tv-lesson`, which lab.css dresses; in single-document mode the frame of
   JupyterLab around it goes, too. "The workshop" is JupyterLab as it is: one press brings it, and one takes it away.
   Exercises, where learners write code, and all other notebooks always stand in the workshop. */

import { lift } from './between.js';
import { keepClean } from './clean.js';

const LESSON = 'tv-lesson';
const FRAME = '#jp-top-panel, #jp-menu-panel, #jp-bottom-panel, .jp-SideBar';
const NARROW = 700; // px of window below which a panel at the side leaves no room to read

/* The course's mark, of a lesson alone. */
export const lessonOf = panel => {
  const mark = panel?.content?.model?.getMetadata?.('twoviews');
  return mark && !mark.exercise ? String(mark.lesson ?? '') : null;
};

/* Every widget of the frame, wherever the shell keeps it. */
const framing = widget => [...(widget.layout ?? [])].flatMap(child =>
  child.node.matches(FRAME) ? [child] : child.id === 'jp-main-content-panel' ? framing(child) : []);

export class Reading {
  #app; #hidden = new Set(); #title = ''; #workshop = false; #listeners = new Set();

  constructor(app) {
    this.#app = app;
    app.shell.currentChanged?.connect(() => this.#fit());
    app.shell.modeChanged?.connect(() => this.#fit());
    window.addEventListener('keydown', () => { document.body.dataset.tvKeys = ''; }, true);
    window.addEventListener('pointerdown', () => { delete document.body.dataset.tvKeys; }, true);
    new MutationObserver(() => this.#entitle()).observe(document.head, { subtree: true, childList: true, characterData: true });
  }

  get workshop() { return this.#workshop; }

  /* Calls `hear()` when the workshop comes or goes. */
  listen(hear) { this.#listeners.add(hear); }

  show(workshop) {
    this.#workshop = workshop;
    for (const panel of this.#panels()) this.#dress(panel);
    this.#fit();
    for (const hear of this.#listeners) hear();
  }

  /* A notebook has been opened. */
  async take(panel) {
    await panel.context.ready;
    if (panel.isDisposed || lessonOf(panel) === null) return lift();
    keepClean(panel.context);
    this.#dress(panel);
    if (this.simple || innerWidth < NARROW) this.#closeSides();
    this.#fit();
    requestAnimationFrame(() => requestAnimationFrame(lift)); // once it is drawn
  }

  /* Whether one document is shown alone. */
  get simple() { return this.#app.shell.mode === 'single-document'; }
  get #current() { return this.#app.shell.currentWidget; }
  #panels() { return [...this.#app.shell.widgets('main')].filter(each => lessonOf(each) !== null); }

  #dress(panel) {
    panel.toggleClass(LESSON, !this.#workshop);
    panel.toolbar?.setHidden(!this.#workshop);
  }

  #closeSides() {
    this.#app.shell.collapseLeft?.();
    this.#app.shell.collapseRight?.();
  }

  /* The frame is there unless a lesson is read alone. */
  #fit() {
    const reads = this.simple && !this.#workshop && lessonOf(this.#current) !== null;
    for (const widget of reads ? framing(this.#app.shell) : this.#hidden) {
      if (reads && !widget.isHidden) this.#hidden.add(widget);
      widget.setHidden(reads && this.#hidden.has(widget));
    }
    if (!reads) this.#hidden.clear();
    this.#title = this.#current && lessonOf(this.#current) !== null ? heading(this.#current) : '';
    this.#entitle();
  }

  /* JupyterLab writes the name of the file there, again and again. */
  #entitle() {
    const told = this.#title && `${this.#title} · Two Views`;
    if (told && document.title !== told) document.title = told;
  }
}

/* The lesson's title is its first heading. */
const heading = panel => {
  for (const { sharedModel } of panel.content.model.cells) {
    const found = /^# (.+)$/m.exec(sharedModel.getSource());
    if (found) return found[1].trim();
  }
  return '';
};
