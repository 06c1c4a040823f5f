/* The course bar in JupyterLab. The Jupyter server is its host, so it is there before any kernel is; what it asks of
   the page is done here. */

import { heard } from './between.js';
import { Head } from './header.js';
import { jump } from './page/jumps.js';
import page from './page/main.js';
import { follow, sectionAt } from './page/whereabouts.js';
import { lessonOf } from './reading.js';

const GONE = 'The course’s server does not answer. Is the program that started it still running?';

/* The server's end as every part's model. */
const modelOf = (house, lesson, opened) => {
  const hearers = [];
  return {
    asleep: GONE,
    get: name => opened[name],
    on: (event, hear) => { if (event === 'msg:custom') hearers.push(hear); },
    off: () => {},
    send: message => void house.bar(lesson, message)
      .then(replies => { for (const reply of replies) for (const hear of hearers) hear(reply); })
      .catch(error => console.warn('Two Views: the course bar has no answer', error)),
  };
};

/* Above one lesson. */
export class CourseBar {
  #panel; #lab; #root; #headings; #ends = new AbortController();

  /* `lab`: { Widget, house, reading, open(path, section) } */
  constructor(panel, lab) {
    this.#panel = panel;
    this.#lab = lab;
  }

  async start() {
    await this.#panel.context.ready;
    const lesson = this.#panel.isDisposed ? null : lessonOf(this.#panel);
    if (!/^\d\d$/.test(lesson ?? '')) return;
    const opened = await this.#lab.house.bar(lesson).catch(error => console.warn('Two Views: no course bar', error));
    if (opened && !this.#panel.isDisposed) await this.#show(lesson, opened);
  }

  async #show(lesson, opened) {
    const { signal } = this.#ends;
    this.#headings = opened.content.headings;
    const el = document.createElement('div');
    const model = modelOf(this.#lab.house, lesson, opened);
    page.initialize({ model });
    await page.render({ model, el, signal });
    this.#root = el.querySelector('.tv-bar');
    if (!this.#root || this.#panel.isDisposed) return;
    new Head(this.#panel, this.#lab.Widget, el, 'tv-bar-place-in-lab').show();
    this.#panel.disposed.connect(() => this.#ends.abort());
    this.#hear();
    this.#lab.reading.listen(() => this.#sayWorkshop());
    this.#sayWorkshop();
    follow(this.#scroller, () => this.#sections(), {
      here: section => this.#tell('here', section), read: section => this.#tell('read', section),
    }, signal);
    this.#arrive();
  }

  /* Somebody came here to read a section. */
  #arrive() {
    const section = heard(`twoviews go ${this.#panel.context.path}`);
    if (section) this.go(section);
  }

  get #scroller() { return this.#panel.content.node.querySelector('.jp-WindowedPanel-outer') ?? this.#panel.content.node; }

  #tell(name, section) { this.#root.dispatchEvent(new CustomEvent(`twoviews-${name}`, { detail: { section } })); }

  #sayWorkshop() { this.#root.dataset.workshop = this.#lab.reading.workshop ? 'shown' : 'hidden'; }

  /* Every heading of the lesson as it stands on the page now. */
  #sections() {
    const cells = new Map(this.#panel.content.widgets.map(cell => [cell.model.id, cell.node]));
    return this.#headings.filter(([id]) => cells.has(id)).map(([id, title]) => ({ id, node: headingIn(cells.get(id), title) }));
  }

  #hear() {
    const { house, reading, open } = this.#lab;
    const on = (name, act) => this.#root.addEventListener(`twoviews-${name}`, event => act(event.detail));
    on('go', ({ section }) => this.go(section));
    on('open', ({ stem, section }) => void open(this.#panel, stem, section));
    on('review', () => this.#lead(this.#panel.content.node.querySelector('.tv-review')));
    on('portfolio', () => window.open(house.portfolio, '_blank', 'noopener'));
    on('workshop', () => reading.show(!reading.workshop));
  }

  /* Leads to a section; Back leads to where the reader was. */
  go(section) { this.#lead(this.#sections().find(({ id }) => id === section)?.node); }

  #lead(target) {
    const sections = this.#sections();
    if (!target) return;
    window.dispatchEvent(new CustomEvent('twoviews-go'));
    jump(target, (sectionAt(this.#scroller, sections) ?? sections[0]).node, 'start');
  }
}

const headingIn = (cell, title) =>
  [...cell.querySelectorAll('h1, h2, h3')].find(each => bare(each.textContent) === bare(title)) ?? cell;

const bare = text => text.replace(/[¶\s]+/g, ' ').trim();
