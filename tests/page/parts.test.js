/* What each part does by itself, on a bare page and with a Python half that answers when it is told to. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';
import { choose, freshPage, Host, load, opened, press, settled, type } from './page.js';

before(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(console, 'warn', () => {});
});
after(() => mock.reset());
beforeEach(() => { freshPage(); });

const CHOICE = { id: 'q1', kind: 'choice', prompt: 'Which *one*?', options: [['a', 'A'], ['b', 'B']] };
const quiz = (state = {}, questions = [CHOICE]) =>
  new Host({ kind: 'quiz', title: 'Quiz', questions, confidence: [['sure', 'sure']], longest: 1000 }, state);
const marked = (response, right) => ({ state: { answers: { q1: { response, right, points: right ? 1 : 0, of: 1, attempt: 1, confidence: '', feedback: [[response, right, 'Because.']] } } }, saved: true });
const submit = async el => { el.querySelector('form').requestSubmit(); await settled(); };
const chosen = el => el.querySelector('.tv-options input:checked')?.value;

test('a check pressed three times is one attempt', async () => {
  const host = quiz();
  const el = await opened(host);
  choose(el.querySelector('input[value=a]'));
  for (let time = 0; time < 3; time += 1) { await submit(el); mock.timers.tick(4000); await settled(); }
  assert.equal(host.sent.length, 1);
  assert.match(el.querySelector('.tv-actions .tv-told').textContent, /^Not checked yet/);
  await host.answer(marked('a', true));
  assert.equal(el.querySelector('form').dataset.state, 'right');
});

test('a late reply never sets back a newer choice', async () => {
  const host = quiz();
  const el = await opened(host);
  choose(el.querySelector('input[value=a]'));
  await submit(el);
  mock.timers.tick(4000);
  choose(el.querySelector('input[value=b]'));
  await host.answer(marked('a', false));
  assert.equal(chosen(el), 'b');
  assert.match(el.querySelector('.tv-actions .tv-told').textContent, /What you checked before was not right/);
  assert.equal(sessionStorage.getItem('twoviews:somebody:q1'), '"b"');
  await submit(el);
  assert.deepEqual(host.sent.map(message => message.with.response), ['a', 'b']);
  await host.answer(marked('b', true));
  assert.equal(sessionStorage.getItem('twoviews:somebody:q1'), null);
});

test('a view that is drawn again after the line was cut hears its answers', async () => {
  const host = quiz();
  const { pageHalf } = await load('page/main.js');
  const half = pageHalf(load);
  const el = document.querySelector('main');
  half.initialize({ model: host.model });
  host.content = structuredClone(host.content); // Jupyter sets an equal one anew
  const [first, next] = [host.model, host.model];
  await half.render({ model: first, el });
  host.silence(first);
  await half.render({ model: next, el });
  choose(el.querySelector('input[value=a]'));
  await submit(el);
  await host.answer(marked('a', true));
  assert.equal(el.querySelector('form').dataset.state, 'right');
});

test('an answer given in another view is shown here', async () => {
  const host = quiz();
  const el = await opened(host);
  host.say(marked('b', true));
  assert.equal(chosen(el), 'b');
});

test('a draft comes back to its learner and to nobody else', async () => {
  const host = quiz();
  choose((await opened(host, 'anna')).querySelector('input[value=b]'));
  assert.equal(chosen(await opened(quiz(), 'anna')), 'b');
  assert.equal(chosen(await opened(quiz(), 'boris')), undefined);
  assert.equal(chosen(await opened(quiz(), 'anna')), undefined, 'and boris could not read it afterwards either');
});

test('a draft that was checked, though nobody heard of it, counts as checked', async () => {
  sessionStorage.setItem('twoviews:somebody:q1', '"b"');
  const el = await opened(quiz(marked('b', false).state));
  assert.equal(chosen(el), 'b');
  assert.doesNotMatch(el.querySelector('.tv-actions .tv-told').textContent, /Changed/);
});

test('drafts of earlier editions, which had no owner, are taken away', async () => {
  sessionStorage.setItem('twoviews:q1', '"a"');
  sessionStorage.setItem('other', 'kept');
  assert.equal(chosen(await opened(quiz())), undefined);
  assert.deepEqual([sessionStorage.getItem('twoviews:q1'), sessionStorage.getItem('other')], [null, 'kept']);
});

test('Enter that ends a composition checks nothing', async () => {
  const host = quiz({}, [{ id: 'q1', kind: 'text', prompt: 'Name it' }]);
  const el = await opened(host);
  const box = el.querySelector('.tv-typed input');
  type(box, '北京');
  await press(box, 'Enter', { isComposing: true });
  await press(box, 'Enter', { keyCode: 229 });
  assert.equal(host.sent.length, 0);
  await press(box, 'Enter');
  assert.equal(host.sent.length, 1);
});

test('every box for text takes the direction of what is written', async () => {
  const el = await opened(quiz({}, [{ id: 'q1', kind: 'text', prompt: 'Name it' }]));
  assert.equal(el.querySelector('.tv-typed input').dir, 'auto');
  const written = await opened(new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 }));
  assert.equal(written.querySelector('textarea').dir, 'auto');
});

test('a prediction that is under way is not sent twice', async () => {
  const host = new Host({ kind: 'prediction', title: 'Predict first', id: 'p', prompt: 'How many?', unit: 'per cent', low: 0, high: 100 });
  const el = await opened(host);
  type(el.querySelector('.tv-typed input'), '17');
  await submit(el);
  mock.timers.tick(4000);
  await settled();
  await submit(el);
  assert.equal(host.sent.length, 1);
  await host.answer({ state: { guess: 17, reveal: '*21* per cent' }, saved: true });
  assert.equal(el.querySelector('.tv-record em').textContent, '21');
  assert.ok(el.querySelector('form').hidden);
});

test('a text is kept while nobody answers, and saved as soon as somebody does', async () => {
  const host = new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 });
  const el = await opened(host);
  const area = el.querySelector('textarea');
  host.down = true;
  type(area, 'one two');
  mock.timers.tick(600);
  await settled();
  assert.match(el.querySelector('.tv-told').textContent, /^Not saved yet/);
  host.down = false;
  mock.timers.tick(5000);
  await settled();
  assert.equal(host.sent.at(-1).with.text, 'one two');
  await host.answer({ state: { text: 'one two' }, saved: true });
  assert.match(el.querySelector('.tv-told').textContent, /^Saved at/);
});

test('whoever asks to be asked how sure they are is asked again in the next lesson', async () => {
  const asked = el => el.querySelector('.tv-sure').hidden === false;
  const toggle = el => [...el.querySelectorAll('.tv-toggle')].find(each => each.textContent === 'Ask how sure I am').querySelector('input');
  const first = await opened(quiz(), 'anna');
  assert.equal(asked(first), false);
  choose(toggle(first));
  assert.equal(asked(first), true);
  assert.equal(asked(await opened(quiz(), 'anna')), true);
  assert.equal(asked(await opened(quiz(), 'boris')), false);
});

test('considerations that were opened once are open when the lesson is opened again', async () => {
  const prompt = text => new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 }, { text, version: 1 });
  const asked = host => host.sent.filter(message => message.do === 'reveal').length;
  const first = prompt('one two three');
  const el = await opened(first, 'anna');
  assert.equal(asked(first), 0);
  [...el.querySelectorAll('button')].find(each => each.textContent === 'Show considerations').click();
  await first.answer({ state: { considerations: ['Weigh this'] } });
  const again = prompt('one two three');
  const later = await opened(again, 'anna');
  assert.equal(asked(again), 1);
  await again.answer({ state: { considerations: ['Weigh this'] } });
  assert.equal(later.querySelector('.tv-considerations').hidden, false);
  const short = prompt('one two');
  await opened(short, 'anna');
  assert.equal(asked(short), 0, 'but not before enough is written');
  const other = prompt('one two three');
  await opened(other, 'boris');
  assert.equal(asked(other), 0, 'nor for somebody else');
});

test('an older text that arrives late does not replace a newer one', async () => {
  const host = new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 });
  const el = await opened(host);
  const area = el.querySelector('textarea');
  type(area, 'one');
  mock.timers.tick(600);
  type(area, 'one two');
  await host.answer({ state: { text: 'one' }, saved: true });
  assert.equal(area.value, 'one two');
});

test('a part that cannot be built leaves a sentence and a line in the console', async () => {
  const told = mock.method(console, 'error', () => {});
  const el = await opened(new Host({ kind: 'explorer', title: 'E', task: '', sliders: [], sides: [] }, { svg: 'no picture' }));
  assert.match(el.textContent, /could not be shown/);
  assert.equal(told.mock.callCount(), 1);
  const unknown = await opened(new Host({ kind: 'nothing-of-ours' }));
  assert.match(unknown.textContent, /could not be shown/);
  told.mock.restore();
});

test('only the newest place of the sliders is sent, and late ones do not move them back', async () => {
  const { sender } = await load('parts/explorer/moving.js');
  const asked = [];
  const line = { ask: (act, details) => new Promise(resolve => { asked.push({ act, details, resolve }); }), waits: () => false };
  const send = sender(line, () => false);
  send({ x: 1 }); send({ x: 2 }); send({ x: 3 });
  assert.ok(send.isUnderWay());
  asked[0].resolve({});
  await settled();
  assert.deepEqual(asked.map(each => each.details.values.x), [1, 3]);
});

test('a typed value of a slider is read as the course reads numbers', async () => {
  const { valueTyped, decimals } = await load('parts/explorer/slider.js');
  const slider = { low: 0, high: 100, unit: 'per cent' };
  assert.equal(valueTyped('12,5 %', slider), 12.5);
  assert.equal(valueTyped('17,500', { low: 0, high: 20000 }), 17.5);
  assert.equal(valueTyped('17,500', { low: 1000, high: 20000 }), 17500);
  assert.equal(valueTyped('much', slider), undefined);
  assert.deepEqual([decimals(1), decimals(0.1), decimals(0.05)], [0, 1, 2]);
});

test('where the picture is pressed becomes values of two sliders', async () => {
  const { valuesAt } = await load('parts/explorer/picture.js');
  const handle = { box: [10, 20, 110, 220], span: [0, 1, -1, 1] };
  assert.deepEqual(valuesAt(handle, { x: 10, y: 220 }), [0, -1]);
  assert.deepEqual(valuesAt(handle, { x: 60, y: 120 }), [0.5, 0]);
});

test('how often one was right when one was sure', async () => {
  const { calibration } = await load('parts/quiz/summary.js');
  const degrees = [['sure', 'sure'], ['fairly', 'fairly sure']];
  const said = (confidence, right) => ({ confidence, right });
  assert.equal(calibration(degrees, [said('sure', true), said('sure', false), said('', true)]), 'When you said … sure: 1 of 2 right.');
  assert.equal(calibration(degrees, [said('', true)]), null);
});

test('what can be done now is told by objective', async () => {
  const { reached } = await load('parts/quiz/summary.js');
  const form = (id, right) => ({ question: { id }, answer: { right }, stands: '' });
  const found = reached({ q1: 'Place it', q2: 'Place it', q3: 'Name it' }, [form('q1', true), form('q2', false), form('q3', true), form('q4', true)]);
  assert.deepEqual(found, [['Place it', 1, 2], ['Name it', 1, 1]]);
});

const answered = (response, more) => ({ state: { answers: { q1: { response, right: false, points: 0, of: 1, attempt: 1, confidence: '', feedback: [], told: false, answer: [], others: [], ...more } } }, saved: true });

test('answers stand beside what is asked, unless a picture, a wide table or rows of choices need the width', async () => {
  const beside = async (rows, pictures = {}) => {
    const host = quiz({}, [{ id: 'q1', kind: 'number', prompt: 'How many?', unit: 'cars', rows }]);
    const el = await opened(Object.assign(host, { content: { ...host.content, pictures } }));
    return el.querySelector('.tv-question').matches('.tv-question-beside');
  };
  const wide = [['', 'a', 'b', 'c', 'd'], ['e', '1', '2', '3', '4']];
  assert.equal(await beside(undefined), true);
  assert.equal(await beside(wide.map(row => row.slice(0, 4))), true);
  assert.equal(await beside(wide), false);
  assert.equal(await beside(undefined, { q1: '<svg></svg>' }), false);
});

test('a first wrong answer brings the hint, a second one the answer and the way back', async () => {
  const heading = document.createElement('h2');
  heading.textContent = 'How elastic?¶';
  document.body.append(heading);
  heading.scrollIntoView = () => {};
  const host = quiz({}, [{ id: 'q1', kind: 'number', prompt: 'How *many*?', hint: 'Divide.', unit: 'cars', section: 'How elastic?', rows: [['', 'a'], ['b', '*4*']] }]);
  const el = await opened(host);
  assert.equal(el.querySelector('.tv-rows tbody td em').textContent, '4');
  const box = el.querySelector('.tv-typed input'), told = el.querySelector('.tv-actions .tv-told');
  type(box, '3'); await submit(el);
  await host.answer(answered('3'));
  assert.ok(el.querySelector('.tv-hint').open);
  assert.match(told.textContent, /^○ Not right yet\. Here is the hint/);
  assert.equal(el.querySelector('.tv-solution'), null);
  await submit(el);
  assert.equal(host.sent.length, 1, 'the same answer is no second attempt');
  type(box, '5'); await submit(el);
  await host.answer(answered('5', { attempt: 2, told: true, feedback: [['', false, 'Not so.']], answer: ['4 cars'] }));
  assert.equal(el.querySelector('.tv-solution').textContent, 'The answer: 4 cars');
  el.querySelector('.tv-taught button').click();
  assert.equal(document.activeElement, heading);
  heading.nextElementSibling.click();
  assert.equal(document.activeElement, el.querySelector('button[type=submit]'));
  assert.ok(!heading.nextElementSibling?.matches('.tv-back'));
  heading.remove();
});

test('partly right is said by word and sign, and whoever is right can see why the others tempt', async () => {
  const host = quiz();
  const el = await opened(host);
  choose(el.querySelector('input[value=a]'));
  await submit(el);
  await host.answer(answered('a', { points: 2, of: 3, feedback: [['a', true, 'Holds.']] }));
  assert.equal(el.querySelector('form').dataset.state, 'partly');
  assert.match(el.querySelector('.tv-actions .tv-told').textContent, /^◐ Partly right: 2 of 3\./);
  assert.equal(el.querySelector('.tv-wrong'), null);
  host.say(answered('b', { right: true, told: true, others: [['A', 'It tempts.']] }));
  assert.equal(el.querySelector('.tv-others li').textContent, 'A It tempts.');
});

test('an earlier place beside the present one', async () => {
  const { earlierWords } = await load('parts/opinion/page.js');
  assert.equal(earlierWords({ now: { p: 6 }, earlier: { p: [2, '2026-03-01T10:00:00+00:00'] } }, 'p'), 'Your earlier answer: 2 (1 March 2026). Now: 6.');
  assert.match(earlierWords({ aside: { p: '' } }, 'p'), /changed since your answer of an earlier day/);
  assert.equal(earlierWords({}, 'p'), '');
});

test('a clause changes by its flag, whatever its tags are called', async () => {
  const { changedClauses } = await load('parts/council/table.js');
  const laid = { clauses: [{ id: 'a', levels: [{ tags: ['if nothing passes'], changes: true }] }, { id: 'b', levels: [{ tags: [], changes: false }] }] };
  assert.deepEqual(changedClauses(laid, { a: 0, b: 0 }).map(each => each.id), ['a']);
});

test('a horseshoe has a hand a member, and says in words what it shows', async () => {
  const { horseshoe } = await load('parts/council/hands.js');
  const { node, write } = horseshoe('Now');
  write([['A', 'yes'], ['B', 'no'], ['C', 'abstain'], ['D', '']]);
  assert.equal(node.getAttribute('aria-label'), 'Now: 1 yes, 1 no, 1 abstaining, 1 open');
  assert.deepEqual([...node.querySelectorAll('.tv-mark')].map(hand => hand.title), ['A: yes', 'B: no', 'C: abstains', 'D: a person decides']);
  write([['A', 'yes'], ['B', 'yes'], ['C', 'yes']]);
  assert.equal(node.querySelectorAll('.tv-mark').length, 3);
  assert.equal(node.querySelector('.tv-count').textContent, '3–0–0');
});

test('a link leads to the web or nowhere', async () => {
  const { outward } = await load('page/dom.js');
  assert.equal(outward('S', 'https://un.org/x').href, 'https://un.org/x');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '']) assert.equal(outward('S', address), 'S');
});

test('words that meet newer ones of another window are put below them, and both are saved', async () => {
  const host = new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 }, { text: 'Old', version: 1 });
  const el = await opened(host);
  type(el.querySelector('textarea'), 'Old. Mine');
  mock.timers.tick(600);
  await settled();
  assert.deepEqual([host.sent[0].with.text, host.sent[0].with.version], ['Old. Mine', 1]);
  await host.answer({ state: { text: 'Newer', version: 2, changed: false }, unanswered: 'Newer words stand here.', newer: true });
  assert.equal(el.querySelector('textarea').value, 'Newer\n\nOld. Mine');
  mock.timers.tick(600);
  await settled();
  assert.deepEqual([host.sent[1].with.text, host.sent[1].with.version], ['Newer\n\nOld. Mine', 2]);
});

const discussion = (text = '', version = 0) =>
  new Host({ kind: 'discussion', title: 'Discuss', id: 'd', prompt: 'P', enough: 3 }, { text, version });
const box = el => el.querySelector('textarea');
const rested = async () => { mock.timers.tick(600); await settled(); };

const LONG = 'word '.repeat(2500);

test('two long texts are joined whole, and a refusal leaves the text in its box and in the draft', async () => {
  const host = discussion('Old', 1);
  const el = await opened(host);
  assert.equal(box(el).hasAttribute('maxlength'), false, 'a browser cuts what is pasted without a word');
  type(box(el), LONG);
  await rested();
  await host.answer({ state: { text: `Newer ${LONG}`, version: 2, changed: false }, unanswered: 'Newer words', newer: true });
  const both = `Newer ${LONG}\n\n${LONG}`;
  await rested();
  assert.deepEqual([box(el).value, host.sent[1].with.text], [both, both]);
  await host.answer({ unanswered: 'Too long' });
  assert.deepEqual([box(el).value, el.querySelector('.tv-told').textContent], [both, 'Too long']);
  await rested();
  assert.equal(host.sent.length, 2, 'nothing is joined again');
  assert.equal(box(await opened(discussion(`Newer ${LONG}`, 2))).value, both);
});

test('two answers that newer words stand there put them above once', async () => {
  const host = discussion('Old', 1);
  const el = await opened(host);
  for (const text of ['Mine', 'Mine, more']) { type(box(el), text); await rested(); }
  const newer = { state: { text: 'Newer', version: 2, changed: false }, unanswered: 'Newer words', newer: true };
  for (const message of [...host.sent]) await host.answer(newer, message);
  assert.equal(box(el).value, 'Newer\n\nMine, more');
});

test('a letter that was taken back while it was under way stays taken back', async () => {
  const host = discussion();
  const el = await opened(host);
  for (const text of ['one', 'one t']) { type(box(el), text); await rested(); }
  type(box(el), 'one');
  const [first, second] = host.sent;
  await host.answer({ state: { text: 'one', version: 1 }, saved: true }, first);
  await host.answer({ state: { text: 'one t', version: 2 }, saved: true }, second);
  assert.equal(box(el).value, 'one');
  await rested();
  assert.equal(host.sent.at(-1).with.text, 'one');
});

test('a draft comes back in place of the text beside which it was written', async () => {
  type(box(await opened(discussion('Old', 1))), 'Old, and mine');
  const host = discussion('Old', 1);
  const el = await opened(host);
  assert.equal(box(el).value, 'Old, and mine');
  await rested();
  assert.deepEqual([host.sent[0].with.text, host.sent[0].with.version], ['Old, and mine', 1]);
});

test('a draft written beside an older text than the one that stands is put below it', async () => {
  type(box(await opened(discussion('Old', 1))), 'Old, and mine');
  const host = discussion('Newer', 2);
  const el = await opened(host);
  assert.equal(box(el).value, 'Newer\n\nOld, and mine');
  assert.match(el.querySelector('.tv-told').textContent, /^Newer words/);
  await rested();
  assert.equal(host.sent[0].with.text, 'Newer\n\nOld, and mine');
});

test('what was sent before a reload, and saved or joined meanwhile, is no other window’s', async () => {
  const before = await opened(discussion('Old', 1));
  type(box(before), 'Sent');
  await rested();
  type(box(before), 'Sent, and more');
  assert.equal(box(await opened(discussion('Sent', 2))).value, 'Sent, and more');
  assert.equal(box(await opened(discussion('Newer\n\nSent, and more', 3))).value, 'Newer\n\nSent, and more');
});

test('an explanation of vote that another window wrote is not overwritten by an older draft', async () => {
  const { textDraft, draftsOf } = await load('page/drafts.js');
  const draft = textDraft(draftsOf('anna'), 'seat');
  draft.keep('Mine', 'Old');
  assert.deepEqual(draft.beside('Old'), { text: 'Mine', joined: false });
  assert.deepEqual(draft.beside('Newer'), { text: 'Newer\n\nMine', joined: true });
  assert.equal(draft.beside('Mine'), null);
  draft.keep('', 'Old');
  assert.equal(draft.beside('Newer'), null, 'nothing was written that could be lost');
});

const comesBack = () => { window.dispatchEvent(new Event('focus')); document.dispatchEvent(new Event('visibilitychange')); };

test('a window that comes to the front asks once for news, and is quiet where nobody answers', async () => {
  const host = quiz();
  const el = await opened(host);
  comesBack();
  assert.deepEqual(host.sent.map(message => [message.do, message.n]), [['refresh', undefined]]);
  mock.timers.tick(10_000);
  await settled();
  assert.equal(el.querySelector('.tv-notice').textContent, '');
});

test('news shows what another window did, and touches nothing that stands as it was', async () => {
  const host = quiz({}, [CHOICE, { ...CHOICE, id: 'q2' }]);
  const el = await opened(host);
  host.say(marked('a', false));
  const [first, second] = el.querySelectorAll('form');
  choose(first.querySelector('input[value=b]'));
  comesBack();
  const { answers } = marked('a', false).state;
  host.say({ state: { answers: { ...answers, q2: { ...answers.q1, response: 'b' } } } });
  assert.equal(chosen(first), 'b');
  assert.match(first.querySelector('.tv-actions .tv-told').textContent, /^Changed/);
  assert.equal(chosen(second), 'b');
  assert.equal(second.dataset.state, 'open');
});

test('news of newer words replaces a text that nobody touched, and no typed one', async () => {
  const host = discussion('Old', 1);
  const el = await opened(host);
  host.say({ state: { text: 'Newer', version: 2 } });
  assert.equal(box(el).value, 'Newer');
  type(box(el), 'Newer, mine');
  host.say({ state: { text: 'Newest', version: 3 } });
  assert.equal(box(el).value, 'Newer, mine');
});

test('the next question of a test comes into sight with its first word', async () => {
  const questions = ['q1', 'q2'].map(id => ({ ...CHOICE, id }));
  const host = new Host({ kind: 'test', title: 'Test', told: 'Told', questions, unknown: 'I do not know', after: 'Over', over: 'Over', pictures: {}, longest: 9 }, { given: [] });
  const el = await opened(host);
  const shown = [];
  Element.prototype.scrollIntoView = function into() { shown.push(this); };
  const pressed = el.querySelector('[data-question=q1] .tv-unknown');
  pressed.focus();
  pressed.click();
  await host.answer({ state: { given: ['q1'] }, saved: true });
  assert.deepEqual(shown, [el.querySelector('[data-question=q2]'), el.querySelector('[data-question=q2] .tv-prompt')]);
});

test('the progress counts anew where an answer was saved, in sight or not', async () => {
  const host = new Host({ kind: 'progress', title: 'Lesson', longest: 0 }, { parts: [['Council game', 0, 7, 0]] });
  const el = await opened(host);
  document.dispatchEvent(new Event('twoviews-saved'));
  document.dispatchEvent(new Event('twoviews-saved'));
  assert.deepEqual(host.sent, []);
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(host.sent.map(message => message.do), ['refresh']);
  await host.answer({ state: { parts: [['Council game', 7, 7, 0]] } });
  assert.equal(el.querySelector('.tv-part-count').textContent, '7 of 7, done');
});

test('what was found is gone through by arrows, and Enter opens the first', async () => {
  const { searching } = await load('parts/bar/searching.js');
  const { Line } = await load('page/line.js');
  const host = new Host({ lesson: '01', lessons: [['01', '01-a', 'A', '', 5]] });
  const went = [];
  const line = new Line(host.model);
  const { node } = searching({ content: host.content, line }, (name, detail) => went.push([name, detail]));
  node.matches = () => false; // no popovers here
  document.querySelector('main').append(node);
  const [box, told] = [node.querySelector('input'), node.querySelector('.tv-bar-told')];
  const hits = ['s1', 's2'].map(id => ['01', id, 'text', id, 'Words']);
  box.focus();
  type(box, 'oil');
  assert.match(told.textContent, /^Searching/);
  await press(box, 'Enter');
  assert.deepEqual(went, []);
  mock.timers.tick(300);
  await settled();
  await host.answer({ state: { found: { words: 'oil', hits } } });
  assert.deepEqual(went, [['go', { section: 's1' }]]);
  assert.equal(told.textContent, '');
  box.focus();
  for (const [key, there] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', -1]]) {
    await press(document.activeElement, key);
    assert.equal([...node.querySelectorAll('button')].indexOf(document.activeElement), there);
  }
  assert.equal(document.activeElement, box);
  await press(box, 'Enter', { isComposing: true });
  await press(box, 'ArrowDown', { keyCode: 229 });
  assert.deepEqual([went.length, document.activeElement], [1, box], 'keys of an input method are not the page’s');
  await press(box, 'Enter');
  assert.equal(went.length, 2);
});

const noting = async (written = {}) => {
  const [{ notes }, { Line }, { draftsOf }] = await Promise.all(['parts/bar/notes.js', 'page/line.js', 'page/drafts.js'].map(load));
  const host = new Host({ lesson: '01', headings: [['s1', 'One', 1, ''], ['s2', 'Two', 1, '']] }, { notes: written });
  const { node, show } = notes({ content: host.content, line: new Line(host.model), drafts: draftsOf('anna') }, () => {});
  let closed = 0;
  Object.assign(node, { showPopover: () => {}, hidePopover: () => { closed += 1; } });
  document.querySelector('main').append(node);
  show();
  return { host, box: node.querySelector('textarea'), told: node.querySelector('.tv-bar-told'), closed: () => closed };
};

test('a note that was typed just before a reload stands there again, and is saved', async () => {
  type((await noting()).box, 'Mine');
  const { host, box: area } = await noting();
  assert.equal(area.value, 'Mine');
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(host.sent.map(message => [message.do, message.with.text]), [['note', 'Mine']]);
  await host.answer({ state: { notes: { s1: 'Mine' } }, saved: true });
  assert.equal(sessionStorage.length, 0);
});

test('a note that was written beside an older one is put below the newer one', async () => {
  const { host, box: area, told } = await noting({ s1: 'Old' });
  type(area, 'Old, mine');
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(host.sent[0].with, { section: 's1', text: 'Old, mine', known: ['Old', 'Old, mine'] });
  await host.answer({ state: { notes: { s1: 'Newer' } }, unanswered: 'Newer words', newer: true });
  const both = 'Newer\n\nOld, mine';
  assert.deepEqual([area.value, told.textContent], [both, 'Newer words']);
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(host.sent[1].with, { section: 's1', text: both, known: ['Newer', both] });
});

test('a note that is refused stays in its box and in the draft, and two answers join it once', async () => {
  const { host, box: area, told } = await noting({ s1: 'Old' });
  for (const text of ['Mine', 'Mine, more']) { type(area, text); mock.timers.tick(1000); await settled(); }
  const newer = { state: { notes: { s1: 'Newer' } }, unanswered: 'Newer words', newer: true };
  for (const message of [...host.sent]) await host.answer(newer, message);
  assert.equal(area.value, 'Newer\n\nMine, more');
  mock.timers.tick(1000);
  await settled();
  await host.answer({ unanswered: 'Too long' });
  assert.deepEqual([area.value, told.textContent, area.hasAttribute('maxlength')], ['Newer\n\nMine, more', 'Too long', false]);
  assert.equal((await noting({ s1: 'Newer' })).box.value, 'Newer\n\nMine, more');
});

test('a letter of a note that was taken back while it was under way stays taken back', async () => {
  const { host, box: area } = await noting();
  for (const text of ['one', 'one t']) { type(area, text); mock.timers.tick(1000); await settled(); }
  type(area, 'one');
  for (const message of [...host.sent]) await host.answer({ state: { notes: { s1: message.with.text } }, saved: true }, message);
  assert.equal(area.value, 'one');
});

const speaking = async (text = '') => {
  const [{ speech, unsaid }, { draftsOf }] = await Promise.all(['parts/council/speech.js', 'page/drafts.js'].map(load));
  const sent = [], told = [];
  const part = { content: { item: '12-council' }, drafts: draftsOf('anna'), line: { tell: (_, details) => told.push(details) } };
  const said = { seat: 'us', called: 'The US', person: true, text };
  const game = { part, game: { number: 1, explanations: [said] }, move: (move, how) => new Promise(answer => { sent.push({ ...move, ...how, answer }); }) };
  const row = speech(game, said);
  const stand = words => { said.text = words; row.update(); };
  return { row, sent, told, stand, late: () => unsaid(game), area: row.node.querySelector('textarea'), line: row.node.querySelector('.tv-told') };
};

test('a speech that meets newer words of another window stands below them, once, and nothing is cut', async () => {
  const { sent, stand, area, line, row } = await speaking('Old');
  assert.equal(area.hasAttribute('maxlength'), false);
  for (const text of [LONG, `${LONG}!`]) { type(area, text); await rested(); }
  assert.deepEqual(sent.map(each => each.known), [['Old', LONG], ['Old', LONG, `${LONG}!`]]);
  stand('Newer');
  for (const each of [...sent]) { each.answer({ unanswered: 'Newer words', newer: true }); await settled(); }
  assert.deepEqual([area.value, line.textContent], [`Newer\n\n${LONG}!`, 'Newer words']);
  assert.equal(await Promise.race([row.flush(), settled()]), undefined);
  sent.at(-1).answer({ unanswered: 'Too long' });
  await settled();
  assert.deepEqual([area.value, line.textContent], [`Newer\n\n${LONG}!`, 'Too long']);
});

test('a speech shows what another window wrote where nothing is unsaved, and says on leaving what it knew', async () => {
  const { row, sent, told, stand, area } = await speaking('Old');
  stand('Theirs');
  assert.equal(area.value, 'Theirs');
  row.leave();
  assert.deepEqual(told, []);
  type(area, 'Mine');
  stand('Newer');
  assert.equal(area.value, 'Mine');
  row.leave();
  assert.deepEqual(told, [{ move: { do: 'explain', seat: 'us', text: 'Mine' }, known: ['Theirs', 'Mine'] }]);
  await rested();
  stand('Mine');
  sent[0].answer({ saved: true });
  await settled();
  assert.deepEqual([await row.flush(), sent.length, sessionStorage.length], [true, 1, 0]);
});

test('a speech that was emptied before its first words were answered stays empty, and goes out so', async () => {
  const { row, sent, stand, area } = await speaking();
  type(area, 'a');
  await rested();
  type(area, '');
  stand('a');
  sent[0].answer({ saved: true });
  await settled();
  assert.equal(area.value, '');
  const flushed = row.flush();
  stand('');
  sent[1].answer({ saved: true });
  assert.deepEqual([await flushed, sent[1].text], [true, '']);
});

test('words that another window left no time for are shown after the vote', async () => {
  const { area, late, stand } = await speaking();
  assert.deepEqual(late(), []);
  type(area, 'Too late');
  const [node] = late();
  assert.match(node.querySelector('summary').textContent, /^The US: your words were not saved/);
  assert.equal(node.querySelector('p').textContent, 'Too late');
  stand('Too late');
  assert.deepEqual(late(), []);
});

test('news of a note shows where nobody has typed, also that it was taken away', async () => {
  const { host, box: area } = await noting();
  for (const text of ['Theirs', '']) {
    host.say({ state: { notes: { s1: text } } });
    assert.equal(area.value, text);
  }
  type(area, 'Mine');
  host.say({ state: { notes: { s1: 'Theirs' } } });
  assert.equal(area.value, 'Mine');
});

test('an Escape that ends a composition leaves the notes open', async () => {
  const { box: area, closed } = await noting();
  await press(area, 'Escape', { isComposing: true });
  assert.equal(closed(), 0);
  await press(area, 'Escape');
  assert.equal(closed(), 1);
});

test('the word at a guess stays inside the picture', async () => {
  const { wordAt } = await load('parts/recall/page.js');
  assert.deepEqual(wordAt([50, 200, 50, 40], 0), { x: 50, y: 36, 'text-anchor': 'middle' });
  assert.deepEqual(wordAt([50, 200, 50, 8], 0), { x: 54, y: 21, 'text-anchor': 'start' });
  assert.deepEqual(wordAt([50, 8, 50, 200], 0), { x: 50, y: 213, 'text-anchor': 'middle' });
  assert.deepEqual(wordAt([0, 9, 80, 9], 0), { x: 84, y: 13, 'text-anchor': 'start' });
});

test('a source in the list has a way back to the text, and the card does not tell of it', async () => {
  const { showSources } = await load('page/source-card.js');
  const { matches } = Element.prototype; // no popovers here
  Element.prototype.matches = function known(selector) { return !selector.startsWith(':') && matches.call(this, selector); };
  globalThis.CSS = { escape: text => text };
  showSources();
  document.querySelector('main').innerHTML = '<p><a href="#source-a">A</a></p><ol><li id="source-a"><cite>Title</cite></li></ol>';
  const [link, entry] = [document.querySelector('a'), document.querySelector('li')];
  const back = mock.method(window.history, 'back', () => {});
  for (let time = 0; time < 2; time += 1) {
    link.click();
    document.querySelector('.tv-source-card .tv-button').click();
    assert.equal(entry.querySelectorAll('.tv-source-back').length, 1);
  }
  entry.querySelector('.tv-source-back').click();
  assert.equal(back.mock.callCount(), 1);
  assert.equal(entry.textContent.trim(), 'Title');
});

test('after the last request the good news stands where the card was', async () => {
  const { settledLine } = await load('parts/council/amendments.js');
  assert.equal(settledLine('Refused.', false).textContent, 'Refused.');
  assert.match(settledLine('Accepted.', true).textContent, /^Accepted\. No seat asks/);
});

test('two seats that ask for the same have one card, which answers both', async () => {
  const { card } = await load('parts/council/amendments.js');
  const wish = (level, seats, names) => ({ level, label: `L${level}`, seats, names, effect: 'E.', loses: '', why: ['W.'] });
  const answers = [];
  const drawn = (...wishes) => card({ clause: 'oil', title: 'Oil', now: 'L9', wishes }, (moves, words) => answers.push([moves.map(each => `${each.do} ${each.seat} ${each.level}`), words]));
  const one = drawn(wish(1, ['russia', 'china'], 'Russia and China'));
  assert.match(one.textContent, /Oil, now “L9”Russia and China ask for “L1”\. E\./);
  for (const pressed of one.querySelectorAll('button')) pressed.click();
  const two = drawn(wish(1, ['russia'], 'Russia'), wish(2, ['china'], 'China'));
  assert.deepEqual([...two.querySelectorAll('button')].map(each => each.textContent), ['Accept “L1”', 'Accept “L2”', 'Refuse']);
  two.querySelectorAll('button')[2].click();
  assert.deepEqual(answers, [
    [['accept russia 1'], 'Accepted: Russia and China on Oil.'],
    [['refuse russia 1', 'refuse china 1'], 'Refused: Russia and China on Oil.'],
    [['refuse russia 1', 'refuse china 2'], 'Refused: Russia; China on Oil.'],
  ]);
});

const opinions = (now = {}) => new Host({ kind: 'opinion', title: 'Stand', propositions: [['s1', 'So?']], scale: [1, 2, 3].map(value => [value, '']) }, { now, earlier: {} });
const place = el => el.querySelector('.tv-likert input:checked')?.value;

test('a place that was chosen just before a reload is chosen again, and saved', async () => {
  const host = opinions();
  choose((await opened(host)).querySelector('input[value="2"]'));
  window.dispatchEvent(new Event('beforeunload'));
  window.dispatchEvent(new Event('pagehide'));
  assert.deepEqual(host.sent.map(message => [message.n, message.with.value]), [[undefined, 2]], 'said on leaving, once');
  const again = opinions();
  const el = await opened(again);
  assert.equal(place(el), '2');
  await rested();
  assert.equal(again.sent[0].with.value, 2);
  await again.answer({ state: { now: { s1: 2 } }, saved: true });
  assert.match(el.querySelector('.tv-told').textContent, /^Saved at/);
  assert.equal(sessionStorage.length, 0);
});

test('a place that another window chose meanwhile is not undone by an older choice', async () => {
  choose((await opened(opinions({ s1: 1 }))).querySelector('input[value="2"]'));
  const host = opinions({ s1: 3 });
  assert.equal(place(await opened(host)), '3');
  await rested();
  assert.deepEqual([host.sent.length, sessionStorage.length], [0, 0]);
});

const claim = () => new Host({
  kind: 'claim', title: 'Claim', id: 'c1', said: 'S', nature: 'N', claim: 'C', side: '', after: '',
  verdicts: [['holds', '+', 'M'], ['fails', '-', 'M']], confidence: [['sure', 'sure'], ['guess', 'a guess']],
});
const judgement = { state: { first: { verdict: 'holds', sure: 'sure', when: '2026-11-01' }, evidence: { verdict: 'fails', sign: '-', parting: 'P', finding: 'F', nuance: 'N', sources: [] } }, saved: true };
const judges = (el, verdict) => { for (const value of [verdict, 'sure']) choose(el.querySelector(`input[value=${value}]`)); };

test('a verdict that is kept late closes its form and leaves no draft behind', async () => {
  const host = claim();
  const el = await opened(host);
  judges(el, 'holds');
  await submit(el);
  mock.timers.tick(4000);
  await settled();
  await host.answer(judgement);
  assert.ok(el.querySelector('form').hidden);
  assert.equal(sessionStorage.length, 0);
});

test('a verdict that is kept does not take away the one that was chosen since', async () => {
  const host = claim();
  const el = await opened(host);
  judges(el, 'holds');
  await submit(el);
  choose(el.querySelector('input[value=fails]'));
  await host.answer(judgement);
  const form = el.querySelector('form');
  assert.deepEqual([form.hidden, form.querySelector('input[value=fails]').checked], [false, true]);
  assert.match(form.querySelector('.tv-actions .tv-told').textContent, /^What you gave is kept/);
  await submit(el);
  assert.equal(host.sent[1].with.verdict, 'fails');
});

test('how sure one is outlasts a reload like the answer itself', async () => {
  const el = await opened(quiz());
  choose(el.querySelector('input[value=a]'));
  choose(el.querySelector('input[value=sure]'));
  const host = quiz();
  const again = await opened(host);
  await submit(again);
  assert.deepEqual([host.sent[0].with.response, host.sent[0].with.confidence], ['a', 'sure']);
  await host.answer(marked('a', true));
  assert.equal(sessionStorage.length, 0);
});

const without = storage => {
  for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(globalThis, name, { configurable: true, get: storage });
};
const refused = () => { throw new DOMException('denied', 'SecurityError'); };
const withStorage = work => async () => {
  try { await work(); } finally { for (const name of ['sessionStorage', 'localStorage']) { delete globalThis[name]; globalThis[name] = window[name]; } }
};

test('a window that denies storage shows every part, and keeps a draft as long as the page stands', withStorage(async () => {
  without(refused);
  const host = discussion('Old', 1);
  const el = await opened(host, 'denied');
  type(box(el), 'Old, and mine');
  assert.equal(box(await opened(discussion('Old', 1), 'denied')).value, 'Old, and mine', 'where its cell is run again');
  assert.equal(box(await opened(discussion('Old', 1), 'boris')).value, 'Old', 'and nobody else sees it');
  assert.equal(box(await opened(discussion('Old', 1), 'denied')).value, 'Old');
}));

test('a storage that is full keeps no older draft in the place of a newer one', withStorage(async () => {
  type(box(await opened(discussion(), 'full')), 'Old draft');
  const { sessionStorage: real } = globalThis;
  without(() => ({ getItem: key => real.getItem(key), setItem: refused, removeItem: key => real.removeItem(key) }));
  const host = discussion();
  const el = await opened(host, 'full');
  type(box(el), 'Old draft, and more');
  assert.equal(box(await opened(discussion(), 'full')).value, 'Old draft, and more');
  await rested();
  await host.answer({ state: { text: 'Old draft, and more', version: 1 }, saved: true });
  assert.equal(box(await opened(discussion('Old draft, and more', 1), 'full')).value, 'Old draft, and more');
  assert.equal(real.length, 0);
}));
