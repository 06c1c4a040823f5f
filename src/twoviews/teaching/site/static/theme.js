// @ts-check
/* What must be known before anything is drawn, so it stands in the head: whether the reader's system is dark, and whether
   this page is a file, from which a browser runs no module. And what every page does about a style or script that did not
   arrive. Should this file be the one, it runs with the page's script. */
(() => {
  const TRIES = 6;
  const REST = 300; // ms before the second try, and as much more before each later one
  const root = document.documentElement;
  if (root.hasAttribute('theme')) return;
  /** Asked for again, and at last it is told. A browser asks for a module's address once, so each try has one of its own.
   * @param {Element | EventTarget | null} target */
  const missed = target => {
    const style = target instanceof HTMLLinkElement && target.rel === 'stylesheet';
    if (!style && !(target instanceof HTMLScriptElement)) return;
    const next = /** @type {HTMLLinkElement | HTMLScriptElement} */ (document.createElement(target.tagName));
    for (const { name, value } of target.attributes) next.setAttribute(name, value);
    const tries = Number(target.dataset.tries ?? 1) + 1;
    next.dataset.tries = String(tries);
    const name = style ? 'href' : 'src';
    next.setAttribute(name, `${next.getAttribute(name)?.split('?')[0]}?try=${tries}`);
    if (tries <= TRIES) setTimeout(() => target.replaceWith(next), (tries - 1) * REST);
    else document.querySelector('.site-missed')?.removeAttribute('hidden');
  };
  addEventListener('error', ({ target }) => missed(target), true);
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel=stylesheet]'))) {
    if (!link.sheet) missed(link);
  }
  root.toggleAttribute('data-file', location.protocol === 'file:');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const wear = () => root.setAttribute('theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', wear);
  wear();
})();
