// A sharded archive: starts the worker that fetches its files and answers addresses (crates/archive), and hands over what it
// says. Only a page whose archive is a sharded one fetches anything of it; see src/platform/shards.rs.
'use strict';

var onRecordShards = (() => {
  const base = document.currentScript?.src || document.baseURI;
  const home = new URL('reader/', base).href;
  const script = home + 'archive-worker.js';
  const MISSING = 'The reader of this archive is not beside the page, or its policy forbids workers: put the build\u2019s folder \u201creader\u201d there, and allow worker-src \u2018self\u2019.';

  /** A worker begins at its page's own server only; one from elsewhere is fetched by one that begins here. */
  function worker() {
    if (new URL(script).origin === self.origin) return new Worker(script);
    return new Worker(URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(script)})`])));
  }

  return {
    /**
     * `tell(have, all)` of files, `tell(archive, numbers, address, notes)`, or `tell(undefined, undefined, file, fault)`.
     * A worker that failed itself gives way to another one, which the next question starts.
     */
    open(url, locked, tell) {
      let running;
      let asked;
      const failed = () => {
        running?.terminate();
        running = undefined;
        const says = document.createElement('p');
        onRecordSay(says, MISSING);
        tell(undefined, undefined, 'reader/archive-worker.js', says.textContent);
      };
      function send() {
        if (!running) {
          try {
            running = worker();
          } catch {
            return failed();
          }
          running.onmessage = ({ data: [one, other, name = '', says = '', broken] }) => {
            if (broken) {
              running.terminate();
              running = undefined;
            }
            tell(one, other, name, says);
          };
          running.onerror = (event) => {
            event.preventDefault();
            failed();
          };
          running.postMessage({ home, url, locked });
        }
        if (asked) running.postMessage({ asked });
      }
      // What the page showed before is no more: nothing of it is to be checked or corrected.
      if (typeof onRecordOwn === 'object') onRecordOwn.hold(undefined);
      return {
        ask(...question) {
          asked = question;
          send();
        },
        again: send,
        close() {
          running?.terminate();
          asked = undefined;
        },
      };
    },
  };
})();
