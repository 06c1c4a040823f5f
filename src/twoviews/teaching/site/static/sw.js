// @ts-check
/* The whole course, kept for when there is no network. `EDITION` stands above this text: the edition's name, and the digest
   of each file. A new edition is fetched whole, each file tried by its digest, before it takes the place of the old one; a
   reader whose page is open stays with the edition of that page. */

/** @type {{ name: string, files: Record<string, string> }} */ const edition = /** @type {any} */ (globalThis).EDITION;
/** @type {any} a service worker's own global, for which TypeScript's page library has no type */ const scope = globalThis;

const STEM = `twoviews ${scope.registration.scope} `;
const CACHE = STEM + edition.name;
const DIGEST = 'x-twoviews-digest';
const TRIES = 6;
const REST = 300; // ms before the second try, and as much more before each later one
const AT_ONCE = 4;

/** @param {ArrayBuffer} bytes */
const digest = async bytes => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
  .map(byte => byte.toString(16).padStart(2, '0')).join('').slice(0, 16);

const address = (/** @type {string} */ path) => new URL(path, scope.registration.scope).href;

/** The file as it is kept already, in whichever edition.
 * @param {string} path
 * @param {string} wanted */
const known = async (path, wanted) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(STEM)) continue;
    const kept = await (await caches.open(name)).match(address(path));
    if (kept?.headers.get(DIGEST) === wanted) return kept;
  }
  return undefined;
};

/** @param {string} path
 * @param {string} wanted */
const fetched = async (path, wanted, tries = TRIES) => {
  try {
    const answer = await fetch(address(path), { cache: tries === TRIES ? 'default' : 'reload' });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || await digest(bytes) !== wanted) throw new Error(`${path} did not arrive as this edition has it.`);
    return new Response(bytes, { headers: { 'content-type': answer.headers.get('content-type') ?? '', [DIGEST]: wanted } });
  } catch (error) {
    if (tries === 1) throw error;
    await new Promise(resolve => setTimeout(resolve, (TRIES - tries + 1) * REST));
    return fetched(path, wanted, tries - 1);
  }
};

const filled = async () => {
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(edition.files);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, wanted] = next;
      await cache.put(address(path), await known(path, wanted) ?? await fetched(path, wanted));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const cleared = async () => {
  const old = (await caches.keys()).filter(name => name.startsWith(STEM) && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
  await scope.clients.claim();
};

/** @param {Request} request */
const answered = async request => {
  const path = decodeURIComponent(new URL(request.url).pathname.slice(new URL(scope.registration.scope).pathname.length)) || 'index.html';
  const kept = path in edition.files && await (await caches.open(CACHE)).match(address(path));
  return kept || fetch(request);
};

scope.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(filled()));
scope.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(cleared()));
scope.addEventListener('message', (/** @type {MessageEvent} */ event) => { if (event.data === 'now') void scope.skipWaiting(); });
scope.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope.registration.scope)) event.respondWith(answered(request));
});
