// @ts-check
/* The explorer: a model to move by sliders, by settings to start from, or by its picture. */

import { button, make, paragraph, prose, say, status } from '../../page/dom.js';
import { frame, title } from '../../page/frame.js';
import { plain } from '../../page/prose.js';
import { restful, stopwatch } from '../../page/timing.js';
import { grip, pictureOf } from './picture.js';
import { slider } from './slider.js';

const RESTING = 1500; // ms of rest before the place of the sliders is recorded
const SPOKEN = 350;   // ms of rest before a moved picture is described

/** @typedef {import('../../page/types').Part<import('../../page/wire').ExplorerContent, import('../../page/wire').ExplorerState>} ExplorerPart */
/** @typedef {Record<string, number>} Values */

/** @param {ExplorerPart} part */
export default part => {
  const { content, line, signal } = part;
  const picture = pictureOf(line.state.svg);
  const sentence = status('tv-sentence');
  const reason = status('tv-reason');
  const send = sender(line);
  const moved = (why = '', /** @type {Element | null} */ pressed = null) => {
    say(reason, plain(why));
    presets.press(pressed);
    send(Object.fromEntries(sliders.map(each => [each.name, each.read()])));
  };
  const sliders = content.sliders.map(each => slider(each, () => moved()));
  const setAll = (/** @type {Values} */ values) => {
    for (const each of sliders) if (values[each.name] !== undefined) each.write(values[each.name]);
  };
  const presets = presetsOf(content, (preset, node) => { setAll(preset.values); moved(preset.reason, node); },
    () => { for (const each of sliders) each.write(each.start); moved(); });
  for (const handle of content.handles ?? []) {
    const [across, up] = [handle.across, handle.up].map(name => sliders.find(each => each.name === name));
    grip(handle, picture, (x, y) => { across?.write(x); up?.write(y); moved(); }, signal);
  }
  const speak = restful(() => say(sentence, line.state.sentence ?? ''), SPOKEN);
  line.listen(patch => {
    if (patch.groups) picture.draw(patch.groups);
    if (patch.sentence !== undefined) { picture.label(patch.sentence); speak(); }
    if (patch.values && !send.isUnderWay()) setAll(patch.values);
  }, signal);
  picture.draw(line.state.groups ?? {});
  picture.label(line.state.sentence ?? content.title);
  setAll(line.state.values ?? {});
  say(sentence, line.state.sentence ?? '');
  return frame('explorer', content.title, part, title(content.title), paragraph(content.task, 'tv-task'), presets.node, reason,
    make('div', { class: 'tv-desk' },
      make('div', { class: 'tv-view' }, picture.node, sentence),
      make('div', { class: 'tv-knobs' }, ...sliders.map(each => each.node))));
};

/** Sends places of the sliders: one request at a time, and of all that is asked meanwhile only the latest.
 * @param {Pick<ExplorerPart['line'], 'ask' | 'waits'>} line */
export const sender = line => {
  const seconds = stopwatch();
  const keep = restful(() => void line.ask('keep', { seconds: seconds() }), RESTING);
  /** @type {Values | null} */
  let wanted = null;
  let busy = false;
  const work = async () => {
    if (busy) return;
    busy = true;
    while (wanted) {
      const values = wanted;
      wanted = null;
      await line.ask('move', { values });
    }
    busy = false;
  };
  const send = (/** @type {Values} */ values) => { wanted = values; void work(); keep(); };
  send.isUnderWay = () => wanted !== null || line.waits('move');
  return send;
};

/** Settings to start from, and the way back.
 * @param {Pick<ExplorerPart['content'], 'presets' | 'sides'>} content
 * @param {(preset: import('../../page/wire').Preset, node: Element) => void} choose
 * @param {() => void} reset */
const presetsOf = ({ presets = [], sides }, choose, reset) => {
  const buttons = presets.map(preset => {
    const [, mark, name] = sides.find(([id]) => id === preset.side) ?? ['', '', ''];
    const node = button('', () => choose(preset, node), { class: `tv-preset tv-of-${preset.side}`, 'aria-pressed': 'false' });
    if (mark) node.append(make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: mark }));
    node.append(make('span', {}, prose(preset.label)));
    if (name) node.append(make('span', { class: 'tv-unseen', text: `, ${name}` }));
    return node;
  });
  const named = presets.length ? { role: 'group', 'aria-label': 'Settings to start from' } : {};
  const node = make('div', { class: 'tv-presets', ...named }, ...buttons, button('Reset', reset, { class: 'tv-reset' }));
  const press = (/** @type {Element | null} */ chosen) => {
    for (const each of buttons) each.setAttribute('aria-pressed', String(each === chosen));
  };
  return { node, press };
};
