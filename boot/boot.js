// Starts the page: fetches the program with progress, hands the place over to it, and shows what to do when it cannot
// start or has stopped. The list that is written into the page stays readable until the program has drawn its own.
//
// An own file, because a strict Content-Security-Policy forbids inline scripts. The name of the program's wasm stands on
// this script's element.
'use strict';

(() => {
  const script = document.currentScript;
  const find = (id) => document.getElementById(id);
  const [root, boot, says, bar, retry, written] = ['on-record', 'boot', 'boot-says', 'boot-bar', 'boot-retry', 'written'].map(find);
  const html = document.documentElement;
  // Resolved now, before a static page takes the address of the whole page.
  const beside = script.src || document.baseURI;
  const at = (name) => new URL(name, beside).href;
  // What a page says of itself counts from the page: a static one lies two folders deeper than this script.
  const page = document.baseURI;
  takeAddress();
  onRecordSay(says, 'Loading the statements');
  bar.setAttribute('aria-label', says.textContent);

  let failed = false;
  const again = () => location.reload();

  /** A static page of an actor, a topic or a statement opens the whole page at the address that it stands for. */
  function takeAddress() {
    const meta = (name) => document.querySelector(`meta[name="on-record-${name}"]`)?.content;
    const [address, up] = [meta('at'), meta('root')];
    if (!address || location.hash.startsWith('#/')) return;
    try {
      history.replaceState(null, '', new URL(up, page).href + location.search + address);
    } catch {
      // A frame without an address of its own.
      location.hash = address;
    }
  }

  /** Shows the panel. `what` is the sentence readers see, `cause` what a developer needs. */
  function fail(what, cause) {
    if (failed) return;
    failed = true;
    const drawn = root.querySelector('[data-statement]');
    html.classList.remove('waiting');
    if (!drawn && written) {
      // Nothing was drawn: the written list comes back.
      root.replaceChildren();
      root.after(written);
      // Never more than a host locks: such a list is shown where it was filtered, and else not at all.
      if (!html.dataset.locked) html.classList.remove('elsewhere');
    }
    // In a frame that is as high as all it holds, only its top is sure to be seen.
    if (!boot.isConnected || self !== top) document.body.prepend(boot);
    onRecordFailed(boot, what, cause, again);
    // In a frame the reader may be anywhere on the page around.
    retry.focus({ preventScroll: self !== top });
  }

  // After a panic nothing of the program runs any more: the page stays readable, and this panel offers a new start.
  const stopped = (cause) => fail('Something went wrong in the page, and it has stopped.', cause);
  addEventListener('on-record:panic', (event) => stopped(event.detail));
  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) stopped(event.error);
  });

  // Drawn: what stood there before goes, in the same step and so before the next paint.
  addEventListener('on-record:drawn', () => {
    if (failed) return;
    boot.remove();
    written?.remove();
    find('spoken')?.remove();
    html.classList.remove('elsewhere', 'waiting', 'listed', 'partly');
  });

  const callbacks = {
    progress(have, total) {
      if (total > 0) {
        bar.max = total;
        bar.value = have;
      }
      if (!failed && boot.classList.contains('stalled')) {
        boot.classList.remove('stalled');
        onRecordSay(says, 'Loading the statements');
        retry.hidden = true;
      }
    },
    stalled() {
      boot.classList.add('stalled');
      onRecordSay(says, 'The connection is slow: nothing has arrived for a while. The page goes on as soon as something does.');
      onRecordSay(retry, 'Retry');
      retry.onclick = again;
      retry.hidden = false;
    },
  };

  /** The program's wasm, compiled; it may travel inside the page. */
  function compiled() {
    const inside = find('on-record-wasm');
    return inside ? inlined(inside) : onRecordLoad.fetched(new URL(script.dataset.wasm, page).href, callbacks);
  }

  const unpacked = (element) => Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));

  /**
   * Hands over what the page was built with: its archive, which lies beside this script or travels inside the page, and
   * its theme; and what preboot.js found of the host's wishes. See src/platform/place.rs.
   */
  function handOver() {
    const inside = find('on-record-archive');
    if (inside) {
      root.dataset.archive = URL.createObjectURL(new Blob([unpacked(inside)]));
      inside.remove();
    } else if (root.dataset.archive) {
      root.dataset.archive = at(root.dataset.archive);
    }
    for (const name of ['ownTheme', 'unknown', 'locked']) if (html.dataset[name]) root.dataset[name] = html.dataset[name];
  }

  /**
   * The program's JavaScript. Trunk's own build runs it as a script of the page, a build for release keeps it in a
   * function. That is called only now: it asks for the address of the script that runs, and one inside the page has none.
   */
  const makeProgram = () => (typeof onRecordProgram === 'function' ? onRecordProgram() : wasm_bindgen);

  async function inlined(element) {
    const bytes = unpacked(element);
    element.remove();
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      throw onRecordLoad.damaged(error);
    }
  }

  async function start() {
    try {
      const lang = onRecordLang();
      const [wasm, words] = await Promise.all([compiled(), onRecordWords(lang)]);
      if (failed) return;
      const program = makeProgram();
      await program({ module_or_path: wasm });
      if (words) program.learn(lang, words);
      // What the page lets other scripts do: see src/platform/api.rs.
      window.onRecord = { state: program.state, show: program.show, open: program.open };
      handOver();
      program.mount(root, undefined);
    } catch (error) {
      if (error instanceof onRecordLoad.Problem) fail(error.message, error.cause);
      else if (error instanceof WebAssembly.RuntimeError) stopped(error);
      else fail('The page\u2019s program arrived damaged or cut short. Try again.', error);
    }
  }

  start();
})();
