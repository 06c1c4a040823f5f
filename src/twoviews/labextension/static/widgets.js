/* The live parts of a lesson: quiz, prediction, forecast, opinion, discussion, explorer, progress, council. Native controls throughout.

   The page sends `{do, n, with}` to the widget's Python half; the answer carries `n` and the changed pieces of the
   state. All content is set as text; only the pictures and tables of our own kernel are markup. */

const PATIENCE = 4000; // ms without any answer before the page says so
const GRACE = 1500;    // ms between the kernel's "idle" and an answer that still counts as on its way
const TYPING = 600;    // ms of rest before a text is saved
const RESTING = 1500;  // ms of rest before the place of the sliders is recorded
const SPOKEN = 350;    // ms of rest before a moved picture is described

const ASLEEP = 'The lesson is asleep or busy. Wait a moment; if nothing happens, choose “Run”, then “Run All Cells” to wake it. '
  + 'What you entered here is kept.';

// ── small helps ─────────────────────────────────────────────────────────────

let count = 0;
const unique = stem => `tv-${stem}-${++count}`;

/* An element. Keys that are no attributes: `text`, `on` (event listeners) and `class`. */
const make = (tag, { text, on = {}, class: names, ...attributes } = {}, ...children) => {
  const node = document.createElement(tag);
  if (names) node.className = names;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  if (text !== undefined) node.textContent = text;
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
};

/* A control that JupyterLab's one-key commands leave alone. */
const control = (tag, attributes, ...children) =>
  make(tag, { 'data-lm-suppress-shortcuts': 'true', ...attributes }, ...children);

const button = (text, on, { class: names = '', ...attributes } = {}) =>
  control('button', { type: 'button', class: `tv-button ${names}`.trim(), text, on: { click: on }, ...attributes });

/* Course prose: *emphasis* and **strong**, everything else as it stands. */
const prose = text => {
  const piece = document.createDocumentFragment();
  for (const run of String(text).split(/(\*\*[^*\s](?:[^*]*[^*\s])?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)/)) {
    if (run.length > 4 && run.startsWith('**')) piece.append(make('strong', { text: run.slice(2, -2) }));
    else if (run.length > 2 && run.startsWith('*')) piece.append(make('em', { text: run.slice(1, -1) }));
    else piece.append(run);
  }
  return piece;
};

/* Enter in any control of a form checks it (in a notebook the browser's own way does not arrive). */
const entering = event => {
  if (event.key !== 'Enter' || !event.target.matches('input, select')) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
};

const paragraph = (text, names) => make('p', { class: names }, prose(text));
const plain = text => String(text).replace(/\*+/g, '');
const say = (node, text) => { if (node.textContent !== text) node.textContent = text; };
const status = names => make('p', { class: names, role: 'status' });
const round = number => String(Math.round(number * 100) / 100);
const plural = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
const words = text => text.split(/\s+/).filter(Boolean).length;
const day = when => {
  const date = new Date(when);
  return when && !Number.isNaN(date.valueOf())
    ? date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }) : 'an earlier day';
};
const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/* Runs `work` after `rest` ms without another call; `.now()` runs it at once if it is due. */
const restful = (work, rest) => {
  let timer;
  const run = () => { clearTimeout(timer); timer = undefined; work(); };
  const later = () => { clearTimeout(timer); timer = setTimeout(run, rest); };
  later.now = () => { if (timer !== undefined) run(); };
  return later;
};

const stopwatch = () => {
  let start = performance.now();
  return () => {
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    start = performance.now();
    return seconds;
  };
};

/* What is typed but not yet saved outlives a reload of the page and a restart of the kernel. */
const drafts = {
  key: id => `twoviews:${id}`,
  get(id) {
    try { return JSON.parse(sessionStorage.getItem(this.key(id)) ?? 'null'); } catch { return null; }
  },
  set(id, value) {
    try { sessionStorage.setItem(this.key(id), JSON.stringify(value)); } catch { /* no storage: no draft */ }
  },
  drop(id) {
    try { sessionStorage.removeItem(this.key(id)); } catch { /* no storage: no draft */ }
  },
};

/* A group of radio buttons in one row or column; `choices` are [value, label] pairs. */
const radios = (name, choices, chosen, on, names = 'tv-choices', disabledLabel) =>
  make('div', { class: names }, ...choices.map(([value, label]) => make('label', { class: 'tv-choice' },
    control('input', { type: 'radio', name, value, checked: value === chosen, on: { change: on }, 'aria-label': disabledLabel?.(value) }),
    make('span', { class: 'tv-choice-text' }, prose(label)))));

// ── the line to the kernel ──────────────────────────────────────────────────

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/* One line for each model, shared by all its views. */
class Line {
  #model; #waiting = new Map(); #listeners = new Set(); #number = 0;
  state; trouble = '';

  constructor(model) {
    this.#model = model;
    this.state = model.get('state') ?? {};
    model.on('msg:custom', message => this.#hear(message));
    model.on('change:state', () => { this.state = model.get('state'); this.#changed(this.state); });
  }

  /* Calls `listener(patch, answer)` at each change until `signal` aborts. An answer may come after `ask` gave up. */
  listen(listener, signal) {
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /* Asks the Python half to do something. Resolves to its answer, or to null when nobody answers. */
  ask(act, details = {}) {
    const n = ++this.#number;
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#complain(n), PATIENCE);
      this.#waiting.set(n, { resolve, timer });
      try {
        this.#model.send({ do: act, n, with: details }, { iopub: { status: message => this.#idle(n, message) } });
      } catch {
        this.#complain(n);
      }
    });
  }

  /* Sends without waiting: the page is about to go. */
  tell(act, details) {
    try { this.#model.send({ do: act, with: details }); } catch { /* the draft is kept */ }
  }

  #idle(n, message) {
    if (message.content.execution_state === 'idle') setTimeout(() => this.#complain(n), GRACE);
  }

  #complain(n) {
    const asked = this.#waiting.get(n);
    if (!asked) return;
    this.#waiting.delete(n);
    clearTimeout(asked.timer);
    this.#trouble(ASLEEP);
    asked.resolve(null);
  }

  #hear({ re, state = {}, ...answer }) {
    for (const [key, value] of Object.entries(state)) {
      this.state[key] = isObject(value) && isObject(this.state[key]) ? { ...this.state[key], ...value } : value;
    }
    this.#trouble(answer.trouble ?? '');
    this.#changed(state, answer);
    const asked = this.#waiting.get(re);
    if (!asked) return;
    this.#waiting.delete(re);
    clearTimeout(asked.timer);
    asked.resolve(answer);
  }

  #trouble(text) {
    if (text === this.trouble) return;
    this.trouble = text;
    this.#changed({});
  }

  #changed(patch, answer = {}) { for (const listener of this.#listeners) listener(patch, answer); }
}

/* The frame of each live part: a named region with a place for what the learner should know. */
const frame = (kind, label, line, signal, ...children) => {
  const notice = status('tv-notice');
  const root = make('div', { class: `tv-live tv-${kind}`, role: 'group', 'aria-label': label }, notice, ...children);
  const show = () => {
    const lines = [line.trouble, ...(line.state.notices ?? [])].filter(Boolean);
    say(notice, lines.join(' '));
    notice.classList.toggle('tv-trouble', lines.length > 0);
  };
  line.listen(show, signal);
  show();
  return root;
};

const savedLine = answer => answer === null ? 'Not saved yet' : answer.saved === false ? 'Kept in memory, not yet saved' : `Saved at ${clock()}`;

// ── quiz: one module of controls for each kind of question ──────────────────

/* Each kind: (question, form id, changed) => { node, read(), write(response), mark(feedback, response), lock(right) }.
   `mark` puts feedback beside what it is about and returns what is about the whole. */

const sign = right => right ? '✓' : '✗';

const feedbackNode = (right, text, word = right ? 'Right' : 'Not right') =>
  make('div', { class: `tv-feedback ${right ? 'tv-right' : 'tv-wrong'}` },
    make('strong', { class: 'tv-verdict-word', text: `${sign(right)} ${word}. ` }), prose(text));

const describe = (input, node) => {
  node.id = unique('feedback');
  input.setAttribute('aria-describedby', node.id);
};

const clearFeedback = root => {
  for (const node of root.querySelectorAll('.tv-feedback')) node.remove();
  for (const node of root.querySelectorAll('[aria-describedby]')) node.removeAttribute('aria-describedby');
};

/* Puts each piece of feedback into the place of its target; what has no place is returned. */
const placeFeedback = (root, places, feedback, word) => {
  clearFeedback(root);
  return feedback.filter(([target, right, text]) => {
    const place = places.get(target);
    if (!place) return true;
    const node = feedbackNode(right, text, word?.(target, right));
    place.box.append(node);
    if (place.input) describe(place.input, node);
    return false;
  });
};

const optionList = (question, type, changed) => {
  const name = unique('option');
  const places = new Map();
  const node = make('div', { class: 'tv-options' }, ...question.options.map(([id, text]) => {
    const input = control('input', { type, name, value: id, on: { change: changed } });
    const label = make('label', { class: 'tv-choice' }, input, make('span', { class: 'tv-choice-text' }, prose(text)));
    const box = make('div', { class: 'tv-option' }, label);
    places.set(id, { box, input });
    return box;
  }));
  return { node, places, inputs: [...places.values()].map(place => place.input) };
};

const holdStill = event => event.preventDefault();

/* Locked controls keep the focus and their readable colours; they only no longer change. */
const lockRadios = (inputs, right) => {
  for (const input of inputs) input.disabled = right && !input.checked;
};
const lockBoxes = (inputs, right) => {
  for (const input of inputs) {
    input.toggleAttribute('data-locked', right);
    input.setAttribute('aria-disabled', String(right));
    input[right ? 'addEventListener' : 'removeEventListener']('click', holdStill);
  }
};

const KINDS = {
  choice(question, changed) {
    const { node, places, inputs } = optionList(question, 'radio', changed);
    return {
      node,
      read: () => inputs.find(input => input.checked)?.value ?? '',
      write: response => { for (const input of inputs) input.checked = input.value === response; },
      mark: feedback => placeFeedback(node, places, feedback),
      lock: right => lockRadios(inputs, right),
    };
  },

  several(question, changed) {
    const { node, places, inputs } = optionList(question, 'checkbox', changed);
    const ticked = id => places.get(id).input.checked;
    const word = (id, right) => right ? 'Right' : ticked(id) ? 'Should stay empty' : 'Should be ticked';
    return {
      node,
      read: () => inputs.filter(input => input.checked).map(input => input.value),
      write: response => { for (const input of inputs) input.checked = (response ?? []).includes(input.value); },
      mark: feedback => placeFeedback(node, places, feedback, word),
      lock: right => lockBoxes(inputs, right),
    };
  },

  classify(question, changed) {
    const places = new Map();
    const groups = new Map();
    const node = make('div', { class: 'tv-items' }, ...question.items.map(([id, text]) => {
      const name = unique('item');
      const row = radios(name, question.columns, undefined, changed, 'tv-columns');
      const box = make('fieldset', { class: 'tv-item', 'data-id': id }, make('legend', {}, prose(text)), row);
      const inputs = [...row.querySelectorAll('input')];
      groups.set(id, inputs);
      places.set(id, { box });
      return box;
    }));
    return {
      node,
      read: () => Object.fromEntries([...groups].flatMap(([id, inputs]) => {
        const chosen = inputs.find(input => input.checked);
        return chosen ? [[id, chosen.value]] : [];
      })),
      write: response => {
        for (const [id, inputs] of groups) for (const input of inputs) input.checked = response?.[id] === input.value;
      },
      mark: feedback => placeFeedback(node, places, feedback),
      lock: right => { for (const inputs of groups.values()) lockRadios(inputs, right); },
    };
  },

  match(question, changed) {
    const LONG = 48;
    const letter = place => String.fromCharCode(65 + place);
    const isLong = question.partners.some(([, text]) => plain(text).length > LONG);
    const short = (text, place) => {
      const bare = plain(text);
      return !isLong ? bare : `${letter(place)}: ${bare.length > LONG ? `${bare.slice(0, LONG - 1).trimEnd()}…` : bare}`;
    };
    const key = !isLong ? null : make('ol', { class: 'tv-partners' },
      ...question.partners.map(([, text]) => make('li', {}, prose(text))));
    const places = new Map();
    const items = question.items.map(([id, text]) => {
      const input = control('select', { class: 'tv-select', on: { change: changed } },
        make('option', { value: '', text: 'Choose …' }),
        ...question.partners.map(([partner, of], place) => make('option', { value: partner, text: short(of, place) })));
      const box = make('div', { class: 'tv-item', 'data-id': id },
        make('label', { class: 'tv-pair' }, make('span', { class: 'tv-pair-text' }, prose(text)), input));
      places.set(id, { box, input });
      return box;
    });
    const node = make('div', { class: 'tv-items' }, key, ...items);
    return {
      node,
      read: () => Object.fromEntries([...places].flatMap(([id, { input }]) => input.value ? [[id, input.value]] : [])),
      write: response => { for (const [id, { input }] of places) input.value = response?.[id] ?? ''; },
      mark: feedback => placeFeedback(node, places, feedback),
      lock: right => {
        for (const { input } of places.values()) for (const option of input.options) option.disabled = right && !option.selected;
      },
    };
  },

  order(question, changed) {
    const places = new Map();
    const heard = status('tv-unseen');
    let locked = false;
    const list = make('ol', { class: 'tv-order' });
    const settle = () => [...list.children].forEach((row, place) => {
      const [up, down] = row.querySelectorAll('button');
      up.setAttribute('aria-disabled', String(locked || place === 0));
      down.setAttribute('aria-disabled', String(locked || place === list.children.length - 1));
    });
    const shift = (row, step, focused) => {
      const place = [...list.children].indexOf(row) + step;
      if (locked || place < 0 || place >= list.children.length) return;
      if (step < 0) row.previousElementSibling.before(row); else row.nextElementSibling.after(row);
      focused.focus();
      settle();
      say(heard, `${row.dataset.text}: now ${place + 1} of ${list.children.length}.`);
      changed();
    };
    const rows = question.items.map(([id, text]) => {
      const up = button('↑', () => shift(row, -1, up), { class: 'tv-move', 'aria-label': `Move up: ${plain(text)}`, title: 'Move up' });
      const down = button('↓', () => shift(row, 1, down), { class: 'tv-move', 'aria-label': `Move down: ${plain(text)}`, title: 'Move down' });
      const arrows = event => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        shift(row, step, event.target);
      };
      const body = make('div', { class: 'tv-order-body' }, make('span', {}, prose(text)));
      const row = make('li', { class: 'tv-order-row', 'data-id': id, 'data-text': plain(text) },
        make('div', { class: 'tv-moves', on: { keydown: arrows } }, up, down), body);
      places.set(id, { box: body });
      return row;
    });
    list.append(...rows);
    settle();
    const [first, last] = question.ends ?? ['first', 'last'];
    const end = text => make('p', { class: 'tv-end' }, prose(text));
    return {
      node: make('div', { class: 'tv-ordering' }, end(`Top: ${first}`), list, end(`Bottom: ${last}`), heard),
      read: () => [...list.children].map(row => row.dataset.id),
      write: response => {
        for (const id of response ?? []) list.append(rows.find(row => row.dataset.id === id) ?? '');
        settle();
      },
      mark: feedback => placeFeedback(list, places, feedback, (_, right) => right ? 'In its place' : 'Out of place'),
      lock: right => { locked = right; settle(); },
    };
  },

  number: (question, changed) => typed(changed, question.unit, 'decimal'),
  text: (question, changed) => typed(changed, '', 'text'),
};

const typed = (changed, unit, inputmode) => {
  const input = control('input', {
    type: 'text', class: 'tv-input', inputmode, autocomplete: 'off', spellcheck: 'false', maxlength: 1000, on: { input: changed },
  });
  const name = unit ? `Your answer, in ${plain(unit)}` : 'Your answer';
  return {
    node: make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: name }), input),
    read: () => input.value,
    write: response => { input.value = response ?? ''; },
    mark: feedback => feedback,
    lock: right => { input.readOnly = right; },
  };
};

const CONFIDENCE = [['sure', 'sure'], ['fairly', 'fairly sure'], ['guess', 'a guess']];

/* One question: its form, its check and its feedback. `answered()` is called after each marked answer. */
class Asked {
  constructor(question, number, quiz) {
    Object.assign(this, { question, number, quiz, seconds: stopwatch() });
    this.kind = KINDS[question.kind](question, () => this.#touched());
    this.verdict = status('tv-told');
    this.whole = make('div', { class: 'tv-whole' });
    this.check = control('button', { type: 'submit', class: 'tv-button tv-primary', text: 'Check' });
    const legend = make('legend', { class: 'tv-prompt' },
      make('span', { class: 'tv-number', text: `${number}. ` }), prose(question.prompt));
    this.form = make('form', { class: `tv-question tv-kind-${question.kind}`, 'data-question': question.id, on: { submit: event => this.#submit(event), keydown: entering } },
      make('fieldset', { class: 'tv-field' }, legend, this.#aside(), this.kind.node, this.whole),
      this.#hint(), this.#confidence(),
      make('div', { class: 'tv-actions' }, this.check, this.verdict));
    this.show(drafts.get(question.id));
  }

  get answer() { return this.quiz.line.state.answers?.[this.question.id]; }
  get sign() { return !this.answer ? '' : this.answer.right ? 'right' : 'wrong'; }

  #aside() {
    const { id } = this.question;
    const when = this.quiz.line.state.aside?.[id];
    return when === undefined ? null : this.asideNode = paragraph(
      `This question has changed since you answered it on ${day(when)}. Your earlier answer is kept aside in your record; please answer again.`,
      'tv-aside');
  }

  #hint() {
    if (!this.question.hint) return null;
    return make('details', { class: 'tv-hint' }, control('summary', { text: 'Hint' }), paragraph(this.question.hint));
  }

  #confidence() {
    this.sure = make('fieldset', { class: 'tv-sure', hidden: true }, make('legend', { text: 'How sure are you?' }),
      radios(unique('sure'), CONFIDENCE, undefined, () => {}, 'tv-columns'));
    return this.sure;
  }

  /* Shows the saved answer with its marks, or `draft`: what was entered but never checked. */
  show(draft) {
    const { answer } = this;
    if (answer) {
      this.kind.write(answer.response);
      this.#mark(answer);
    }
    if (draft !== null && draft !== undefined && !answer?.right) {
      this.kind.write(draft);
      this.#touched();
    }
  }

  #mark(answer) {
    const rest = this.kind.mark(answer.feedback);
    this.whole.replaceChildren(...rest.map(([, right, text]) => feedbackNode(right, text)));
    this.kind.lock(answer.right);
    this.form.classList.remove('tv-stale');
    this.form.dataset.state = this.sign;
    this.asideNode?.remove();
    const points = answer.of === 1 ? '' : ` ${round(answer.points)} of ${plural(answer.of, 'point')}.`;
    const close = !answer.right && answer.points > 0 ? 'Partly right.' : 'Not right yet.';
    say(this.verdict, answer.right ? `✓ Right.${points}` : `✗ ${close}${points} Change your answer and check again.`);
    say(this.check, answer.right ? 'Answered' : 'Check again');
    this.check.setAttribute('aria-disabled', String(answer.right));
  }

  #touched() {
    drafts.set(this.question.id, this.kind.read());
    if (!this.answer) { say(this.verdict, ''); return; }
    this.form.classList.add('tv-stale');
    say(this.verdict, 'Changed. Not checked yet.');
  }

  async #submit(event) {
    event.preventDefault();
    if (this.answer?.right || this.busy) return;
    this.busy = true;
    const confidence = this.sure.querySelector('input:checked')?.value ?? '';
    const reply = await this.quiz.line.ask('answer',
      { question: this.question.id, response: this.kind.read(), confidence, seconds: this.seconds() });
    this.busy = false;
    if (reply === null) { say(this.verdict, 'Not checked: the lesson does not answer.'); return; }
    if (reply.unanswered) { say(this.verdict, `Not answered yet. ${reply.unanswered}`); return; }
    if (reply.trouble) return;
    if (reply.saved === false) this.verdict.append(' Kept in memory, not yet saved.');
  }

  /* The kernel has marked this question. */
  marked() {
    drafts.drop(this.question.id);
    this.kind.write(this.answer.response);
    this.#mark(this.answer);
  }
}

class Quiz {
  constructor(content, line, signal) {
    Object.assign(this, { content, line, place: 0, onlyWrong: null });
    this.asked = content.questions.map((question, index) => new Asked(question, index + 1, this));
    this.score = status('tv-score');
    this.summary = make('div', { class: 'tv-summary', tabindex: '-1' });
    this.list = make('div', { class: 'tv-questions' }, ...this.asked.map(each => each.form));
    this.single = this.asked.length > 1;
    this.root = frame('quiz', content.title, line, signal, this.#head(), this.list, this.#steps(), this.summary);
    const firstOpen = this.asked.findIndex(each => !each.answer?.right);
    this.place = Math.max(0, firstOpen);
    line.listen(patch => this.#heard(patch), signal);
    this.layOut();
  }

  #head() {
    const toggle = (text, checked, on) => make('label', { class: 'tv-toggle' },
      control('input', { type: 'checkbox', checked, on: { change: event => on(event.target.checked) } }), make('span', { text }));
    const one = this.single ? toggle('One at a time', true, checked => { this.single = checked; this.layOut(); }) : null;
    const sure = toggle('Ask how sure I am', false, checked => { for (const each of this.asked) each.sure.hidden = !checked; });
    return make('div', { class: 'tv-bar' }, make('p', { class: 'tv-title', text: this.content.title }), this.score,
      make('div', { class: 'tv-tools' }, one, sure));
  }

  #steps() {
    this.before = button('← Previous', () => this.#step(-1));
    this.after = button('Next →', () => this.#step(1), { class: 'tv-next' });
    this.pills = this.asked.map((each, index) => button(String(each.number), () => this.goTo(index), { class: 'tv-pill' }));
    this.steps = make('div', { class: 'tv-steps', role: 'group', 'aria-label': `${this.content.title}: questions` },
      this.before, this.after, make('div', { class: 'tv-pills' }, ...this.pills));
    return this.steps;
  }

  get shown() { return this.asked.map((_, index) => index).filter(index => !this.onlyWrong || this.onlyWrong.has(index)); }

  #step(by) {
    const { shown } = this;
    const next = shown[shown.indexOf(this.place) + by];
    if (next !== undefined) this.goTo(next);
  }

  /* Shows one question and puts the focus on its first control. */
  goTo(index) {
    this.place = index;
    this.layOut();
    const { form } = this.asked[index];
    const first = form.querySelector('input:checked, input:not(:disabled), select, button');
    first?.focus({ preventScroll: true });
    form.scrollIntoView({ block: 'nearest' });
  }

  layOut() {
    const { shown } = this;
    if (!shown.includes(this.place)) [this.place] = shown;
    this.asked.forEach((each, index) => { each.form.hidden = this.single ? index !== this.place : !shown.includes(index); });
    this.steps.hidden = !this.single;
    this.before.setAttribute('aria-disabled', String(shown.indexOf(this.place) === 0));
    this.after.setAttribute('aria-disabled', String(shown.indexOf(this.place) === shown.length - 1));
    this.#count();
  }

  #count() {
    const answers = this.asked.map(each => each.answer).filter(Boolean);
    const sum = name => answers.reduce((total, answer) => total + answer[name], 0);
    const points = answers.length ? ` · ${round(sum('points'))} of ${plural(sum('of'), 'point')}` : '';
    say(this.score, `${answers.length} of ${this.asked.length} answered${points}`);
    this.after.classList.toggle('tv-primary', Boolean(this.asked[this.place].answer?.right) && this.place !== this.shown.at(-1));
    this.pills.forEach((pill, index) => {
      const { sign: state, number } = this.asked[index];
      pill.dataset.state = state;
      say(pill, state ? `${number} ${sign(state === 'right')}` : String(number));
      pill.setAttribute('aria-label', `Question ${number}${state ? `, ${state === 'right' ? 'right' : 'not right yet'}` : ''}`);
      if (index === this.place) pill.setAttribute('aria-current', 'step'); else pill.removeAttribute('aria-current');
      pill.hidden = !this.shown.includes(index);
    });
    this.#summarise(answers);
  }

  #summarise(answers) {
    const wrong = this.asked.flatMap((each, index) => each.sign === 'wrong' ? [index] : []);
    const done = answers.length === this.asked.length;
    const stamp = JSON.stringify([done, wrong.length, Boolean(this.onlyWrong), answers.map(answer => [answer.confidence, answer.right])]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    this.summary.hidden = !done && !this.onlyWrong;
    const heading = wrong.length
      ? `All answered; ${wrong.length === 1 ? 'one is' : `${wrong.length} are`} not right yet.` : 'All answered, and all right.';
    const again = wrong.length && !this.onlyWrong
      ? button(wrong.length === 1 ? 'Try that one again' : `Try those ${wrong.length} again`, () => this.#retry(wrong), { class: 'tv-primary' }) : null;
    const all = this.onlyWrong ? button('Show all questions', () => this.#all()) : null;
    const hadFocus = this.summary.contains(document.activeElement);
    this.summary.replaceChildren(...[done ? make('p', { text: heading }) : null, done ? this.#calibration(answers) : null, again, all].filter(Boolean));
    if (hadFocus) this.summary.focus();
  }

  #calibration(answers) {
    const rows = CONFIDENCE.flatMap(([name, label]) => {
      const said = answers.filter(answer => answer.confidence === name);
      return said.length ? [`${label}: ${said.filter(answer => answer.right).length} of ${said.length} right`] : [];
    });
    return rows.length ? make('p', { class: 'tv-calibration', text: `When you said … ${rows.join('; ')}.` }) : null;
  }

  #retry(wrong) {
    this.onlyWrong = new Set(wrong);
    this.goTo(wrong[0]);
  }

  #all() {
    this.onlyWrong = null;
    this.goTo(this.place);
  }

  #heard(patch) {
    if (!patch.answers) return;
    for (const each of this.asked) if (patch.answers[each.question.id]) each.marked();
    this.#count();
  }
}

// ── prediction ──────────────────────────────────────────────────────────────

const prediction = (content, line, signal) => {
  const seconds = stopwatch();
  const verdict = status('tv-told');
  const guess = content.options ? pick(content) : estimate(content);
  const commit = control('button', { type: 'submit', class: 'tv-button tv-primary', text: 'Commit to this guess' });
  const aside = paragraph('', 'tv-aside');
  const submit = async event => {
    event.preventDefault();
    const reply = await line.ask('commit', { guess: guess.read(), seconds: seconds() });
    if (reply === null) say(verdict, 'Not committed: the lesson does not answer.');
    else if (reply.unanswered) say(verdict, reply.unanswered);
    else if (line.state.reveal) {
      drafts.drop(content.id);
      say(told, reply.saved === false ? 'Kept in memory, not yet saved.' : 'Your guess is saved and stays as it is.');
      result.focus();
    }
  };
  const form = make('form', { on: { submit, keydown: entering } },
    make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt' }, prose(content.prompt)), aside, guess.node),
    make('div', { class: 'tv-actions' }, commit, verdict));
  const told = status('tv-told');
  const yours = make('p', { class: 'tv-guess' });
  const reveal = make('p', {});
  const result = make('div', { class: 'tv-result', tabindex: '-1', role: 'group', 'aria-label': 'Your guess and the record' },
    paragraph(content.prompt, 'tv-prompt'),
    make('div', { class: 'tv-pairing' },
      make('div', { class: 'tv-mine' }, make('p', { class: 'tv-label', text: 'Your guess' }), yours),
      make('div', { class: 'tv-record' }, make('p', { class: 'tv-label', text: 'What the record shows' }), reveal)));
  const show = () => {
    const committed = line.state.reveal !== undefined;
    form.hidden = committed;
    result.hidden = !committed;
    aside.hidden = !line.state.aside;
    if (line.state.aside) say(aside, `This question has changed since your guess of ${day(line.state.aside)}. That guess is kept aside in your record.`);
    if (!committed) return;
    yours.replaceChildren(prose(typeof line.state.guess === 'number' ? `${line.state.guess} ${content.unit ?? ''}`.trim() : line.state.guess));
    reveal.replaceChildren(prose(line.state.reveal));
  };
  guess.write(drafts.get(content.id));
  line.listen(show, signal);
  show();
  return frame('prediction', 'Prediction', line, signal, make('p', { class: 'tv-title', text: 'Predict first' }), form, result, told);
};

const pick = content => {
  const keep = () => drafts.set(content.id, read());
  const node = radios(unique('guess'), content.options.map(text => [text, text]), undefined, keep, 'tv-options');
  const read = () => node.querySelector('input:checked')?.value ?? '';
  return { node, read, write: value => { for (const input of node.querySelectorAll('input')) input.checked = input.value === value; } };
};

/* A number, typed or by slider. The slider stands in the middle and says nothing until it is moved. */
const estimate = ({ id, unit = '', low, high, what = 'guess' }) => {
  const bounded = low !== undefined && high !== undefined;
  const keep = () => drafts.set(id, input.value);
  const slide = () => { input.value = range.value; node.classList.remove('tv-untouched'); speak(); keep(); };
  const type = () => {
    node.classList.toggle('tv-untouched', input.value === '');
    const number = Number(input.value.replace(',', '.'));
    if (range && input.value !== '' && Number.isFinite(number)) { range.value = number; speak(); }
    keep();
  };
  const speak = () => range?.setAttribute('aria-valuetext', `${range.value} ${plain(unit)}`.trim());
  const name = `Your ${what}${unit ? `, in ${plain(unit)}` : ''}`;
  const input = control('input', { type: 'text', class: 'tv-input', inputmode: 'decimal', autocomplete: 'off', maxlength: 40, on: { input: type } });
  const range = bounded ? control('input', {
    type: 'range', class: 'tv-range', min: low, max: high, step: fineStep(low, high), 'aria-label': `${name}, slider`,
    on: { input: slide },
  }) : null;
  const ends = bounded ? make('div', { class: 'tv-range-row' }, make('span', { class: 'tv-end', text: round(low), 'aria-hidden': 'true' }),
    range, make('span', { class: 'tv-end', text: round(high), 'aria-hidden': 'true' })) : null;
  const node = make('div', { class: 'tv-estimate tv-untouched' },
    make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: name }), input), ends);
  if (range) { range.value = (low + high) / 2; range.setAttribute('aria-valuetext', 'not set yet'); }
  return { node, read: () => input.value, write: value => { if (value) { input.value = value; type(); } } };
};

const fineStep = (low, high) => (high - low) > 20 ? 1 : (high - low) > 2 ? 0.1 : 0.01;

// ── forecast ────────────────────────────────────────────────────────────────

const PERCENT = /^\s*\d+(?:[.,]\d+)?\s*(?:%|per ?cent)?\s*$/;
const isPercent = text => PERCENT.test(text) && parseFloat(text.replace(',', '.')) <= 100;

const cited = pairs => make('p', { class: 'tv-cited' }, `Source${pairs.length === 1 ? '' : 's'}: `,
  ...pairs.flatMap(([key, short], index) => [index ? '; ' : null, control('a', { href: `#source-${key}`, text: short })].filter(Boolean)));

const terms = pairs => make('dl', { class: 'tv-terms' }, ...pairs.flatMap(([term, ...parts]) => [make('dt', { text: term }), make('dd', {}, ...parts)]));

const forecast = (content, line, signal) => {
  const seconds = stopwatch();
  const verdict = status('tv-told');
  const told = status('tv-told');
  const lock = control('button', { type: 'submit', class: 'tv-button tv-primary' });
  const open = () => rows.filter(row => !row.locked);
  const unset = () => open().filter(row => !isPercent(row.read()));
  const tally = () => {
    const missing = unset();
    const all = open().length;
    lock.setAttribute('aria-disabled', String(missing.length > 0));
    say(lock, all === 1 ? 'Lock this forecast' : `Lock all ${all} forecasts`);
    say(verdict, missing.length ? `${all - missing.length} of ${all} set. Still open: ${missing.map(row => row.number).join(', ')}.`
      : 'All are set. Once locked they stay as they are.');
  };
  const submit = async event => {
    event.preventDefault();
    const [first] = unset();
    if (first) { first.focus(); return; }
    const reply = await line.ask('lock', { forecasts: Object.fromEntries(open().map(row => [row.id, row.read()])), seconds: seconds() });
    if (reply === null) say(verdict, 'Not locked: the lesson does not answer.');
    else if (reply.unanswered) say(verdict, reply.unanswered);
    else if (open().length === 0) {
      for (const row of rows) drafts.drop(row.id);
      say(told, reply.saved === false ? 'Kept in memory, not yet saved.' : 'Your forecasts are saved and locked.');
      result.focus();
    }
  };
  const rows = content.forecasts.map((each, index) => foretold(each, index + 1, line));
  const actions = make('div', { class: 'tv-actions' }, lock, verdict);
  /* Enter in a number goes on to the next question; only the button locks. */
  const next = event => {
    if (event.key !== 'Enter' || !event.target.matches('input')) return;
    event.preventDefault();
    const following = open().find(row => row.number > Number(event.target.closest('[data-number]').dataset.number));
    if (following) following.focus(); else lock.focus();
  };
  const form = make('form', { on: { submit, keydown: next, input: tally } }, ...rows.map(row => row.node), actions);
  const picture = make('div', { class: 'tv-stage' });
  const words = make('div', { class: 'tv-findings' });
  const result = make('div', { class: 'tv-score-card', tabindex: '-1', role: 'group', 'aria-label': 'Your score' },
    make('p', { class: 'tv-label', text: 'Your score' }), picture, words);
  const show = () => {
    for (const row of rows) row.show();
    const { svg, words: found = [] } = line.state.verdict ?? {};
    result.hidden = !svg;
    if (svg) { picture.innerHTML = svg; words.replaceChildren(...found.map(text => paragraph(text))); }
    actions.hidden = open().length === 0;
    tally();
  };
  line.listen(patch => { if (patch.locked) show(); }, signal);
  show();
  return frame('forecast', content.title, line, signal, make('p', { class: 'tv-title', text: content.title }),
    make('p', { class: 'tv-help', text: '0 means that it cannot happen, 100 that it is certain. What happened, the base rates and your score appear once you lock.' }),
    form, result, told);
};

/* One question: what was known and a number while it is open; what happened beside it once it is locked. */
const foretold = (each, number, line) => {
  const guess = estimate({ id: each.id, unit: 'per cent', low: 0, high: 100, what: 'forecast' });
  const aside = paragraph('', 'tv-aside');
  const shown = make('div', { class: 'tv-outcome', hidden: true });
  const node = make('fieldset', { class: 'tv-field tv-foretold', 'data-forecast': each.id, 'data-number': number },
    make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(each.question)),
    terms([[`Known on ${each.asked}`, prose(each.known), cited(each.sources)], ['Until', each.deadline], ['Yes if', prose(each.resolution)]]),
    aside, guess.node, shown);
  const result = () => line.state.locked?.[each.id];
  guess.write(drafts.get(each.id));
  return {
    node, number, id: each.id, read: guess.read,
    get locked() { return result() !== undefined; },
    focus: () => node.querySelector('.tv-typed input').focus(),
    show: () => {
      const locked = result();
      const when = line.state.aside?.[each.id];
      aside.hidden = !when;
      if (when) say(aside, `This question has changed since your forecast of ${day(when)}. That forecast is kept aside in your record.`);
      guess.node.hidden = locked !== undefined;
      shown.hidden = locked === undefined;
      if (locked && !shown.childElementCount) shown.append(...outcome(locked));
    },
  };
};

const outcome = ({ percent, when, happened, record, sources, base, rule, article, reason, cost }) => [
  make('p', { class: 'tv-guess', text: `You said ${round(percent)} %. ${happened ? 'Yes, it happened.' : 'No, it did not happen.'}` }),
  make('p', { class: 'tv-locked', text: `Locked on ${day(when)}. This forecast costs you ${cost.toFixed(2)}.` }),
  make('p', {}, prose(record)), cited(sources),
  terms([['Base rate', make('strong', { text: `${round(base)} %. ` }), prose(rule)],
    ...(article === undefined ? [] : [['Article', make('strong', { text: `${round(article)} %, as we read it. ` }), prose(reason)]])]),
];

// ── opinion ─────────────────────────────────────────────────────────────────

const SCALE = [1, 2, 3, 4, 5, 6, 7];
const ENDS = { 1: 'disagree strongly', 4: 'neither', 7: 'agree strongly' };

const opinion = (content, line, signal) => {
  const rows = content.propositions.map(([id, text], index) => stance(id, text, index + 1, line));
  for (const row of rows) line.listen(row.show, signal);
  return frame('opinion', 'Where do you stand?', line, signal,
    make('p', { class: 'tv-title', text: 'Where do you stand?' }),
    make('p', { class: 'tv-help', text: 'There is no right answer, and nothing is marked. 1 means “disagree strongly”, 7 “agree strongly”.' }),
    ...rows.map(row => row.node));
};

const stance = (id, text, number, line) => {
  const seconds = stopwatch();
  const told = status('tv-told');
  let value;
  const save = restful(async () => {
    const reply = await line.ask('place', { proposition: id, value, seconds: seconds() });
    if (reply === null || reply.unanswered) say(told, reply?.unanswered ?? savedLine(null));
  }, TYPING);
  const pickOne = event => { value = Number(event.target.value); say(told, ''); save(); };
  const label = step => `${step}${ENDS[step] ? `, ${ENDS[step]}` : ''}`;
  const scale = radios(unique('stance'), SCALE.map(step => [String(step), String(step)]), undefined, pickOne, 'tv-likert', label);
  const inputs = [...scale.querySelectorAll('input')];
  const earlier = make('p', { class: 'tv-earlier' });
  const node = make('fieldset', { class: 'tv-field tv-stance', 'data-proposition': id },
    make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(text)),
    make('div', { class: 'tv-likert-row' }, make('span', { class: 'tv-end', text: 'disagree', 'aria-hidden': 'true' }), scale,
      make('span', { class: 'tv-end', text: 'agree', 'aria-hidden': 'true' }), told),
    earlier);
  const show = (patch = {}, answer = {}) => {
    if (patch.now?.[id] !== undefined && patch.now[id] === value) say(told, savedLine(answer));
    const current = line.state.now?.[id];
    const [before, when] = line.state.earlier?.[id] ?? [];
    const aside = line.state.aside?.[id];
    for (const input of inputs) {
      input.checked = input.value === String(value ?? current);
      input.closest('label').classList.toggle('tv-was', input.value === String(before));
    }
    say(earlier, before !== undefined
      ? `Your earlier answer: ${before} (${day(when)})${current !== undefined && current !== before ? `. Now: ${current}.` : ''}`
      : aside !== undefined ? `This sentence has changed since your answer of ${day(aside)}, which is kept aside.` : '');
  };
  show();
  return { node, show };
};

// ── discussion ──────────────────────────────────────────────────────────────

const discussion = (content, line, signal) => {
  const seconds = stopwatch();
  const counter = make('span', { class: 'tv-count' });
  const told = status('tv-told');
  const later = status('tv-told');
  const help = make('p', { class: 'tv-help', id: unique('help') });
  let unsaved = false;
  const area = control('textarea', {
    class: 'tv-area', rows: 7, maxlength: content.longest, 'aria-describedby': help.id,
    on: { input: () => typedIn(), blur: () => save.now(), keydown: event => event.stopPropagation() },
  });
  const save = restful(async () => {
    const text = area.value;
    const reply = await line.ask('write', { text, seconds: seconds() });
    if (reply === null) say(told, 'Not saved yet. Your text is kept on this page.');
  }, TYPING);
  const written = (text, answer) => {
    if (area.value !== text) {
      if (!unsaved) area.value = text;
      return;
    }
    unsaved = false;
    if (answer.saved !== false) drafts.drop(content.id);
    say(told, savedLine(answer));
  };
  const tally = () => {
    const count = words(area.value);
    say(counter, plural(count, 'word'));
    open.setAttribute('aria-disabled', String(count < content.enough));
    say(help, count < content.enough ? `Considerations open after ${content.enough} words of your own.` : 'You can now open the considerations.');
  };
  const typedIn = () => { unsaved = true; drafts.set(content.id, area.value); say(told, 'Writing …'); tally(); save(); };
  const leave = () => { if (unsaved) line.tell('write', { text: area.value, seconds: seconds() }); };
  const open = button('Show considerations', async () => {
    save.now();
    const reply = await line.ask('reveal');
    if (reply === null) return;
    if (reply.unanswered) { say(later, reply.unanswered); return; }
    considerations.focus();
  });
  const considerations = make('div', { class: 'tv-considerations', tabindex: '-1', role: 'group', 'aria-label': 'Considerations', hidden: true });
  const gate = make('div', { class: 'tv-actions' }, open, help, later);
  const changed = paragraph('', 'tv-aside');
  const show = () => {
    const shown = line.state.considerations ?? [];
    considerations.hidden = shown.length === 0;
    gate.hidden = shown.length > 0;
    changed.hidden = !line.state.changed;
    say(changed, line.state.changed ? 'The prompt has changed since you wrote this. Your text is kept; read it again against the new prompt.' : '');
    if (shown.length && !considerations.childElementCount) {
      considerations.append(make('p', { class: 'tv-label', text: 'Worth weighing' }), make('ul', {}, ...shown.map(text => make('li', {}, prose(text)))));
    }
  };
  const role = content.role ? make('p', { class: 'tv-role' }, make('strong', { text: 'Argue as: ' }), prose(content.role)) : null;
  const other = content.other ? make('p', { class: 'tv-role', text: 'Argue the side that you do not hold, as well as you can.' }) : null;
  const name = make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Your text' }), area);
  area.value = line.state.text ?? '';
  const draft = drafts.get(content.id);
  if (typeof draft === 'string' && draft !== area.value) { area.value = draft; typedIn(); }
  addEventListener('pagehide', leave, { signal });
  addEventListener('beforeunload', leave, { signal });
  line.listen((patch, answer) => {
    if (patch.text !== undefined) written(patch.text, answer);
    tally();
    show();
  }, signal);
  tally();
  show();
  return frame('discussion', 'Discussion', line, signal, make('p', { class: 'tv-title', text: 'Discuss' }),
    paragraph(content.prompt, 'tv-prompt'), role, other, changed, name,
    make('div', { class: 'tv-actions' }, counter, told), gate, considerations);
};

// ── explorer ────────────────────────────────────────────────────────────────

const SIDES = { russia: ['◆', 'Russian view'], us: ['●', 'US view'], both: ['◆●', 'both views'], neither: ['', ''] };

const decimals = step => (String(step).split('.')[1] ?? '').length;

const explorer = (content, line, signal) => {
  const seconds = stopwatch();
  const stage = make('div', { class: 'tv-stage' });
  const sentence = status('tv-sentence');
  const reason = status('tv-reason');
  stage.innerHTML = line.state.svg;
  const picture = stage.querySelector('svg');

  let wanted = null;
  let underway = false;
  const speak = restful(() => say(sentence, line.state.sentence ?? ''), SPOKEN);
  const keep = restful(() => void line.ask('keep', { seconds: seconds() }), RESTING);

  /* One request in flight; of all that is asked meanwhile only the latest is sent. */
  const send = async () => {
    if (underway) return;
    underway = true;
    while (wanted) {
      const values = wanted;
      wanted = null;
      if (await line.ask('move', { values }) === null) break;
    }
    underway = false;
  };
  const move = () => {
    wanted = Object.fromEntries(sliders.map(each => [each.name, each.read()]));
    void send();
    keep();
  };
  const sliders = content.sliders.map(slider => knob(slider, () => { say(reason, ''); pressed(null); move(); }));
  const setAll = values => { for (const each of sliders) if (values[each.name] !== undefined) each.write(values[each.name]); };

  const presets = content.presets.map(preset => {
    const [mark, side] = SIDES[preset.side];
    const node = button('', () => { setAll(preset.values); say(reason, plain(preset.reason)); pressed(node); move(); },
      { class: `tv-preset tv-of-${preset.side}`, 'aria-pressed': 'false' });
    node.append(...[mark ? make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: mark }) : null, make('span', {}, prose(preset.label)),
      side ? make('span', { class: 'tv-unseen', text: `, ${side}` }) : null].filter(Boolean));
    return node;
  });
  const pressed = chosen => { for (const node of presets) node.setAttribute('aria-pressed', String(node === chosen)); };
  const reset = button('Reset', () => {
    for (const each of sliders) each.write(each.start);
    say(reason, '');
    pressed(null);
    move();
  }, { class: 'tv-reset' });

  const draw = (groups = {}) => {
    for (const [id, inner] of Object.entries(groups)) {
      const group = picture.querySelector(`[id="${CSS.escape(id)}"]`);
      if (group) group.innerHTML = inner;
    }
  };
  const show = patch => {
    draw(patch.groups);
    if (patch.sentence !== undefined) { picture.setAttribute('aria-label', patch.sentence); speak(); }
    if (patch.values && !wanted && !underway) setAll(patch.values);
  };
  for (const handle of content.handles ?? []) {
    const [across, up] = [handle.across, handle.up].map(name => sliders.find(each => each.name === name));
    grip(handle, picture, (x, y) => { across.write(x); up.write(y); say(reason, ''); pressed(null); move(); }, signal);
  }
  draw(line.state.groups);
  setAll(line.state.values ?? {});
  picture.setAttribute('aria-label', line.state.sentence ?? content.title);
  say(sentence, line.state.sentence ?? '');
  line.listen(show, signal);
  const choices = presets.length ? make('div', { class: 'tv-presets', role: 'group', 'aria-label': 'Settings to start from' }, ...presets, reset) : make('div', { class: 'tv-presets' }, reset);
  return frame('explorer', content.title, line, signal, make('p', { class: 'tv-title', text: content.title }),
    paragraph(content.task, 'tv-task'),
    choices, reason,
    make('div', { class: 'tv-desk' },
      make('div', { class: 'tv-view' }, stage, sentence),
      make('div', { class: 'tv-knobs' }, ...sliders.map(each => each.node))));
};

/* A part of the picture that can be dragged where two sliders would move it. Keys stay with the sliders. */
const grip = ({ group, box, span }, picture, dragged, signal) => {
  const node = picture.querySelector(`[id="${CSS.escape(group)}"]`);
  const [left, top, right, bottom] = box;
  const [west, east, south, north] = span;
  node.classList.add('tv-grip');
  node.addEventListener('pointerdown', event => { node.setPointerCapture(event.pointerId); event.preventDefault(); }, { signal });
  node.addEventListener('pointermove', event => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    dragged(west + (x - left) / (right - left) * (east - west), south + (bottom - y) / (bottom - top) * (north - south));
  }, { signal });
};

/* One labelled slider with its value: a number that can be typed, or the name of a step. */
const knob = ({ name, label, low, high, step, start, unit = '', help = '', steps = [] }, moved) => {
  const places = decimals(step);
  const write = value => {
    range.value = value;
    const named = steps[Math.round((Number(range.value) - low) / step)];
    number.value = Number(range.value).toFixed(places);
    if (named) chosen.textContent = plain(named);
    range.setAttribute('aria-valuetext', named ? plain(named) : `${number.value} ${plain(unit)}`.trim());
  };
  const typedValue = () => {
    const value = Number(number.value.replace(',', '.'));
    if (number.value.trim() !== '' && Number.isFinite(value)) { write(value); moved(); } else write(Number(range.value));
  };
  const described = help ? unique('help') : undefined;
  const range = control('input', {
    type: 'range', class: 'tv-range', min: low, max: high, step, id: unique('range'), 'aria-describedby': described,
    on: { input: () => { write(Number(range.value)); moved(); } },
  });
  const number = control('input', {
    type: 'text', class: 'tv-input tv-exact', inputmode: 'decimal', autocomplete: 'off', 'aria-label': `${plain(label)}${unit ? `, in ${plain(unit)}` : ''}`,
    on: { change: typedValue, keydown: event => { if (event.key === 'Enter') typedValue(); } },
  });
  const chosen = make('span', { class: 'tv-step', 'aria-hidden': 'true' });
  const node = make('div', { class: 'tv-knob' },
    make('div', { class: 'tv-knob-head' },
      make('label', { for: range.id }, prose(label), unit ? make('span', { class: 'tv-unit' }, prose(unit)) : null),
      steps.length ? chosen : number),
    range, help ? make('details', { class: 'tv-about' },
      control('summary', { text: 'What is this?', 'aria-label': `What is this? ${plain(label)}` }), make('p', { id: described }, prose(help))) : null);
  return { node, name, start, write, read: () => Number(range.value) };
};

// ── progress ────────────────────────────────────────────────────────────────

const progress = (content, line, signal) => {
  const list = make('ul', { class: 'tv-parts' });
  const show = () => list.replaceChildren(...(line.state.parts ?? []).map(([name, done, of]) => {
    const full = done >= of;
    const id = unique('part');
    return make('li', { class: full ? 'tv-done' : done ? 'tv-begun' : '' },
      make('span', { class: 'tv-part-name', id }, make('span', { class: 'tv-part-sign', 'aria-hidden': 'true', text: full ? '✓' : done ? '◐' : '○' }), prose(name)),
      make('progress', { max: of, value: done, 'aria-labelledby': id }),
      make('span', { class: 'tv-part-count', text: full ? `${done} of ${of}, done` : `${done} of ${of}` }));
  }));
  line.listen(patch => { if (patch.parts) show(); }, signal);
  show();
  const root = frame('progress', `Your progress: ${content.title}`, line, signal,
    make('p', { class: 'tv-title', text: `Your progress: ${content.title}` }), list);
  refreshed(root, line, signal);
  return root;
};

/* Asks for fresh contents whenever the part comes into view. */
const refreshed = (root, line, signal) => {
  const watcher = new IntersectionObserver(entries => { if (entries.some(entry => entry.isIntersecting)) void line.ask('refresh'); });
  watcher.observe(root);
  signal?.addEventListener('abort', () => watcher.disconnect());
};

// ── change and portfolio ────────────────────────────────────────────────────

const change = (content, line, signal) => {
  const body = make('div', { class: 'tv-compared' });
  let shown;
  const show = () => { if (line.state.html !== shown) body.innerHTML = shown = line.state.html; };
  line.listen(show, signal);
  show();
  const root = frame('change', content.title, line, signal, make('p', { class: 'tv-title', text: content.title }), body);
  refreshed(root, line, signal);
  return root;
};

const portfolio = (content, line, signal) => {
  const told = status('tv-told');
  const link = make('a', { class: 'tv-file', target: '_blank', rel: 'noopener' });
  const name = control('input', { type: 'text', class: 'tv-input', autocomplete: 'name', spellcheck: 'false', maxlength: 200 });
  const write = async form => {
    say(told, 'Writing …');
    const reply = await line.ask('make', { name: name.value, form });
    if (reply === null || reply.trouble) say(told, 'Not made yet.');
    else if (reply.unanswered) say(told, reply.unanswered);
  };
  const show = () => {
    const { made, told: text } = line.state;
    link.hidden = !made;
    if (!made) return;
    say(told, text);
    say(link, `Open ${made}`);
    link.href = link.dataset.tvOpen = made; // the extension opens it in the lab
  };
  const form = make('form', { on: { submit: event => { event.preventDefault(); void write('html'); }, keydown: entering } },
    make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Your name, if it shall stand in the file' }), name),
    make('div', { class: 'tv-actions' },
      control('button', { type: 'submit', class: 'tv-button tv-primary', text: 'Make my portfolio' }),
      button('The same as Markdown', () => void write('md'))));
  line.listen(patch => { if (patch.made !== undefined) show(); }, signal);
  show();
  return frame('portfolio', content.title, line, signal, make('p', { class: 'tv-title', text: content.title }),
    paragraph('One file with all that you answered and wrote. It opens without the course and prints well. Nothing is sent anywhere, and your name is kept in that file alone.', 'tv-help'),
    form, told, link);
};

// ── the Council game, in a file of its own that other lessons need not load ──

const KIT = {
  make, control, button, prose, paragraph, plain, say, status, restful, stopwatch, drafts, unique, day, frame, savedLine, plural, radios, TYPING,
};

const council = (content, line, signal) => {
  const here = new URL(import.meta.url);
  const place = make('div', { class: 'tv-live', role: 'status', text: `${content.title} …` });
  import(new URL(`council.js${here.search}`, here)).then(
    file => place.replaceWith(file.default(KIT)(content, line, signal)),
    () => say(place, 'The game could not be loaded. Reload the page; if that does not help, start the course again with: twoviews lab'),
  );
  return place;
};

// ── what anywidget calls ────────────────────────────────────────────────────

const PARTS = {
  quiz: (content, line, signal) => new Quiz(content, line, signal).root,
  prediction, forecast, opinion, discussion, explorer, progress, change, portfolio, council,
};

const lines = new WeakMap();

export default {
  initialize({ model }) {
    const line = new Line(model);
    lines.set(model.get('content'), line);
    model.on('change:content', () => lines.set(model.get('content'), line));
  },
  render({ model, el, signal }) {
    const content = model.get('content');
    el.replaceChildren(PARTS[content.kind](content, lines.get(content), signal));
  },
};
