// @ts-check
/* The explorer: a model to move by sliders, by settings to start from, or by its picture. */

import { button, make, paragraph, prose, say, status } from '../../page/dom.js';
import { frame, title } from '../../page/frame.js';
import { plain } from '../../page/prose.js';
import { restful } from '../../page/timing.js';
import { albumOf, along, around } from './album.js';
import { backTold } from './back.js';
import { choice, choices } from './choice.js';
import { sender } from './moving.js';
import { grip, leaveRoom, pictureOf } from './picture.js';
import { slider } from './slider.js';
import { trailOf, wayBack } from './trail.js';

const SPOKEN = 350;   // ms of rest before a moved picture is described

/** @typedef {import('../../page/types').Part<import('../../page/wire').ExplorerContent, import('../../page/wire').ExplorerState>} ExplorerPart */
/** @typedef {Record<string, number>} Values */

/** @param {ExplorerPart} part */
export default part => {
  const { content, line, signal } = part;
  const picture = pictureOf(line.state.svg);
  const read = make('p', { class: 'tv-sentence', 'aria-hidden': 'true' }), spoken = status('tv-unseen');
  const reason = status('tv-reason');
  const album = albumOf(line, content.sliders, signal);
  const speak = restful(() => say(spoken, read.textContent ?? ''), SPOKEN);
  const show = (/** @type {{ groups?: Record<string, string>, sentence?: string }} */ { groups, sentence }) => {
    if (groups) picture.draw(groups);
    if (sentence === undefined) return;
    picture.label(sentence);
    say(read, sentence);
    speak();
  };
  const shown = (/** @type {Values} */ values) => {
    const found = album.find(values);
    if (found) show(found);
    return found !== undefined;
  };
  const send = sender(line, shown, values => rested(values), asked => back.show(asked, line.state.values ?? {}));
  const values = () => Object.fromEntries(knobs.map(each => [each.name, each.read()]));
  const moved = (why = '', /** @type {Element | null} */ pressed = null) => {
    say(reason, plain(why));
    presets.press(pressed);
    if (pressed) back.clear();
    send(values());
  };
  const chosen = choices(content.sliders);
  const knobs = content.sliders.map(each => chosen.has(each) ? choice(each, () => moved()) : slider(each, () => moved()));
  const back = backTold(content.sliders, knobs);
  const setAll = (/** @type {Values} */ told) => {
    for (const each of knobs) if (told[each.name] !== undefined) each.write(told[each.name]);
  };
  const presets = presetsOf(content, (preset, node) => { setAll(preset.values); moved(preset.reason, node); }, {
    reset: () => { for (const each of knobs) each.write(each.start); back.clear(); moved(); },
    back: () => { setAll(way.back()); back.clear(); moved(); },
  });
  reachAhead(knobs, content.sliders, scale => album.want(along(values(), scale)));
  const trails = content.handles.map(handle => hold(handle, picture, knobs, album, { moved: () => moved(), values }, content.sliders, signal));
  setAll(line.state.values ?? {});
  const way = wayBack(values());
  const rested = (/** @type {Values} */ at) => {
    way.rest(at);
    presets.backIs(way.isThere());
    for (const leave of trails) leave(at);
  };
  rested(values());
  line.listen(patch => {
    const { groups = {}, sentence = '' } = patch;
    if (patch.values && patch.groups) album.keep({ values: patch.values, groups, sentence });
    if (!send.isAhead()) show(patch);
    if (patch.values && !send.isUnderWay()) setAll(patch.values);
  }, signal);
  show({ groups: line.state.groups, sentence: line.state.sentence ?? content.title });
  const sliders = make('div', { class: `tv-knobs ${howMany(knobs.length, chosen.size)}` }, ...knobs.map(each => each.node));
  const desk = make('div', { class: 'tv-desk' }, picture.node, sliders, back.node, read, spoken);
  leaveRoom(picture, [presets.node, sliders], signal);
  picture.fit(content.seam ?? 0, desk);
  const root = frame('explorer', content.title, part,
    make('div', { class: 'tv-explorer-head' }, title(content.title), ...presets.ways, wholeWindow(() => root)),
    paragraph(content.task, `tv-task${(content.presets ?? []).length > 4 || knobs.length > 7 ? ' tv-task-wide' : ''}`), presets.node, reason, desk);
  return root;
};

/** How the controls are laid out. It is said here, as they are made: a style that counts them itself (`:has`) makes every
 * change of a page dearer.
 * @param {number} all
 * @param {number} choices those among them that take a whole line */
const howMany = (all, choices) => [
  choices && all - choices === 1 ? 'tv-knobs-one' : '', all === 4 ? 'tv-knobs-four' : '', all > 6 ? 'tv-knobs-many' : '',
].join(' ');

/** Whoever lays a hand on a slider has its whole way sent.
 * @param {{ node: HTMLElement }[]} knobs
 * @param {import('../../page/wire').Slider[]} scales
 * @param {(scale: import('../../page/wire').Slider) => void} reach */
const reachAhead = (knobs, scales, reach) => {
  for (const [at, { node }] of knobs.entries()) {
    for (const event of ['pointerenter', 'focusin']) node.addEventListener(event, () => reach(scales[at]));
  }
};

/** A part of the picture under the hand: it moves its two sliders, and leaves a trail.
 * @param {import('../../page/wire').Handle} handle
 * @param {ReturnType<typeof pictureOf>} picture
 * @param {{ name: string, write: (value: number) => void }[]} knobs
 * @param {ReturnType<typeof albumOf>} album
 * @param {{ moved: () => void, values: () => Values }} hand
 * @param {import('../../page/wire').Slider[]} scales
 * @param {AbortSignal | undefined} signal */
const hold = (handle, picture, knobs, album, { moved, values }, scales, signal) => {
  const both = [handle.across, handle.up];
  const [across, up] = both.map(name => knobs.find(each => each.name === name));
  const [wide, high] = /** @type {import('../../page/wire').Slider[]} */ (both.map(name => scales.find(each => each.name === name)));
  const reach = () => album.want(around(values(), wide, high));
  grip(handle, picture, (x, y) => { across?.write(x); up?.write(y); moved(); reach(); }, signal);
  picture.group(handle.group)?.addEventListener('pointerenter', reach, { signal });
  return trailOf(handle, picture);
};

/** The button that gives an explorer the whole window, for a projector or a small screen.
 * @param {() => HTMLElement} root */
const wholeWindow = root => {
  const node = button('Full window', () => void (document.fullscreenElement ? document.exitFullscreen() : root().requestFullscreen?.()), { class: 'tv-whole' });
  document.addEventListener('fullscreenchange', () => say(node, document.fullscreenElement === root() ? 'Back to the page' : 'Full window'));
  return node;
};

/** Settings to start from, and the ways back.
 * @param {Pick<ExplorerPart['content'], 'presets' | 'sides'>} content
 * @param {(preset: import('../../page/wire').Preset, node: Element) => void} choose
 * @param {{ reset: () => void, back: () => void }} ways */
const presetsOf = ({ presets = [], sides }, choose, { reset, back }) => {
  const buttons = presets.map(preset => {
    const [, mark, name] = sides.find(([id]) => id === preset.side) ?? ['', '', ''];
    const node = button('', () => choose(preset, node), { class: `tv-preset tv-of-${preset.side}`, 'aria-pressed': 'false' });
    if (mark) node.append(make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: mark }));
    node.append(make('span', {}, prose(preset.label)));
    if (name) node.append(make('span', { class: 'tv-unseen', text: `, ${name}` }));
    return node;
  });
  const before = button('One step back', () => { if (before.getAttribute('aria-disabled') !== 'true') back(); }, { class: 'tv-before', 'aria-disabled': 'true' });
  const named = presets.length ? { role: 'group', 'aria-label': 'Settings to start from' } : {};
  const node = make('div', { class: 'tv-presets', ...named }, ...buttons);
  const press = (/** @type {Element | null} */ chosen) => {
    for (const each of buttons) each.setAttribute('aria-pressed', String(each === chosen));
  };
  return { node, press, ways: [before, button('Reset', reset, { class: 'tv-reset' })], backIs: (/** @type {boolean} */ there) => before.setAttribute('aria-disabled', String(!there)) };
};
