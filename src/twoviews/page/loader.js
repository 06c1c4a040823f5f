// @ts-nocheck its few lines travel with every model, and their types would too
/* What travels to a Jupyter client with every model, so it is short. It fetches the page half from the folder of
   the labextension where the page names one; else it asks the kernel for it (travel.js puts that together).
   anywidget gives `initialize` two seconds and brings no message before its end: so nothing is awaited there. */

const place = () => {
  const config = JSON.parse(document.getElementById('jupyter-config-data')?.textContent || '{}');
  const folder = config.fullLabextensionsUrl || (config.baseUrl && `${config.baseUrl}lab/extensions`);
  return folder && new URL(`${folder}/twoviews/static/{version}/`, document.baseURI).href;
};

const installed = async () => {
  const folder = place();
  const { default: page } = await import(`${folder}page/main.js`);
  if (!document.querySelector('link[href*="twoviews.css"]')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${folder}twoviews.css` }));
  }
  return page;
};

const put = modules => import(URL.createObjectURL(new Blob([modules['page/travel.js']], { type: 'text/javascript' })))
  .then(travel => travel.default(modules));

/* What all models of this page share: a part that is shown again comes at once, and its cell keeps its height. */
const shared = window.twoviews ??= {};

/* Once for the whole page; asked again by the next part where a kernel died before it answered. */
const travelled = model => {
  shared.page ??= new Promise(found => { shared.found = found; });
  model.on('msg:custom', ({ modules }) => { if (modules) shared.found(shared.put ??= put(modules)); });
  const ask = () => { if (!shared.put) model.send({ do: 'modules', with: {} }); };
  if (shared.asked) setTimeout(ask, 5000); else ask();
  shared.asked = true;
  return shared.page;
};

let page;
const early = [];

export default {
  initialize({ model }) {
    const hear = message => early.push(message);
    model.on('msg:custom', hear);
    shared.installed ??= installed().catch(() => null);
    page = shared.installed.then(half => half ?? travelled(model)).then(half => {
      model.off('msg:custom', hear);
      half.initialize({ model, early });
      return half;
    });
  },
  async render({ model, el, signal }) {
    const wait = setTimeout(() => { el.textContent = 'This part is being fetched. If nothing comes, run this cell again.'; }, 2000);
    try {
      await (await page).render({ model, el, signal });
    } catch (error) {
      console.error('Two Views', error);
      el.textContent = 'This part could not start. Open the course with: twoviews lab';
    } finally {
      clearTimeout(wait);
    }
  },
};
