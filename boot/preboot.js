// What must be known before the first paint: which theme, and whether the list that is written into the page is the
// one that was asked for. Small, because the page waits for it.
//
// A static page of an actor, a topic or a statement names the address that it stands for.
'use strict';

(() => {
  const html = document.documentElement;
  const asked = new URLSearchParams(location.search);
  // For the scripts after this one.
  Object.assign(html.dataset, onRecordWishes([...asked.keys()], (name) => asked.get(name)));
  html.classList.add('script', 'waiting');
  if (self !== top) html.classList.add('framed');
  // Asked for, or the one that a site was built with.
  const theme = asked.get('theme') ?? html.dataset.ownTheme;
  if (theme === 'light' || theme === 'dark') html.dataset.theme = theme;

  // A host's accent, a colour as style sheets write it: as it is on a light ground, and lighter on a dark one.
  const accent = asked.get('accent');
  if (accent && CSS.supports('color', accent)) {
    html.style.setProperty('--or-accent', `light-dark(${accent}, color-mix(in srgb, ${accent} 55%, #fff))`);
  }

  // Where the page's own script is blocked or missing, nothing else could say so.
  addEventListener(
    'error',
    ({ target }) => {
      if (target?.tagName !== 'SCRIPT') return;
      html.classList.remove('waiting');
      if (!html.dataset.locked) html.classList.remove('elsewhere');
      const tell = () => {
        const boot = document.getElementById('boot');
        if (!boot || boot.classList.contains('failed')) return;
        const what = 'A script of this page could not be loaded; it may be blocked. The statements can be read all the same.';
        onRecordFailed(boot, what, undefined, () => location.reload());
      };
      if (document.readyState === 'loading') addEventListener('DOMContentLoaded', tell);
      else tell();
    },
    true,
  );

  const at = document.querySelector('meta[name="on-record-at"]')?.content;
  const hash = at && !location.hash.startsWith('#/') ? at : location.hash;
  // What is written is what the program will draw: the whole list, or the page of an actor or a topic; in the reader's
  // language (spoken.js), of the page's own corpus.
  const drawn = at ? /^#\/v1\/(actor|topic)\//.test(at) && hash === at : !hash.startsWith('#/') || /^#\/(v1\/?(s\/?)?)?$/.test(hash);
  const same = !html.dataset.locked && !['src', 'state', 'locked', 'views'].some((name) => asked.has(name));
  if (!drawn || !same) html.classList.add('elsewhere');
})();
