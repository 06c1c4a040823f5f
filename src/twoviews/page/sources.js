// @ts-check
/* Sources, as a line of links: into the notebook's own list, or out to the web. */

import { control, make, outward } from './dom.js';

/** @param {(Node | string)[]} links */
const line = links => make('p', { class: 'tv-cited' }, links.length === 1 ? 'Source: ' : 'Sources: ',
  ...links.flatMap((link, place) => place ? ['; ', link] : [link]));

/** Links to entries of the lesson's own list of sources.
 * @param {import('./wire').Cited[]} pairs */
export const cited = pairs => line(pairs.map(([key, short]) => control('a', { href: `#source-${key}`, text: short })));

/** Links to the web; null where there is no source.
 * @param {import('./wire').Linked[]} pairs */
export const linked = pairs => pairs.length ? line(pairs.map(([short, address]) => outward(short, address))) : null;
