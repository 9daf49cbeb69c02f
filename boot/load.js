// Fetching the program: with progress, a word when it stalls, and a remedy when it fails. Shared by the page and by
// the `<on-record>` element.
'use strict';

// A classic script: in a sandbox without an origin, modules are refused before they could say why.
var onRecordLoad = (() => {
  /** So long without a byte is a stall, in milliseconds. */
  const STALL = 10_000;

  /** What readers are told; `cause` is what a developer needs. */
  class Problem extends Error {
    constructor(what, cause) {
      super(what);
      this.cause = cause;
    }
  }

  /** Whether another origin, or no origin at all, asks the server: then it must allow that. */
  const foreign = (url) => self.origin === 'null' || new URL(url).origin !== self.origin;

  const ALLOW =
    'The server that holds the page\u2019s program does not let this place read it. Its answers need the header \u201cAccess-Control-Allow-Origin: *\u201d.';
  const DISK =
    'A browser does not load the page\u2019s program from a disk. Open the one-file version, or put the files on a web server.';

  function unreachable(url, error) {
    if (location.protocol === 'file:') return new Problem(DISK, error);
    if (foreign(url) && navigator.onLine) return new Problem(ALLOW, error);
    return new Problem('The page\u2019s program could not be loaded. Check the connection and try again.', error);
  }

  /** The same answer, telling how much of it has arrived, and whether it stalls. */
  function counted(response, callbacks, wait) {
    const packed = response.headers.get('content-encoding');
    const total = packed ? 0 : Number(response.headers.get('content-length'));
    let have = 0;
    const count = new TransformStream({
      transform(chunk, controller) {
        have += chunk.byteLength;
        callbacks.progress?.(have, total);
        wait();
        controller.enqueue(chunk);
      },
    });
    const body = response.body.pipeThrough(count);
    // Said anew, so that a server that does not know the type of wasm does no harm.
    return new Response(body, { headers: { 'content-type': 'application/wasm' } });
  }

  /** The program, compiled. `callbacks.progress(have, total)`, `callbacks.stalled()`. */
  async function fetched(url, callbacks = {}, signal) {
    if (typeof WebAssembly !== 'object') {
      throw new Problem('This browser does not run WebAssembly, which the page needs.');
    }
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => callbacks.stalled?.(), STALL);
    };
    wait();
    try {
      return await compiled(url, callbacks, wait, signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async function compiled(url, callbacks, wait, signal) {
    let response;
    try {
      response = await fetch(url, { signal });
    } catch (error) {
      throw unreachable(url, error);
    }
    if (!response.ok) throw new Problem('The page\u2019s program is missing on the server.', `status ${response.status}`);
    if (/^text\/html/.test(response.headers.get('content-type') ?? '')) {
      throw new Problem('The server answers with a page where the program should be. Check that all files were put there.', url);
    }
    try {
      return await WebAssembly.compileStreaming(counted(response, callbacks, wait));
    } catch (error) {
      throw damaged(error);
    }
  }

  function damaged(error) {
    if (/Content Security Policy|unsafe-eval/.test(String(error))) {
      return new Problem('This site\u2019s Content-Security-Policy blocks WebAssembly; script-src needs \u2018wasm-unsafe-eval\u2019.', error);
    }
    return new Problem('The page\u2019s program arrived damaged or cut short. Try again.', error);
  }

  /** Answers that were asked for before the program could ask; each is handed over once. */
  const underway = new Map();

  /** Asks for an archive side by side with the program. One in many files is asked for by its own reader. */
  function ahead(url) {
    if (underway.has(url) || /\.ors($|[?#])/.test(url)) return;
    const answer = fetch(url);
    // Whoever takes it hears what went wrong.
    answer.catch(() => {});
    underway.set(url, answer);
  }

  /** The answer to a request for an archive; see src/platform/archive.rs. */
  function archive(url) {
    const answer = underway.get(url) ?? fetch(url);
    underway.delete(url);
    return answer;
  }

  return { Problem, fetched, damaged, ahead, archive };
})();
