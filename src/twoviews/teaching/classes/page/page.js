// @ts-check
/* The teacher's marks on the texts: kept in this browser, taken along as a file of commas. */

const PLACE = 'two-views-marks';
const PARTS = ['row 1', 'row 2', 'row 3', 'row 4', 'remark'];
/** @typedef {Record<string, string>} Marks of one text by part */

/** @type {Record<string, Marks>} */
let kept = {};
let keeps = true;

/** @param {string} id */
const byId = id => document.getElementById(id);

/** @param {string} text */
const say = text => {
  const told = byId('marks-told');
  if (told) told.textContent = text;
};

/** @returns {HTMLElement[]} */
const sheets = () => [...document.querySelectorAll('.sheet')].filter(each => each instanceof HTMLElement);

/** @param {HTMLElement} sheet
 * @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
const fields = sheet => /** @type {any} */ ([...sheet.querySelectorAll('[data-part]')]);

/** What is marked on one text.
 * @param {HTMLElement} sheet */
const marksOf = sheet => {
  /** @type {Marks} */
  const found = {};
  for (const field of fields(sheet)) {
    const counts = field instanceof HTMLTextAreaElement ? field.value.trim() : /** @type {HTMLInputElement} */ (field).checked;
    if (counts) found[field.dataset.part ?? ''] = field.value;
  }
  return found;
};

const told = () => {
  const all = sheets();
  const done = all.filter(sheet => Object.keys(kept[sheet.dataset.sign ?? ''] ?? {}).length).length;
  const where = keeps ? '' : ' This browser keeps nothing for this page: download the marks before you close it.';
  say(`${done} of ${all.length} texts have a mark or a remark.${where}`);
};

/** What is kept of all windows that show texts of this class.
 * @returns {Record<string, Marks>} */
const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') ?? {};
  } catch {
    keeps = false; // private windows and some file systems have no storage; the file is then the only copy
    return {};
  }
};

/** Keeps the marks of these texts, beside those that another window has kept meanwhile.
 * @param {Record<string, Marks>} given */
const store = given => {
  kept = { ...kept, ...stored(), ...given };
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    keeps = false;
  }
};

/** @param {HTMLElement} sheet */
const show = sheet => {
  const marks = kept[sheet.dataset.sign ?? ''] ?? {};
  for (const field of fields(sheet)) {
    const value = marks[field.dataset.part ?? ''] ?? '';
    if (field instanceof HTMLTextAreaElement) field.value = value;
    else /** @type {HTMLInputElement} */ (field).checked = field.value === value;
  }
};

const showAll = () => {
  sheets().forEach(show);
  told();
};

/** One cell; what a spreadsheet would take for a formula begins with an apostrophe.
 * @param {string} text */
const cell = text => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const save = () => {
  const rows = [['text', 'prompt', ...PARTS]];
  for (const sheet of sheets()) {
    const sign = sheet.dataset.sign ?? '';
    if (kept[sign]) rows.push([sign, sheet.dataset.prompt ?? '', ...PARTS.map(part => kept[sign][part] ?? '')]);
  }
  const text = rows.map(row => row.map(cell).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob(['\ufeff', text, '\r\n'], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'two-views-marks.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** What a cell in quotation marks holds, where a doubled mark stands for one.
 * @param {string} quoted */
const unquoted = quoted => quoted.slice(1).replace(/"$/, '').replaceAll('""', '"');

/** The rows of a file of commas.
 * @param {string} text */
const rowsOf = text => {
  const rows = [['']];
  for (const [whole] of text.replace(/^\ufeff/, '').matchAll(/"(?:[^"]+|"")*"?|,|\r?\n|[^",\r\n]+|\r/g)) {
    const row = rows[rows.length - 1];
    if (whole === ',') row.push('');
    else if (whole === '\n' || whole === '\r\n') rows.push(['']);
    else row[row.length - 1] += whole.startsWith('"') ? unquoted(whole) : whole;
  }
  return rows;
};

/** @param {string} text */
const load = text => {
  const [head, ...rows] = rowsOf(text);
  if (head[0] !== 'text' || !head.includes('remark')) {
    say('This is no file of marks.');
    return;
  }
  /** @type {Record<string, Marks>} */
  const found = {};
  for (const row of rows.filter(each => each[0])) {
    /** @type {Marks} */
    const marks = {};
    head.forEach((name, at) => { if (PARTS.includes(name) && row[at]) marks[name] = row[at].replace(/^'(?=[=+\-@\t\r])/, ''); });
    found[row[0]] = marks;
  }
  store(found);
  showAll();
};

const begin = () => {
  kept = stored();
  for (const sheet of sheets()) {
    show(sheet);
    sheet.addEventListener('input', () => {
      store({ [sheet.dataset.sign ?? '']: marksOf(sheet) });
      told();
    });
    sheet.querySelector('form')?.addEventListener('submit', event => event.preventDefault());
  }
  const file = byId('marks-file');
  byId('marks-save')?.addEventListener('click', save);
  byId('marks-load')?.addEventListener('click', () => file?.click());
  if (file instanceof HTMLInputElement) {
    file.addEventListener('change', async () => { if (file.files?.[0]) load(await file.files[0].text()); file.value = ''; });
  }
  told();
};

/** What a row is put in order by: a number where the column has one; nothing done comes first.
 * @param {HTMLTableRowElement} row
 * @param {number} at */
const worth = (row, at) => {
  const cell = row.cells[at];
  const number = Number.parseFloat(cell.dataset.value ?? cell.textContent.replaceAll(',', ''));
  return Number.isNaN(number) ? -1 : number;
};

/** The table of students is put in order by a press on the head of a column, and turned round by the next.
 * @param {HTMLTableElement} table */
const sortable = table => {
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const heads = [...table.tHead?.rows[0].cells ?? []];
  heads.forEach((head, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const each of heads) each.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const ordered = at ? rows.toSorted((one, two) => worth(one, at) - worth(two, at)) : [...rows]; // they come by name
      body.append(...down ? ordered.reverse() : ordered);
    });
  });
};

// A link to a question opens what it is folded in.
const unfold = () => {
  const goal = location.hash ? byId(decodeURIComponent(location.hash.slice(1))) : null;
  for (let each = goal; each; each = each.parentElement) if (each instanceof HTMLDetailsElement) each.open = true;
  goal?.scrollIntoView();
};

addEventListener('storage', event => { // another window has marked a text
  if (event.key !== PLACE) return;
  kept = { ...kept, ...stored() };
  showAll();
});
addEventListener('hashchange', unfold);
addEventListener('beforeprint', () => { for (const each of document.querySelectorAll('details.lesson')) /** @type {HTMLDetailsElement} */ (each).open = true; });
begin();
for (const table of document.querySelectorAll('table.students')) sortable(/** @type {HTMLTableElement} */ (table));
unfold();
