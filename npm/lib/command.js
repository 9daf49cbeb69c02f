// Runs the command: WebAssembly that speaks WASI, so that it reads and writes files as the native one does. The module
// has one thread; where there is much to read, threads with a module of their own help: they read a part of the articles
// each and hand their readings over as files (crates/cli/src/shared.rs), and when the corpus is packed they draw static
// pages (crates/cli/src/shared_pages.rs).

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, inside } from './module.js';
import { Thread } from './thread.js';

const MODULE = new URL('../on-record.wasm', import.meta.url);

/** Fewer bytes of articles are read before another worker has started. */
const LITTLE = 300_000;
/** More are not kept in memory at once: they are read one after the other. */
const MUCH = 500_000_000;
/** How often is looked whether pages can be drawn, in milliseconds. */
const LOOK = 10;
/** What reads articles, and so can be shared. */
const READING = ['build', 'extract', 'pack'];

/** Runs the command with these words, as a shell would hand them over; the exit code. */
export async function run(words) {
  if (words[0] === 'serve') {
    const { serve } = await import('./serve.js');
    return serve(words.slice(1), run);
  }
  const module = await WebAssembly.compile(await readFile(MODULE));
  const many = READING.includes(words[0]) ? workers(words) : 1;
  try {
    return await (many < 2 ? execute(module, words) : together(module, words, many));
  } catch (error) {
    console.error(`on-record: the program failed, which is a fault of on-record: please report it (${error.message})`);
    return 2;
  }
}

/** Runs it with the help of so many threads. */
async function together(module, words, many) {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-'));
  const helpers = Array.from({ length: many }, () => new Thread(module));
  const worker = new Thread(module);
  let drawing;
  try {
    const files = helpers.map((_, number) => inside(join(folder, String(number))));
    const part = (number) => ({ ON_RECORD_PART: `${number}/${many}` });
    await Promise.all(helpers.map((helper, n) => helper.help(words, { ...part(n), ON_RECORD_READINGS: files[n] })));
    const pages = { ON_RECORD_PAGES: inside(folder) };
    const code = worker.run(words, { ...pages, ON_RECORD_READINGS: files.join(':') });
    drawing = laid(join(folder, 'archive'), code).then(async (is) => {
      if (!is) return;
      // One fewer than there are processors: the one that does the work draws as well.
      await Promise.all(helpers.slice(1).map((helper, n) => helper.help(words, { ...part(n), ...pages })));
      writeFileSync(join(folder, 'ended'), '');
    });
    return await code;
  } finally {
    await Promise.all([worker, ...helpers].map((thread) => thread.end()));
    await drawing;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for a file of the module, which cannot call: true when it is there, false when the work is done without it. */
async function laid(file, code) {
  let isDone = false;
  code.catch(() => {}).then(() => (isDone = true));
  while (!isDone && !existsSync(file)) await new Promise((then) => setTimeout(then, LOOK));
  return !isDone;
}

/** How many workers the articles are worth: one means none. */
function workers(words) {
  const jobs = words.findIndex((word) => word === '-j' || word === '--jobs');
  const most = jobs >= 0 ? Number(words[jobs + 1]) || 1 : availableParallelism();
  if (most < 2) return 1;
  let bytes = 0;
  for (const word of words.slice(1)) if (!word.startsWith('-')) bytes += size(word);
  return bytes < LITTLE || bytes > MUCH ? 1 : most;
}

/** How many bytes a path stands for; none where it is no path. */
function size(path) {
  try {
    const known = statSync(path);
    if (!known.isDirectory()) return known.size;
    return readdirSync(path).reduce((sum, name) => (name.startsWith('.') ? sum : sum + size(join(path, name))), 0);
  } catch {
    return 0;
  }
}
