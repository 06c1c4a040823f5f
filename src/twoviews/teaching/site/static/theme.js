// @ts-check
/* Dark where the reader's system is dark: before anything is drawn, so it stands in the head. */
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const wear = () => document.documentElement.setAttribute('theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', wear);
  wear();
})();
