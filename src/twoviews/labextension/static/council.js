/* The Council game. `widgets.js` fetches this file only where a game is shown, and hands over its small helps.

   The kernel plays; the page shows the phase in which a game stands and sends moves. What a learner wrote is set
   as text, never as markup. */

const PHASES = [
  ['seats', 'Occasion', 'Occasion and seats'], ['briefs', 'Briefs', 'The briefs'], ['draft', 'Draft', 'The draft'],
  ['amendments', 'Amendments', 'Amendments'], ['explanations', 'Explanations', 'Explanations of vote'],
  ['vote', 'Vote', 'The vote'], ['years', 'Years', 'The years after'], ['debrief', 'Debrief', 'Debrief'],
];
const PLACES = Object.fromEntries(PHASES.map(([name], place) => [name, place]));
const BALLOTS = [['yes', 'Yes'], ['no', 'No'], ['abstain', 'Abstain']];
const SAID = { yes: ['✓', 'yes'], no: ['✗', 'no'], abstain: ['–', 'abstains'] };
const VIEW_MARKS = { russia: '◆', us: '●' };
const LARGEST = 2_000_000; // bytes of a game file
const CHARTS = ['felt', 'comply', 'endure', 'escalate'];
const LONGEST = 5000;      // characters of an explanation

export default kit => {
  const { make, control, button, prose, paragraph, plain, say, status, restful, stopwatch, drafts, unique, day, frame, savedLine, plural, radios, TYPING } = kit;

  const heading = (text, level = 'h4') => make(level, { text });
  const minor = text => make('p', { class: 'tv-minor', text });
  const list = (texts, tag = 'ul') => make(tag, {}, ...texts.map(text => make('li', {}, prose(text))));
  const fold = (title, ...inner) => make('details', { class: 'tv-fold' }, control('summary', {}, prose(title)), ...inner);
  /* `rows`: of one body, or a list of bodies. */
  const table = (caption, heads, rows, names = '') => make('table', { class: `tv-table ${names}`.trim() },
    caption ? make('caption', {}, prose(caption)) : null,
    make('thead', {}, make('tr', {}, ...heads.map(head => make('th', { scope: 'col', text: head })))),
    ...(Array.isArray(rows[0]) ? rows : [rows]).map(body => make('tbody', {}, ...body)));

  const cited = pairs => pairs.length === 0 ? null : make('p', { class: 'tv-cited' }, pairs.length === 1 ? 'Source: ' : 'Sources: ',
    ...pairs.flatMap(([short, url], place) => [place ? '; ' : '',
      url ? control('a', { href: url, target: '_blank', rel: 'noopener', text: short }) : short]));

  // ── what stays the same during a game ─────────────────────────────────────

  const occasion = laid => [paragraph(laid.situation), cited(laid.sources)];

  const brief = (seat, open) => {
    const rows = seat.stands.map(each => make('tr', {}, make('th', { scope: 'row' }, prose(each.title)),
      make('td', { 'data-label': 'Its wish: ' }, prose(each.wish), each.line ? make('span', { class: 'tv-limit', text: `Red line: ${each.line}` }) : null),
      make('td', { 'data-label': 'Minds it ' }, each.minds),
      make('td', { 'data-label': '' }, prose(each.reason), ' ', make('em', { text: each.ground === 'documented' ? 'Documented.' : 'Modeller’s choice.' }), cited(each.sources))));
    const node = fold(`${seat.name}${seat.veto ? ', with a veto' : ', without a veto'}`,
      paragraph(seat.brief, 'tv-brief'),
      minor('Red lines'), list(seat.lines),
      table(`What ${seat.called} wishes, clause by clause`, ['Clause', 'Its wish', 'How much it minds', 'Why'], rows, 'tv-stands tv-stacked'),
      make('p', { class: 'tv-help', text: `It abstains, rather than vote no, as long as it loses no more than ${seat.reluctance} in its own measure. That number is a modeller’s choice.` }));
    node.open = open;
    node.classList.add('tv-seat');
    return node;
  };

  const briefs = (laid, open) => [...laid.briefs.map((seat, place) => brief(seat, open && place === 0)), paragraph(laid.others, 'tv-help')];

  const voice = each => make('div', { class: 'tv-voice' },
    make('p', {}, make('strong', {}, prose(each.who)), `, ${each.where}`),
    make('blockquote', {}, `“${each.quote}”${each.translated ? ', translated' : ''}`),
    paragraph(each.position), cited(each.sources));

  const voices = clause => {
    const side = (key, name) => make('div', { class: `tv-side tv-${key}` }, make('h4', { text: name }),
      ...(clause[key].length ? clause[key].map(voice) : [make('p', { class: 'tv-help', text: 'No statement on this was found.' })]));
    return fold(`What both capitals said of this`, make('div', { class: 'tv-sides' }, side('russia', 'Russia'), side('us', 'United States')));
  };

  const clauseOf = (laid, key) => laid.clauses.find(each => each.id === key);

  /* One clause on the workbench: its levels as radio buttons, and beside them how far each seat stands.
     The words of a level are seen where it is chosen, and read out with each. */
  const bench = (laid, clause, number, choose) => {
    const name = unique('level');
    const inputs = [];
    const levels = clause.levels.map((level, place) => {
      const [label, text] = [unique('label'), unique('text')];
      const input = control('input', { type: 'radio', name, value: place, 'aria-labelledby': label, 'aria-describedby': text, on: { change: () => choose(clause.id, place) } });
      inputs.push(input);
      return make('label', { class: 'tv-choice' }, input, make('span', { class: 'tv-choice-text' },
        make('span', { id: label }, make('strong', {}, prose(level.label)), ...level.tags.map(tag => make('span', { class: 'tv-tag', text: tag }))),
        make('span', { class: 'tv-level-text', id: text }, prose(level.text))));
    });
    const seats = make('ul', { class: 'tv-seats' });
    const title = make('strong', {});
    const node = make('fieldset', { class: 'tv-clause', 'data-clause': clause.id },
      make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(clause.title)),
      make('div', { class: 'tv-clause-body' },
        make('p', { class: 'tv-about-clause' }, prose(clause.about)),
        make('div', { class: 'tv-levels' }, ...levels),
        make('div', { class: 'tv-beside' }, make('p', { class: 'tv-label' }, 'From “', title, '” …'), seats),
        make('div', { class: 'tv-under' }, voices(clause),
          fold('What it weighs, and its sources', paragraph(`Weight in the pressure on paper: ${clause.bite}. ${clause.ground}`), cited(clause.sources),
            ...clause.levels.filter(level => level.sources.length).map(level => make('div', {}, make('p', { class: 'tv-label' }, prose(level.label)), cited(level.sources)))))));
    const write = level => {
      inputs.forEach((input, place) => { input.checked = place === level; });
      title.replaceChildren(prose(clause.levels[level].label));
      seats.replaceChildren(...clause.levels[level].seats.map(([sign, words], place) => make('li', { class: sign === '✗' ? 'tv-past' : '' },
        make('span', { class: 'tv-sign', 'aria-hidden': 'true', text: sign }), make('span', {}, make('strong', { text: `${laid.briefs[place].name}: ` }), prose(words)))));
    };
    return { node, write, id: clause.id };
  };

  /* The text of a draft: what it changes in full, and what it leaves. */
  const text = (laid, draft) => {
    const changed = laid.clauses.filter(each => !each.levels[draft[each.id]].tags.includes('if nothing passes'));
    const left = laid.clauses.filter(each => !changed.includes(each));
    return [
      changed.length ? make('ol', { class: 'tv-text' }, ...changed.map(each => make('li', {},
        make('strong', {}, prose(`${each.title}: ${each.levels[draft[each.id]].label}. `)), prose(each.levels[draft[each.id]].text))))
        : make('p', { text: 'This text changes nothing.' }),
      left.length ? make('p', { class: 'tv-help' }, prose(`Left as it would be without this text: ${left.map(each => `${each.title} (${each.levels[draft[each.id]].label})`).join(', ')}.`)) : null,
    ];
  };

  // ── the vote and the years ────────────────────────────────────────────────

  const tally = result => {
    const names = vote => result.marks.filter(([, cast]) => cast === vote).length;
    return make('div', { class: 'tv-marks', role: 'img', 'aria-label': `Fifteen votes: ${names('yes')} yes, ${names('no')} no, ${names('abstain')} abstaining` },
      ...result.marks.map(([, cast]) => make('span', { class: `tv-mark tv-${cast}`, text: SAID[cast][0] })));
  };

  const outcome = game => [
    make('p', { class: `tv-outcome-line ${game.result.adopted ? 'tv-right' : 'tv-wrong'}` }, make('strong', {}, prose(game.result.sentence))),
    tally(game.result),
    make('p', { class: 'tv-help', text: 'The first four marks are the seats at the table, in the order of the list; the other eleven members vote as the elected seat does.' }),
    make('ul', { class: 'tv-votes' }, ...game.voters.map(each => make('li', {},
      make('span', { class: 'tv-sign', 'aria-hidden': 'true', text: SAID[each.cast][0] }),
      make('span', {}, make('strong', { text: each.name }), `: ${SAID[each.cast][1]}${each.person ? ', by a person here' : ''}`)))),
  ];

  const drawn = (name, attributes, ...children) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  /* One quantity over three years: for each view its medians, joined, and the range of eight draws in ten. */
  const chart = (row, views) => {
    const [width, height, left, top, foot] = [300, 150, 44, 8, 20];
    const most = row.unit === 'per cent' ? 1 : 10;
    const x = (year, view) => left + (year + 0.5 + (view - 0.5) * 0.22) * (width - left) / 3;
    const y = value => top + (1 - value / most) * (height - top - foot);
    const ticks = [0, most / 2, most].flatMap(value => [
      drawn('line', { x1: left, x2: width, y1: y(value), y2: y(value), class: 'tv-rule' }),
      drawn('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end' }, row.unit === 'per cent' ? `${100 * value}%` : String(value)),
    ]);
    const years = [0, 1, 2].map(year => drawn('text', { x: x(year, 0.5), y: height - 4, 'text-anchor': 'middle' }, `year ${year + 1}`));
    const mark = (view, at, up) => view.id === 'russia'
      ? drawn('path', { d: `M${at} ${up - 5}l5 5l-5 5l-5 -5z` }) : drawn('circle', { cx: at, cy: up, r: 4.2 });
    const series = views.map((view, number) => {
      const spans = row.numbers[number];
      return drawn('g', { class: `tv-series tv-of-${view.id}` },
        drawn('polyline', { points: spans.map(([, median], year) => `${x(year, number)},${y(median)}`).join(' ') }),
        ...spans.flatMap(([low, median, high], year) => [
          drawn('line', { x1: x(year, number), x2: x(year, number), y1: y(low), y2: y(high) }), mark(view, x(year, number), y(median))]));
    });
    return make('figure', { class: 'tv-chart' }, make('figcaption', { text: row.title }),
      drawn('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${row.title}; the numbers stand in the table below.` }, ...ticks, ...years, ...series));
  };

  const key = views => make('p', { class: 'tv-key' }, ...views.map(view => make('span', { class: `tv-of-${view.id}` },
    make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: VIEW_MARKS[view.id] }), view.label)),
    'Mark: the median of the draws. Line: the range that holds eight in ten.');

  const years = found => {
    const { views, rows } = found;
    const bodies = rows.map(row => [make('tr', {}, make('th', { scope: 'rowgroup', colspan: 4 }, prose(row.title))), ...views.map((view, number) => make('tr', {},
      make('th', { scope: 'row', class: `tv-of-${view.id}` }, make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: `${VIEW_MARKS[view.id]} ` }), view.label),
      ...row.words[number].map(([median, range]) => make('td', {}, make('strong', { text: median }), make('span', { class: 'tv-range-words', text: range })))))]);
    return [
      make('p', {}, 'Nobody knows what a text will do. So the same models run twice, once with what each capital believes. Neither view is the truth.'),
      key(views),
      make('div', { class: 'tv-charts' }, ...rows.filter(row => CHARTS.includes(row.name)).map(row => chart(row, views))),
      fold('The numbers, year by year', table('Three years after the vote: median of 400 draws, and the range that holds eight in ten', ['View', 'Year 1', 'Year 2', 'Year 3'], bodies, 'tv-years')),
      fold('What each view assumes, number by number', ...views.flatMap(view => [minor(view.label), paragraph(view.reason), list(view.told)])),
    ];
  };

  const summary = found => [
    make('p', {}, make('strong', {}, prose(found.result)), ' ', found.amendments),
    heading('Which clause moved which vote'),
    ...found.accounts.map(each => make('div', { class: 'tv-account' }, make('p', {}, make('strong', { text: `${each.name}. ` }), prose(each.sentences.join(' '))),
      each.explanation ? make('blockquote', { class: 'tv-own-words', text: each.explanation }) : null)),
    make('p', { class: 'tv-help', text: 'Gains and losses are in each seat’s own measure. They do not compare between seats.' }),
    heading('What would have changed the outcome'),
    make('p', {}, prose(found.alternatives)), found.turns.length ? list(found.turns) : null,
    heading('Beside the real text'),
    ...found.comparisons.flatMap(each => [make('p', {}, prose(each.sentence)),
      table(each.label, ['Clause', 'Your text', 'The real text', 'Yours goes'], each.rows.map(([title, here, there, yours]) => make('tr', { class: yours === 'the same' ? '' : 'tv-differs' },
        make('th', { scope: 'row', text: title }), make('td', { 'data-label': 'Your text: ', text: here }), make('td', { 'data-label': 'The real text: ', text: there }), make('td', { 'data-label': 'Yours goes: ', text: yours }))), 'tv-stacked'),
      paragraph(each.note)]),
    heading('The years, in each view'), list(found.years), found.unseen ? make('p', {}, prose(found.unseen)) : null,
    fold('The game, move by move', list(found.story, 'ol')),
  ];

  // ── the game on the page ──────────────────────────────────────────────────

  class Game {
    constructor(content, line, signal) {
      Object.assign(this, { content, line, signal, seconds: stopwatch(), pending: 0 });
      this.track = make('ol', { class: 'tv-track', 'aria-label': 'Phases of the game' });
      this.number = make('p', { class: 'tv-which' });
      this.note = make('p', { class: 'tv-aside', role: 'status' });
      this.main = make('div', { class: 'tv-phases' });
      this.told = status('tv-told');
      this.more = make('div', { class: 'tv-more' });
      this.root = frame('council', content.title, line, signal,
        make('div', { class: 'tv-bar' }, make('p', { class: 'tv-title', text: content.title }), this.number),
        this.track, this.note, this.main, make('div', { class: 'tv-told-row' }, this.told), this.#tools());
      line.listen((patch, answer) => this.#heard(patch, answer), signal);
      const leave = () => this.section?.leave?.();
      addEventListener('pagehide', leave, { signal });
      addEventListener('beforeunload', leave, { signal });
      this.#build();
    }

    get game() { return this.line.state.game; }
    get laid() { return this.line.state.table; }

    /* `quiet`: the part that asks says itself that all is saved. */
    async ask(act, details, quiet = false) {
      this.pending += 1;
      const reply = await this.line.ask(act, details);
      this.pending -= 1;
      if (reply === null) say(this.told, 'Not done: the lesson does not answer.');
      else if (reply.unanswered) say(this.told, reply.unanswered);
      else if (reply.saved !== undefined) say(this.told, quiet ? '' : savedLine(reply));
      if (!this.pending) this.section.update?.();
      return reply;
    }

    move(move, quiet) { return this.ask('move', { move, seconds: this.seconds() }, quiet); }
    goOn() { return this.move({ do: 'go on' }); }

    #heard(patch) {
      if (!patch.game) return;
      const stands = `${this.game.number} ${this.game.phase} ${this.game.scenario}`;
      if (stands === this.stands) { this.section.update?.(); this.#frame(); return; }
      const within = this.root.contains(document.activeElement) || document.activeElement === document.body;
      this.#build();
      if (within) {
        this.head.focus({ preventScroll: true });
        this.head.scrollIntoView({ block: 'start' });
      }
    }

    /* Everything, for the phase in which the game stands. */
    #build() {
      const { phase, number, scenario } = this.game;
      const place = PLACES[phase];
      this.stands = `${number} ${phase} ${scenario}`;
      this.head = null;
      this.section = this[phase]();
      this.next = this.section.next ?? null;
      const node = this.#part(place, ...this.section.nodes);
      this.undo = button('Undo', () => this.ask('undo'), { class: 'tv-undo' });
      this.last = make('p', { class: 'tv-help' });
      const actions = make('div', { class: 'tv-actions' }, this.next, this.undo, this.last);
      node.append(make('div', { class: 'tv-next-row' }, this.section.sum, actions));
      this.main.replaceChildren(...[this.#lookUp(place), this.section.before, node].filter(Boolean));
      if (this.section.before) this.head = this.section.before.querySelector('h3');
      this.section.update?.();
      this.#frame();
    }

    #part(place, ...nodes) {
      const head = make('h3', { tabindex: '-1', text: `${place + 1}. ${PHASES[place][2]}` });
      this.head ??= head;
      return make('section', { class: 'tv-phase', 'data-phase': PHASES[place][0], 'aria-label': PHASES[place][2] }, head, ...nodes.filter(Boolean));
    }

    /* Phases that are over, folded up. */
    #lookUp(place) {
      if (place < 2) return null;
      const { game, laid } = this;
      const past = [fold('1. The occasion', ...occasion(laid).filter(Boolean)), fold('2. The four briefs', ...briefs(laid, false))];
      if (place > 3) past.push(fold(place > 5 ? 'The text that was put to the vote' : 'The text as it stands', ...text(laid, game.draft).filter(Boolean)));
      if (place > 3 && game.answered.length) past.push(fold(`4. Amendments: ${plural(game.answered.length, 'answer')}`, list(game.answered)));
      if (place === 7) past.push(fold('6. The vote', ...outcome(game)), fold('7. The years after', ...years(game.years)));
      return make('div', { class: 'tv-look-up', role: 'group', 'aria-label': 'Look up what went before' }, ...past);
    }

    #frame() {
      const { number, phase, note, undo } = this.game;
      const place = PLACES[phase];
      say(this.number, `Game ${number}${this.laid ? ` · ${this.laid.title}` : ''}`);
      this.track.replaceChildren(...PHASES.map(([, title], step) => make('li', {
        class: step < place ? 'tv-over' : '', 'aria-current': step === place ? 'step' : null },
      make('span', { class: 'tv-step-number', 'aria-hidden': 'true', text: step < place ? '✓' : String(step + 1) }), title)));
      say(this.note, note ?? '');
      this.undo.hidden = !undo;
      say(this.last, undo ? `Last step: ${plain(undo)}` : '');
      this.#games();
      this.save.setAttribute('aria-disabled', String(!this.game.moves));
    }

    // ── the tools under the game ────────────────────────────────────────────

    #tools() {
      this.save = button('Save this game as a file', () => this.#save());
      const input = control('input', { type: 'file', accept: '.json,application/json', class: 'tv-unseen', on: { change: event => this.#open(event.target) } });
      const open = make('label', { class: 'tv-button tv-file-button' }, 'Open a game file', input);
      const fresh = button('New game', () => this.begin());
      const sheet = button('Worksheet for paper', () => this.#sheet());
      this.others = make('ul', { class: 'tv-games' });
      this.kept = fold('', this.others);
      return make('div', { class: 'tv-tools-row', role: 'group', 'aria-label': 'This game and others' },
        make('div', { class: 'tv-actions' }, this.save, open, fresh, sheet), this.kept);
    }

    async begin() {
      const before = this.game.moves ? `Game ${this.game.number} is kept.` : '';
      await this.ask('begin');
      say(this.told, before);
    }

    async #save() {
      if (!this.game.moves) { say(this.told, 'Nothing has been played yet.'); return; }
      this.#keep(await this.ask('file'), 'application/json', 'It holds the moves and what you wrote, and no name.');
    }

    async #sheet() {
      const scenario = this.game.scenario || this.main.querySelector('.tv-occasion input:checked').value;
      this.#keep(await this.ask('sheet', { scenario }), 'text/html', 'Open it and print it: the rules, the table of clauses, a page for each seat and one for the teacher.');
    }

    /* Hands a file that the kernel made to the browser, to be kept. */
    #keep(reply, type, holds) {
      if (!reply?.file) return;
      const address = URL.createObjectURL(new Blob([reply.file], { type }));
      make('a', { href: address, download: reply.name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      say(this.told, `Saved as ${reply.name} where your browser keeps downloads. ${holds}`);
    }

    async #open(input) {
      const [file] = input.files;
      input.value = '';
      if (!file) return;
      if (file.size > LARGEST) { say(this.told, 'This file is too large to be a game. Choose one that this course saved.'); return; }
      const reply = await this.ask('open', { text: await file.text() });
      if (reply && !reply.unanswered && !reply.trouble) say(this.told, `Opened as game ${this.game.number}.`);
    }

    #games() {
      const games = (this.line.state.games ?? []).filter(([number]) => number !== this.game.number);
      this.kept.hidden = games.length === 0;
      this.kept.querySelector('summary').textContent = `Other games: ${games.length}`;
      this.others.replaceChildren(...games.map(([number, words, when]) => make('li', {},
        make('span', {}, make('strong', { text: `Game ${number}. ` }), prose(words), `, ${day(when)}`), ' ',
        button('Take up', () => this.ask('resume', { number }), { 'aria-label': `Take up game ${number}` }))));
    }

    // ── the phases ──────────────────────────────────────────────────────────

    seats() {
      const { scenarios } = this.content;
      const name = unique('occasion');
      const seats = make('div', { class: 'tv-options' });
      const boxes = {};
      const chosen = () => scenarios.find(each => each.id === form.querySelector(`input[name="${name}"]:checked`).value);
      const seat = () => {
        const sat = Object.keys(boxes).filter(key => boxes[key].checked);
        seats.replaceChildren(...chosen().seats.map(([id, title]) => {
          boxes[id] = control('input', { type: 'checkbox', value: id, checked: sat.includes(id) });
          return make('label', { class: 'tv-choice' }, boxes[id], make('span', { class: 'tv-choice-text', text: `A person here speaks and votes for ${title}` }));
        }));
      };
      const cards = scenarios.map((each, place) => {
        const [title, text] = [unique('title'), unique('situation')];
        return make('label', { class: 'tv-choice tv-occasion' },
          control('input', { type: 'radio', name, value: each.id, checked: place === 0, 'aria-labelledby': title, 'aria-describedby': text, on: { change: seat } }),
          make('span', { class: 'tv-choice-text' }, make('strong', { id: title }, prose(each.title)), make('span', { class: 'tv-level-text', id: text }, prose(each.situation))));
      });
      const seed = control('input', { type: 'text', class: 'tv-input tv-exact', inputmode: 'numeric', autocomplete: 'off', value: '0' });
      const open = () => {
        const number = Number(seed.value.trim() || '0');
        if (!Number.isInteger(number) || number < 0) { say(this.told, 'The number of the draws is a whole number, 0 or more.'); seed.focus(); return; }
        const people = Object.keys(boxes).filter(key => boxes[key].checked);
        void this.move({ do: 'choose', scenario: chosen().id, people, seed: number });
      };
      const form = make('div', {}, make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt', text: 'Choose an occasion' }), make('div', { class: 'tv-occasions' }, ...cards)),
      make('fieldset', { class: 'tv-field tv-seating' }, make('legend', { class: 'tv-prompt', text: 'Who sits at the table?' }),
        make('p', { class: 'tv-help', text: 'You hold the pen. The course plays every seat that is not ticked, from its brief. Alone: tick none. In pairs: the United States and Russia. A class: all four.' }),
        seats),
      fold('For classes that compare: the draws', make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Number of the draws (the same number gives the same years)' }), seed)));
      seat();
      return { nodes: [paragraph('Write a resolution that must pass and must work. Nine votes of fifteen carry it, and one veto stops it.'), form],
        next: button('Open this occasion', open, { class: 'tv-primary' }) };
    }

    briefs() {
      return {
        nodes: [...occasion(this.laid), make('p', {}, 'Four briefs lie on the table, each in that side’s own logic. Read at least those of the seats that could stop you.'), ...briefs(this.laid, true)],
        next: button('To the draft', () => this.goOn(), { class: 'tv-primary' }),
      };
    }

    #workbench() {
      const rows = this.laid.clauses.map((clause, place) => bench(this.laid, clause, place + 1, (key, level) => this.move({ do: 'set', clause: key, level })));
      const shown = {};
      const update = () => {
        if (this.pending) return;
        for (const row of rows) {
          const level = this.game.draft[row.id];
          if (shown[row.id] !== level || !row.node.querySelector('input:checked')) row.write(level);
          shown[row.id] = level;
        }
      };
      const live = () => { for (const row of rows) { const input = row.node.querySelector('input:checked'); if (input && shown[row.id] !== Number(input.value)) { shown[row.id] = Number(input.value); row.write(shown[row.id]); } } };
      for (const row of rows) row.node.addEventListener('change', live);
      return { nodes: rows.map(row => row.node), update };
    }

    #sum() {
      const node = status('tv-sum');
      const update = () => {
        const changed = this.laid.clauses.filter(each => !each.levels[this.game.draft[each.id]].tags.includes('if nothing passes')).length;
        say(node, this.game.idle ? 'This text changes nothing: all stands as it would without it. Set a clause.'
          : `${changed} of ${this.laid.clauses.length} clauses ${changed === 1 ? 'differs' : 'differ'} from what holds if nothing passes. ${this.game.pressure}`);
      };
      return { node, update };
    }

    draft() {
      const [work, sum] = [this.#workbench(), this.#sum()];
      return {
        nodes: [make('p', {}, 'The first US proposal lies on the table. Set each clause as you would have it: choose a level and its words appear. A mark beside the levels says how far each seat stands from the one that you chose.'),
          make('p', { class: 'tv-help', text: '● its wish   ◕ close   ◑ some way off   ○ far   ✗ past a red line   – no stand. “Better” and “worse” compare with what holds if nothing passes.' }),
          ...work.nodes],
        sum: sum.node,
        update: () => { work.update(); sum.update(); },
        next: button('Put the draft before the others', () => this.move({ do: 'propose' }), { class: 'tv-primary' }),
      };
    }

    amendments() {
      const [work, sum] = [this.#workbench(), this.#sum()];
      const talk = make('ul', { class: 'tv-talk' });
      const cards = make('div', { class: 'tv-requests' });
      const heard = make('h4', { tabindex: '-1' });
      const answer = async (act, { seat, clause, level }) => {
        const reply = await this.move({ do: act, seat, clause, level });
        if (reply && !reply.unanswered) (cards.querySelector('button') ?? this.next).focus();
      };
      const card = each => make('article', { class: 'tv-request', 'aria-label': `${each.name} asks: ${each.title}` },
        make('p', {}, make('strong', { text: each.name }), ' asks for ', make('strong', {}, prose(`${each.title}: “${each.label}”`)),
          prose(` instead of “${clauseOf(this.laid, each.clause).levels[this.game.draft[each.clause]].label}”.`)),
        make('p', {}, make('strong', { text: 'Why: ' }), prose(each.reason)),
        make('p', {}, `${each.effect} `, make('span', { class: each.loses.startsWith('It costs the') ? 'tv-past' : '', text: each.loses }), ` ${each.cost}`),
        make('div', { class: 'tv-actions' }, button('Accept', () => answer('accept', each), { 'aria-label': `Accept: ${each.name}, ${plain(each.title)} at ${plain(each.label)}` }),
          button('Refuse', () => answer('refuse', each), { 'aria-label': `Refuse: ${each.name}, ${plain(each.title)} at ${plain(each.label)}` })));
      let shown = '';
      const update = () => {
        work.update();
        sum.update();
        const { requests, talk: says } = this.game;
        const stamp = JSON.stringify([requests, says]);
        if (stamp === shown) return;
        shown = stamp;
        talk.replaceChildren(...says.map(([name, words]) => make('li', {}, make('strong', { text: `${name}: ` }), words)));
        say(heard, requests.length ? `${plural(requests.length, 'request')} on the table` : 'No seat asks for anything more');
        cards.replaceChildren(...requests.map(card));
      };
      return {
        nodes: [make('p', {}, 'This is how the seats stand on your text. A request can be met or refused; each answer changes what is asked next. You need not meet all.'),
          talk, heard, cards, fold('Change a clause by your own hand', ...work.nodes)],
        sum: sum.node,
        update,
        next: button('Close the amendment round', () => this.goOn(), { class: 'tv-primary' }),
      };
    }

    explanations() {
      const rows = this.game.explanations.map(each => this.#speech(each));
      const people = this.game.explanations.some(each => each.person);
      return {
        nodes: [make('p', {}, people ? 'Before the vote each person at the table explains it in a few sentences: what the text does, and why your side can or cannot live with it.'
          : 'Before the vote you speak for the text that you wrote. In a few sentences: what does it do, and why should a sceptical member vote for it?'), ...rows.map(row => row.node)],
        leave: () => { for (const row of rows) row.leave(); },
        next: button('To the vote', async () => {
          for (const row of rows) if (!await row.flush()) return;
          await this.goOn();
        }, { class: 'tv-primary' }),
      };
    }

    #speech({ seat, called, person, text: written }) {
      const id = `${this.content.item}:${this.game.number}:${seat}`;
      const told = status('tv-told');
      let saved = written;
      const send = async () => {
        const text = area.value;
        if (text === saved) return true;
        const reply = await this.move({ do: 'explain', seat, text }, true);
        if (reply && !reply.unanswered && !reply.trouble) {
          saved = text;
          if (reply.saved !== false && area.value === text) drafts.drop(id);
          say(told, savedLine(reply));
          return true;
        }
        say(told, 'Not saved yet. Your text is kept on this page.');
        return false;
      };
      const later = restful(() => void send(), TYPING);
      const area = control('textarea', { class: 'tv-area', rows: 5, maxlength: LONGEST, 'data-seat': seat,
        on: { input: () => { drafts.set(id, area.value); say(told, 'Writing …'); later(); }, blur: () => later.now(), keydown: event => event.stopPropagation() } });
      area.value = written;
      const draft = drafts.get(id);
      if (typeof draft === 'string' && draft !== written) { area.value = draft; later(); }
      return {
        node: make('div', { class: 'tv-speech' }, make('label', { class: 'tv-typed' },
          make('span', { class: 'tv-label', text: person ? `${called} explains its vote` : 'You explain your text, as its author' }), area), told),
        flush: send,
        leave: () => { if (area.value !== saved) this.line.tell('move', { move: { do: 'explain', seat, text: area.value } }); },
      };
    }

    vote() {
      const { game, laid } = this;
      const rows = game.voters.map(each => {
        if (!each.person) return make('p', {}, make('strong', { text: `${each.name}: ` }), 'the course votes, from the brief.');
        const name = unique('ballot');
        return make('fieldset', { class: 'tv-ballot', 'data-seat': each.seat }, make('legend', { text: `${each.name} votes` }),
          radios(name, BALLOTS, each.cast, event => this.move({ do: 'vote', seat: each.seat, vote: event.target.value }), 'tv-columns'));
      });
      return {
        nodes: [heading('The text'), ...text(laid, game.draft), heading('The votes'), ...rows],
        next: button('Call the vote', () => this.goOn(), { class: 'tv-primary' }),
      };
    }

    years() {
      const before = make('section', { class: 'tv-phase', 'data-phase': 'result', 'aria-label': 'The vote' },
        make('h3', { tabindex: '-1', text: '6. The vote' }), ...outcome(this.game));
      return { before, nodes: years(this.game.years), next: button('To the debrief', () => this.goOn(), { class: 'tv-primary' }) };
    }

    debrief() {
      return { nodes: summary(this.game.debrief), next: button('Play again', () => this.begin(), { class: 'tv-primary' }) };
    }
  }

  return (content, line, signal) => new Game(content, line, signal).root;
};
