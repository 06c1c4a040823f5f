/* How a lesson opens. The course's server extension judges its cells by the hashes inside the installed package;
   what is the course's starts, and starts again when its kernel or its document comes anew. Everything else waits
   for the learner and says so in one line. Jupyter's own "trusted" has no say: it is about outputs.

   When a notebook is judged, its panel says so: `data-tv-opened` is `none` (no lesson), `waits` or `started`. */

import { keepAsked } from './asked.js';
import { askEarly } from './early.js';
import { Bar } from './header.js';
import { keepLine } from './line-up.js';
import { keepInSight, keepPlace, sayStarting, wantedOrder } from './steady.js';

const FALLS = 3; // deaths of the kernel in a row while the lesson starts, before it waits for the learner

const SAYS = {
  code: 'This lesson differs from the course’s: its code was changed. So it has not started by itself.',
  foreign: 'This notebook is not one of the course’s. So it has not started by itself.',
  silent: 'Nobody could tell whether this lesson is as the course made it. So it has not started by itself.',
  words: 'This lesson’s words differ from the course’s. Its code is the course’s, and it runs.',
  allowed: 'This lesson differs from the course’s. You allowed its code before, and it runs.',
  off: 'Lessons do not start by themselves: that is how your settings have it.',
  falls: 'This lesson’s Python stopped again and again while it started.',
  gone: 'The lesson is asleep: its Python has ended. What you entered is kept.',
  stranger: 'The Python that runs here does not have the course in it.',
  unkept: 'It runs. It could not be noted for the next time: your Jupyter folder cannot be written.',
};

/* Before a lesson starts: code beside it is not loaded in place of the course's own; then, is the course there? */
const PREPARE = 'import sys\nsys.path[:] = [place for place in sys.path if place]';
const IS_THERE = 'getattr(__import__("importlib.util").util.find_spec("twoviews"), "origin", None) is not None';
const KERNEL = 'twoviews';

/* One open notebook. */
export class Opening {
  #panel; #jupyter; #bar; #cells = []; #models = []; #due = true; #falls = 0; #starting = null; #turn = 0; #working = false; #moving = false;
  #verdict = null; #pressed = ''; #settled = () => {}; #asked = null; #equipped = null;

  /* `jupyter`: { NotebookActions, Dialog, Widget, house, contents, open(path), isWanted() } */
  constructor(panel, jupyter) {
    this.#panel = panel;
    this.#jupyter = jupyter;
  }

  async start() {
    const { context, sessionContext, revealed } = this.#panel;
    askEarly(this.#panel).catch(error => console.warn('Two Views: the kernel could not be asked for early', error));
    await Promise.all([context.ready, revealed]);
    if (this.#panel.isDisposed) return;
    sessionContext.kernelChanged.connect((_, { oldValue, newValue }) => this.#kernelCame(oldValue, newValue));
    sessionContext.statusChanged.connect((_, status) => this.#heard(status));
    this.#panel.content.model.cells.changed.connect(() => this.#documentCame());
    if (this.#mark) {
      this.#keepAsked();
      keepLine(this.#panel);
      keepPlace(this.#notebook, new Promise(resolve => { this.#settled = resolve; }), false); // cells still come
    }
    await this.#consider();
  }

  get #notebook() { return this.#panel.content; }
  get #kernel() { return this.#panel.sessionContext.session?.kernel ?? null; }
  get #mark() { return this.#notebook.model?.getMetadata('twoviews'); }

  #read() {
    this.#models = [...this.#notebook.model.cells];
    return this.#models.map(model => ({ id: model.id, kind: model.type, source: model.sharedModel.getSource() }));
  }

  /* ── when it is time ── */

  #kernelCame(before, now) {
    if (now && now !== before && !this.#moving) this.#again();
    else if (!now && before) this.#asleep();
  }

  #heard(status) {
    if (status === 'autorestarting') this.#fell();
    if (status === 'restarting' || status === 'autorestarting') this.#anew();
    if (status === 'dead') this.#asleep();
    if (status === 'idle' && this.#due && !this.#working) void this.#consider();
  }

  /* The whole document was replaced: reloaded from disk, reverted, merged. */
  #documentCame() {
    if (this.#models.length > 0 && this.#models.every(model => model.isDisposed)) setTimeout(() => this.#again());
  }

  /* Whatever was on its way was meant for a kernel that is gone. */
  #anew() {
    this.#due = true;
    this.#working = false;
    this.#turn += 1;
  }

  #again() {
    this.#due = true;
    void this.#consider();
  }

  #fell() {
    this.#falls = this.#starting ? this.#falls + 1 : 0;
    this.#starting = null;
    if (this.#panel.node.dataset.tvOpened === 'started') this.#dismiss();
  }

  /* JupyterLab's notice of a restart takes the focus from who is typing; a lesson comes back by itself. The notice
     waits in a queue before it is shown, so one looks twice. */
  #dismiss() {
    const path = this.#panel.sessionContext.session?.path ?? this.#panel.context.path;
    const close = () => this.#jupyter.Dialog.tracker.forEach(dialog => {
      if (dialog.node.textContent.includes(path)) dialog.reject();
    });
    close();
    setTimeout(close);
  }

  /* ── what is done ── */

  async #consider() {
    const turn = ++this.#turn;
    this.#working = true;
    try {
      await this.#judge(turn);
    } finally {
      if (turn === this.#turn) this.#working = false;
    }
  }

  async #judge(turn) {
    const mark = this.#mark;
    const cells = this.#read();
    if (!mark || mark.exercise || !cells.some(cell => cell.kind === 'code')) {
      this.#decided('none');
      return this.#equip();
    }
    const verdict = await this.#jupyter.house.judge(cells, String(mark.lesson ?? '')).catch(() => null);
    if (turn !== this.#turn || this.#panel.isDisposed) return;
    const pressed = JSON.stringify(cells) === this.#pressed;
    const starts = pressed || Boolean(verdict?.starts);
    this.#cells = cells;
    this.#verdict = { lesson: '', ...verdict, starts };
    this.#tell(verdict, pressed);
    if (!starts) this.#waits();
    else if (this.#falls >= FALLS || !(pressed || this.#jupyter.isWanted())) this.#hold();
    else if (this.#due && this.#kernel) await this.#run(turn);
    else if (this.#due && pressed) await this.#wake();
  }

  #tell(verdict, pressed) {
    const original = verdict?.lesson ? { 'Open the original lesson': () => void this.#original() } : {};
    const run = { 'Run it as it is': () => void this.#allow() };
    if (verdict?.starts) this.#tellOfStart(verdict, original);
    else if (pressed) this.#line.say(SAYS.unkept);
    else if (verdict) this.#line.say(verdict.lesson ? SAYS.code : SAYS.foreign, { ...run, ...original });
    else this.#line.say(SAYS.silent, run);
  }

  #tellOfStart({ sound, whole, known }, original) {
    if (known || (sound && whole)) this.#bar?.hide();
    else this.#line.say(sound ? SAYS.words : SAYS.allowed, { ...original, 'Keep it so': () => void this.#keep() });
  }

  #hold() {
    const run = { 'Start the lesson': () => this.#press() };
    this.#line.say(this.#falls >= FALLS ? SAYS.falls : SAYS.off, run);
    this.#waits();
  }

  #asleep() {
    if (!this.#verdict?.starts) return;
    this.#line.say(SAYS.gone, { 'Wake it': () => void this.#wake() });
  }

  async #wake() {
    this.#falls = 0;
    this.#due = true;
    const { sessionContext } = this.#panel;
    if (this.#kernel && this.#kernel.status !== 'dead') return sessionContext.restartKernel();
    if (sessionContext.session) await sessionContext.shutdown(); // a kernel that the server gave up cannot be changed
    this.#bar?.hide();
    await sessionContext.startKernel();
    if (!this.#kernel) this.#asleep();
    else await this.#equip();
  }

  #keepAsked() {
    keepAsked(this.#panel, this.#jupyter.NotebookActions, {
      wake: () => this.#wake(),
      runsItself: () => Boolean(this.#verdict?.starts),
      equip: () => this.#equip(),
    });
  }

  /* An exercise is run by its learner; it only gets a Python that has the course. Each kernel is asked once. */
  #equip() {
    if (!this.#mark?.exercise) return null;
    const kernel = this.#kernel;
    if (kernel && kernel !== this.#asked && kernel.name !== KERNEL) {
      this.#asked = kernel;
      this.#equipped = this.#prepare(kernel, '').then(known => known === false && kernel === this.#kernel && this.#move(kernel));
    }
    return this.#equipped;
  }

  /* Run what was judged, and nothing that came after. */
  async #run(turn) {
    const kernel = this.#kernel;
    await kernel.info;
    const known = await this.#prepare(kernel);
    if (known === null || turn !== this.#turn || kernel !== this.#kernel || this.#panel.isDisposed) return;
    if (known) await this.#start();
    else await this.#move(kernel);
  }

  async #start() {
    const judged = JSON.stringify(this.#cells);
    if (JSON.stringify(this.#read()) !== judged) return this.#again();
    this.#due = false;
    const run = this.#runAll();
    this.#starting = run;
    this.#decided('started');
    const ran = await run.catch(() => false);
    if (this.#starting === run) this.#starting = null;
    if (ran) this.#falls = 0;
  }

  /* All cells, without moving the reader. Code that is not the course's keeps its order. */
  #runAll() {
    const { NotebookActions } = this.#jupyter;
    const { widgets, node } = this.#notebook;
    const cells = this.#verdict.sound ? wantedOrder(widgets, node) : widgets;
    let done;
    const ran = new Promise(resolve => { done = resolve; });
    let shown;
    keepPlace(this.#notebook, new Promise(resolve => { shown = resolve; })); // before anything is put in sight
    void keepInSight(widgets, ran).then(shown);
    sayStarting(this.#panel, ran);
    const run = NotebookActions.runCells(this.#notebook, cells, this.#panel.sessionContext);
    void run.then(done, done);
    return run;
  }

  /* Takes the notebook's folder off the way of imports, unless other `code` is given, and says whether this kernel's
     Python has the course in it: null if the kernel ended before it could answer; it will be asked again. */
  async #prepare(kernel, code = PREPARE) {
    try {
      if ((await kernel.spec)?.language !== 'python') return false;
      const future = kernel.requestExecute({ code, silent: true, store_history: false, user_expressions: { there: IS_THERE } });
      const { content } = await future.done;
      return content.user_expressions?.there?.data?.['text/plain'] === 'True';
    } catch {
      return null;
    }
  }

  /* Another Python runs here: change to the kernel of the environment that serves this page. */
  async #move(kernel) {
    const { sessionContext } = this.#panel;
    if (kernel.name !== KERNEL && sessionContext.specsManager.specs?.kernelspecs[KERNEL]) {
      this.#moving = true;
      const moved = await sessionContext.changeKernel({ name: KERNEL }).catch(() => null);
      this.#moving = false;
      if (moved) return this.#again();
    }
    this.#line.say(SAYS.stranger, { 'Choose another': () => void this.#jupyter.choose(sessionContext) });
    this.#waits();
  }

  /* ── what the learner pressed ── */

  /* What stands on the page now is what the learner means to run. */
  #press() {
    this.#pressed = JSON.stringify(this.#read());
    this.#falls = 0;
    this.#again();
  }

  async #allow() {
    this.#line.hide();
    await this.#jupyter.house.allow(this.#read()).catch(() => null); // not kept: then it is said once it runs
    this.#press();
  }

  async #keep() {
    this.#line.hide();
    await this.#jupyter.house.allow(this.#read()).catch(() => this.#line.say(SAYS.unkept));
  }

  /* The original goes beside the lesson under a name of its own; the changed one and all answers stay. */
  async #original() {
    const { contents, house, open } = this.#jupyter;
    const { lesson } = this.#verdict;
    try {
      const path = await free(contents, [...this.#panel.context.path.split('/').slice(0, -1), lesson].join('/'));
      await contents.save(path, { type: 'notebook', format: 'json', content: await house.original(lesson) });
      await open(path);
    } catch (error) {
      this.#line.say(error.message, { 'Run it as it is': () => void this.#allow() });
    }
  }

  get #line() { return this.#bar ??= new Bar(this.#panel, this.#jupyter.Widget); }
  #waits() { this.#due = false; this.#decided('waits'); }
  #decided(how) { this.#settled(); this.#panel.node.dataset.tvOpened = how; }
}

/* A name that nothing has yet, of the kind that git and the course pass over. */
const free = async (contents, stem) => {
  for (let number = 1; ; number += 1) {
    const path = `${stem}-original-Copy${number}.ipynb`;
    if (await contents.get(path, { content: false }).then(() => false, () => true)) return path;
  }
};
