// @ts-check
/* The buttons that others add to the course bar: "Present", "Hand in". Whoever wants one imports this module and calls
   `addButton`; bars that are shown already get it, too. */

/** `press(root)` is called with the element of the bar in which the button was pressed.
 * @typedef {{ id: string, label: string, press: (root: HTMLElement) => void }} BarButton */

/** @type {Map<string, BarButton>} */
const added = new Map();
/** @type {Set<() => void>} */
const hearers = new Set();

/** Adds a button to every course bar, now and later; one of the same id takes the other's place.
 * @param {BarButton} button */
export const addButton = button => {
  added.set(button.id, button);
  for (const hear of hearers) hear();
};

/** The buttons that were added, in that order. */
export const buttons = () => [...added.values()];

/** Calls `hear()` whenever a button comes, until `signal` aborts.
 * @param {() => void} hear
 * @param {AbortSignal | undefined} signal */
export const onButtons = (hear, signal) => {
  hearers.add(hear);
  signal?.addEventListener('abort', () => hearers.delete(hear));
};
