// @ts-check
/* The Council game. */

import { Game } from './game.js';

/** @param {import('./words.js').CouncilPart} part */
export default part => new Game(part).root;
