// @ts-check
/* The page half where no labextension serves it: the kernel has sent all modules, and here they become addresses. */

/** The path that an import means, seen from a module. Both below the package.
 * @param {string} from
 * @param {string} to */
const resolved = (from, to) => new URL(to, `https://twoviews.invalid/${from}`).pathname.slice(1);

/** The page half out of sources by their path; the stylesheet is among them.
 * @param {Record<string, string>} sources */
export default async sources => {
  /** @type {Record<string, string>} */
  const addresses = {};
  /** @param {string} path
   * @returns {string} */
  const address = path => {
    if (path in addresses) return addresses[path];
    if (!(path in sources)) throw new Error(`There is no module ${path}.`);
    const source = sources[path].replace(/(from ')(\.[^']+)(')/g, (_, before, to, after) => before + address(resolved(path, to)) + after);
    addresses[path] = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    return addresses[path];
  };
  const style = document.createElement('style');
  style.className = 'tv-style';
  style.textContent = sources['twoviews.css'];
  document.head.append(style);
  const { pageHalf } = await import(address('page/main.js'));
  return pageHalf((/** @type {string} */ path) => import(address(path)));
};
