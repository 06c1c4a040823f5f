// @ts-check
/* What must be known before anything is drawn, so it stands in the head: whether the reader's system is dark, and whether
   this page is a file, from which a browser runs no module. */
(() => {
  document.documentElement.toggleAttribute('data-file', location.protocol === 'file:');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const wear = () => document.documentElement.setAttribute('theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', wear);
  wear();
})();
