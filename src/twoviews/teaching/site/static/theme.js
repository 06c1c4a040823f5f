// @ts-check
/* What must be known before anything is drawn, so it stands in the head: whether the reader's system is dark, and whether
   this page is a file, from which a browser runs no module. */
(() => {
  const TRIES = 5;
  const REST = 300; // ms
  /** A style or script that did not arrive is asked for again, and at last it is told.
   * @param {Event} event */
  const missed = ({ target }) => {
    const style = target instanceof HTMLLinkElement && target.rel === 'stylesheet';
    if (!style && !(target instanceof HTMLScriptElement)) return;
    const next = document.createElement(target.tagName);
    for (const { name, value } of target.attributes) next.setAttribute(name, value);
    const tries = Number(target.dataset.tries ?? 1) + 1;
    next.dataset.tries = String(tries);
    if (tries <= TRIES) setTimeout(() => target.replaceWith(next), tries * REST);
    else document.querySelector('.site-missed')?.removeAttribute('hidden');
  };
  addEventListener('error', missed, true);
  document.documentElement.toggleAttribute('data-file', location.protocol === 'file:');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const wear = () => document.documentElement.setAttribute('theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', wear);
  wear();
})();
