// In a frame: tells the page around how high this one is, in each of the ways that newsrooms' pages already hear.
//
// Nothing is obeyed: the one message that is read, pym.js telling its width, is only answered with the height again.
'use strict';

(() => {
  if (self === top) return;
  const id = new URLSearchParams(location.search).get('childId');
  let told = 0;

  function height() {
    const floor = (element) => element.getBoundingClientRect().bottom + scrollY;
    return Math.ceil(Math.max(floor(document.body), ...[...document.querySelectorAll('dialog[open]')].map(floor)));
  }

  function tell() {
    const now = height();
    if (now === told || now <= 0) return;
    told = now;
    const say = (message) => parent.postMessage(message, '*');
    say({ sentinel: 'amp', type: 'embed-size', height: now });
    if (id) say(`pymxPYMx${id}xPYMxheightxPYMx${now}`);
    // The Guardian's and Medium's hosts read texts.
    say(JSON.stringify({ type: 'set-height', value: now }));
    say(JSON.stringify({ context: 'iframe.resize', height: now, src: location.href }));
    say({ 'datawrapper-height': { [id ?? 'on-record']: now } });
  }

  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      tell();
    });
  };
  const watch = new ResizeObserver(soon);
  watch.observe(document.body);
  watch.observe(document.documentElement);
  // Dialogs do not change the size of the page that they lie over.
  new MutationObserver(soon).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['open'], childList: true });

  addEventListener('message', (event) => {
    if (event.source !== parent || typeof event.data !== 'string' || !id) return;
    const [head, name, kind, value, ...more] = event.data.split('xPYMx');
    if (head !== 'pym' || name !== id || kind !== 'width' || more.length || !/^\d+(\.\d+)?$/.test(value)) return;
    told = 0;
    soon();
  });
  soon();
})();
