// The page's words in a language beside English, which the program carries: a file of its own, fetched side by side with
// the program by those who read it. The build names the files, as it names the wasm; a page in one file has them inside.
'use strict';

// A classic script: in a sandbox without an origin, modules are refused.
var onRecordWords = (() => {
  const base = document.currentScript?.src || document.baseURI;
  const coming = {};

  async function come(lang) {
    const inside = document.getElementById(`on-record-words-${lang}`);
    if (inside) return new TextDecoder().decode(Uint8Array.from(atob(inside.textContent.trim()), (c) => c.charCodeAt(0)));
    // A build for development carries all of them.
    const name = typeof onRecordWordFiles === 'object' ? onRecordWordFiles[lang] : undefined;
    const response = name && (await fetch(new URL(name, base)));
    return response?.ok ? response.text() : undefined;
  }

  /** The file of a language; `undefined` where there is none, or where it cannot be had: then the page speaks English. */
  return async (lang) => {
    coming[lang] ??= come(lang).catch(() => undefined);
    const words = await coming[lang];
    if (words === undefined) delete coming[lang];
    return words;
  };
})();
