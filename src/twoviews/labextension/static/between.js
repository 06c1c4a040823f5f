/* From lesson to lesson: one page leaves and another one comes, and JupyterLab as it is does not show in between. A
   sheet in the lesson's own colours lies over both until the next lesson is dressed. */

const COMING = 'twoviews coming';
const PATIENCE = 30_000; // ms after which the page shows, whatever became of the lesson: a slow machine needs twenty seconds

let sheet = null;

/* What this page says to the next one in its window, which hears it once. A browser that keeps nothing for a page opens
   the lesson all the same, without the sheet and at its top. */
export const tell = (key, told) => { try { sessionStorage.setItem(key, told); } catch { /* nothing is kept here */ } };
export const heard = key => {
  try {
    const told = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return told;
  } catch { return null; }
};

const lay = ({ ground, ink, words }) => {
  sheet = Object.assign(document.createElement('div'), { className: 'tv-between', textContent: words });
  sheet.setAttribute('role', 'status');
  Object.assign(sheet.style, {
    position: 'fixed', inset: '0', zIndex: '2147483647', display: 'grid', placeItems: 'center',
    background: ground, color: ink, font: '18px/1.5 system-ui, sans-serif',
  });
  document.body.append(sheet);
  setTimeout(lift, PATIENCE);
};

/* This page goes; `stem` is the lesson that comes. */
export const leaveFor = stem => {
  const { backgroundColor: ground, color: ink } = getComputedStyle(document.querySelector('.tv-bar') ?? document.body);
  const look = { ground, ink, words: `Lesson ${stem.slice(0, 2)} opens …` };
  tell(COMING, JSON.stringify(look));
  lay(look);
};

/* A page comes; if a lesson sent the reader here, the sheet lies on it at once. */
export const arrive = () => {
  const look = heard(COMING);
  if (look) lay(JSON.parse(look));
};

export const lift = () => {
  sheet?.remove();
  sheet = null;
};
