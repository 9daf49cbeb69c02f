// A worker of the page that reads a sharded archive. It is told where the archive lies (`{ home, url, locked }`), then what is
// asked (`{ asked: [address, shown, unfolded, lang] }`); the last question is the one that counts. It answers with lists:
// `[have, all]` in files, `[archive, told, address, notes]`, or `[, , file, fault, broken]`, in sentences: broken where the
// reader itself failed and another worker is to take its place.
//
// Files are named by what they hold, so what was fetched once is kept for good; only the manifest is asked for each time.
'use strict';

/** So often a file is tried, more often where the server only says that it is busy. */
const TRIES = 4;
const BUSY_TRIES = 8;
/** So long is waited before the second time, twice as long before each next one, but never longer; in milliseconds. */
const PAUSE = 300;
const LONGEST = 4000;
/** So long at most where the server says itself when to come back. */
const TOLD_LONGEST = 30000;
/** So many requests are under way at once: a server turns away whoever comes with hundreds. */
const AT_ONCE = 16;
/** So many files are kept; then the oldest of them go. */
const KEPT = 4000;

/** What is wrong with a file, in the words of crates/archive. */
class Fault extends Error {
  constructor(file, what) {
    super(what);
    this.file = file;
  }
}

let place;
let ready;
let reader;
/** The bytes of the manifest that the reader has. */
let manifest;
let question = 0;
/** Files on their way: by path, what stops each and when it is there. */
const coming = new Map();

const name = (url) => decodeURI(new URL(url).pathname.split('/').slice(-2).join('/'));
/** Waits, unless nobody wants what is waited for. */
const pause = (time, signal) =>
  new Promise((done) => {
    setTimeout(done, time);
    signal?.addEventListener('abort', done);
  });
// A browser that keeps nothing has no caches, nor has a page without https.
const cache = () => self.caches?.open('on-record-archive').catch(() => undefined);

let free = AT_ONCE;
const waiting = [];

/** Does something when fewer than so many others are done. */
async function inTurn(work) {
  if (free) free--;
  else await new Promise((turn) => waiting.push(turn));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

/** When the server wants to be asked again, in milliseconds: it says so in seconds or as a date. */
function told(response) {
  const after = response.headers.get('retry-after');
  const time = /^\d+$/.test(after ?? '') ? after * 1000 : Date.parse(after) - Date.now();
  return Math.min(TOLD_LONGEST, Math.max(0, time || 0));
}

/** An answer of the server, or what is wrong. Half an answer is none. */
async function bytesOf(url, options) {
  options.signal?.throwIfAborted();
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Fault(name(url), 'network');
  }
  if (!response.ok) throw Object.assign(new Fault(name(url), `status ${response.status}`), { after: told(response) });
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Fault(name(url), 'network');
  }
}

/** How often something is tried that failed so: a busy server again and again, what is not there at all once. */
function tries(error) {
  if (!(error instanceof Fault)) return 1;
  if (/^status (408|425|429|5\d\d)$/.test(error.message)) return BUSY_TRIES;
  // Without a connection there is nothing to wait for; the page offers to try again.
  if (/^status/.test(error.message) || (error.message === 'network' && self.navigator?.onLine === false)) return 1;
  return TRIES;
}

/** Fetches and takes something, again where that fails. */
async function tried(url, take, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      // A damaged file may lie in the browser's own store: the second time the server is asked.
      const bytes = await inTurn(() => bytesOf(url, { signal, cache: attempt > 1 ? 'reload' : take.first }));
      await take.bytes(bytes);
      return bytes;
    } catch (error) {
      if (signal?.aborted || attempt >= tries(error)) throw error;
      // Not all at the same moment: what failed together would fail together again.
      const wait = Math.min(LONGEST, PAUSE * 2 ** (attempt - 1)) * (0.5 + Math.random());
      await pause(Math.max(wait, error.after ?? 0), signal);
    }
  }
}

/** Runs what may find a file wrong. A program that ended is no word about the file. */
function checked(file, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
    throw new Fault(file, String(error?.message ?? error));
  }
}

/** Opens the manifest; true where it is another one than before. */
async function open() {
  const store = await cache();
  let fresh;
  const take = (bytes) => {
    if (manifest && bytes.length === manifest.length && bytes.every((byte, at) => byte === manifest[at])) return;
    fresh = checked(name(place.url), () => new wasm_bindgen.Reader(bytes));
    manifest = bytes;
  };
  try {
    const bytes = await tried(place.url, { first: 'no-cache', bytes: take });
    store?.put(place.url, new Response(bytes)).catch(() => {});
  } catch (error) {
    // Without a connection the one of the last time is as good.
    const kept = error.message === 'network' && (await store?.match(place.url));
    if (!kept) throw error;
    take(new Uint8Array(await kept.arrayBuffer()));
  }
  if (!fresh) return false;
  reader?.free();
  reader = fresh;
  return true;
}

async function start() {
  if (place.locked) throw new Fault(name(place.url), 'locked');
  const file = 'reader/archive_bg.wasm';
  try {
    // Once: after a failure it is there.
    if (typeof wasm_bindgen === 'undefined') importScripts(place.home + 'archive.js');
    await wasm_bindgen({ module_or_path: place.home + 'archive_bg.wasm' });
  } catch {
    throw new Fault(file, 'network');
  }
  await open();
}

/** A file of the archive: from what is kept, else from the server. */
function file(path) {
  const known = coming.get(path);
  if (known) return known.there;
  const stop = new AbortController();
  const there = fetched(path, stop.signal).finally(() => coming.get(path)?.stop === stop && coming.delete(path));
  coming.set(path, { stop, there });
  return there;
}

async function fetched(path, signal) {
  const url = new URL(path, place.url).href;
  const give = (bytes) => checked(path, () => reader.give(path, bytes));
  const store = await cache();
  const kept = await store?.match(url).catch(() => undefined);
  if (kept) {
    try {
      return give(new Uint8Array(await kept.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      await store.delete(url).catch(() => {});
    }
  }
  const bytes = await tried(url, { first: 'default', bytes: give }, signal);
  // Whether there is room for it is no matter of this answer.
  store?.put(url, new Response(bytes)).catch(() => {});
}

/** Lets go of the oldest files where there are too many. */
async function tidy() {
  const store = await cache();
  const keys = (await store?.keys()) ?? [];
  await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => store.delete(key)));
}

/** What is to be said of an answer: why no file can be made of it, then what it leaves out; a sentence a line. */
function notes({ total, at_hand: atHand, drawn, unsorted, apart, beyond }, lang) {
  const of = (key) => archiveSays(lang, key, atHand, total);
  const missing = atHand < total;
  const said = [missing ? of('noFiles') : ''];
  if (missing && drawn) said.push(of('cut'));
  if (beyond) said.push(of('beyond'));
  if (apart) said.push(of('apart'));
  if (unsorted) said.push(of('unsorted'));
  return said.join('\n');
}

/** Answers a question, unless another one comes. */
async function answer([address, shown, unfolded, lang], number) {
  let [have, all, reopened] = [0, 0, false];
  while (number === question) {
    const got = reader.ask(address, shown, unfolded);
    const wanted = got.wanted;
    // What only the question before wanted is not waited for any more.
    for (const [path, { stop }] of coming) {
      if (wanted.includes(path)) continue;
      stop.abort();
      coming.delete(path);
    }
    if (!wanted.length) {
      const [archive, told, said] = [got.archive(), got.told(), notes(got, lang)];
      got.free();
      postMessage([archive, told, address, said], [archive.buffer, told.buffer]);
      // What is kept is no matter of this answer.
      return tidy().catch(() => {});
    }
    got.free();
    all += wanted.length;
    // What still comes when one file has failed must not take the message of that away.
    let failed = false;
    const step = () => !failed && number === question && postMessage([have, all]);
    step();
    try {
      await Promise.all(wanted.map((path) => file(path).then(() => (have++, step()))));
    } catch (error) {
      failed = true;
      if (number !== question) return;
      // The archive may have been packed anew meanwhile: its manifest tells.
      const elsewhere = /^(status 4(04|10)|foreign|none)/.test(error.message) && !reopened;
      if (!elsewhere || !(await open())) throw error;
      reopened = true;
    }
  }
}

async function ask(asked, number) {
  try {
    ready ??= start();
    await ready;
    await answer(asked, number);
  } catch (error) {
    if (!reader) ready = undefined;
    if (number !== question) return;
    // A program that ended half-way answers nothing right any more.
    const broken = !(error instanceof Fault);
    if (broken) console.error(error);
    const { message, file } = broken ? new Fault('reader/archive_bg.wasm', 'broken') : error;
    const [word, ...numbers] = message.split(' ');
    // A page that says "not found" comes as what is no file of an archive.
    const gone = word === 'none' || /^status 4(04|10)$/.test(message);
    postMessage([undefined, undefined, file, archiveSays(asked[3], gone ? 'missing' : word, ...numbers), broken]);
  }
}

addEventListener('message', ({ data }) => {
  if (data.url) {
    place = data;
    importScripts(place.home + 'archive-texts.js');
    ready = start();
    // Told to whoever asks.
    ready.catch(() => {});
  } else ask(data.asked, ++question);
});
