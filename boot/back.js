// Back and Forward return to where the reader was: how far the page was scrolled, in which box, and what had the focus.
//
// Browsers keep the first by themselves, but they scroll before the list is drawn, and cards off the screen have a
// guessed height. So what is kept is a card and where it stood in the window: it is put there again, and once more
// whenever a height above it comes true, until it stays or the reader moves.
'use strict';

(() => {
  /** For so long a place is looked for, in milliseconds; and for so many frames it must stay. */
  const PATIENCE = 8_000;
  const STEADY = 12;
  /** After so many frames without a new card the list is taken to be drawn as far as it comes by itself. */
  const WAIT = 30;
  const drawn = '#statements [data-statement]:not([hidden] *)';
  let returning;

  const quote = (text) => `"${CSS.escape(text)}"`;

  /** How an element is found again after all was drawn anew. */
  function path(element) {
    if (!element || element === document.body) return undefined;
    if (element.id) return `#${CSS.escape(element.id)}`;
    const within = ['data-statement', 'data-facet', 'data-value'].map((name) => [name, element.closest(`[${name}]`)?.getAttribute(name)]);
    const around = within.filter(([, value]) => value).map(([name, value]) => `[${name}=${quote(value)}] `);
    const href = element.getAttribute('href');
    const own = href ? `a[href=${quote(href)}]` : element.classList[0] ? `.${CSS.escape(element.classList[0])}` : element.localName;
    return around.join('') + own;
  }

  function here() {
    const cards = document.querySelectorAll(drawn);
    // The first card that reaches into the window; they stand in order.
    let [low, high] = [0, cards.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cards[middle].getBoundingClientRect().bottom > 0) high = middle;
      else low = middle + 1;
    }
    const card = cards[low];
    const inner = [...document.querySelectorAll('dialog[open], .side')].find((box) => box.scrollTop > 0);
    return {
      y: scrollY,
      card: scrollY && card ? [card.dataset.statement, card.getBoundingClientRect().top] : undefined,
      inner: inner?.scrollTop,
      focus: path(document.activeElement),
    };
  }

  function keep() {
    if (returning) return;
    try {
      history.replaceState({ ...history.state, place: here() }, '');
    } catch {
      // A frame without an address of its own, or too many changes at once.
    }
  }

  let timer;
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(keep, 120);
  }

  function stop() {
    returning = undefined;
  }

  /** One look: whether everything stands where it stood. */
  function put({ y, card, inner, focus }, state) {
    let right = true;
    const found = card && document.querySelector(`#statements [data-statement=${quote(card[0])}]:not([hidden] *)`);
    if (card && !found) {
      // Long lists are drawn in pieces. Only one that has stopped growing is scrolled to its end, where its next step comes.
      const count = document.querySelectorAll(drawn).length;
      state.waited = count === state.count ? state.waited + 1 : 0;
      state.count = count;
      if (state.waited > WAIT) {
        state.waited = 0;
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      }
      return false;
    }
    const off = found ? found.getBoundingClientRect().top - card[1] : y - scrollY;
    if (Math.abs(off) > 1) {
      const before = scrollY;
      scrollBy({ top: off, behavior: 'instant' });
      // At an end this is as near as it gets.
      right = scrollY === before;
    }
    const box = inner && [...document.querySelectorAll('dialog[open], .side')].find((one) => one.scrollHeight > one.clientHeight + 1);
    if (box && Math.abs(box.scrollTop - inner) > 1) {
      const before = box.scrollTop;
      box.scrollTop = inner;
      right &&= box.scrollTop === before;
    }
    if (focus && !state.focused) {
      const target = document.querySelector(focus);
      if (target?.checkVisibility()) {
        target.focus({ preventScroll: true });
        state.focused = document.activeElement === target;
      }
      right &&= state.focused;
    } else if (focus && document.activeElement?.id === 'result') state.focused = false;
    return right;
  }

  function back(place) {
    const state = { until: performance.now() + PATIENCE, steady: 0, focused: false, count: 0, waited: 0 };
    returning = state;
    const look = () => {
      if (returning !== state) return;
      const ready = document.querySelector('#statements');
      state.steady = ready && put(place, state) ? state.steady + 1 : 0;
      if (state.steady >= STEADY || performance.now() > state.until) {
        stop();
        keep();
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  /** Which page an address is: an article lies over or beside a list, which stays where it is. */
  function pageOf(hash) {
    const view = hash.match(/^#\/v1\/([^?]*)/)?.[1] || 's';
    return /^(st\/|doc\/.*\/.)/.test(view) ? undefined : view;
  }

  history.scrollRestoration = 'manual';
  let page = pageOf(location.hash) ?? 's';
  addEventListener('popstate', ({ state }) => {
    clearTimeout(timer);
    stop();
    const now = pageOf(location.hash) ?? page;
    if (state?.place) back(state.place);
    // Another page begins at its top.
    else if (now !== page && scrollY > 0) scrollTo({ top: 0, behavior: 'instant' });
    page = now;
  });
  if (history.state?.place) back(history.state.place);
  // What lies over the page and has no address of its own, such as the filters on a phone: Back closes it, as it does in an
  // app, and leads nowhere else. In the correction desk Back takes the last change back.
  self.navigation?.addEventListener('navigate', (event) => {
    const open = [...document.querySelectorAll('dialog[open]:not(.over, .desk)')].at(-1);
    if (!open || event.navigationType !== 'traverse' || !event.cancelable) return;
    event.preventDefault();
    open.dispatchEvent(new Event('cancel', { cancelable: true }));
  });
  for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(name, stop, { capture: true, passive: true });
  // Before a click or a key leads away.
  for (const name of ['click', 'keydown']) addEventListener(name, keep, true);
  addEventListener('scroll', soon, { capture: true, passive: true });
  addEventListener('focusin', soon);
})();
