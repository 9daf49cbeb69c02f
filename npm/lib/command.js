// Runs the command: WebAssembly that speaks WASI, so that it reads and writes files as the native one does. The module
// has one thread; where there is much to read, workers read a part of the articles each, with a module of their own, and
// hand their readings over as files. See crates/cli/src/shared.rs.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { execute, inside } from './module.js';

const MODULE = new URL('../on-record.wasm', import.meta.url);

/** Fewer bytes of articles are read before another worker has started. */
const LITTLE = 300_000;
/** More are not kept in memory at once: they are read one after the other. */
const MUCH = 500_000_000;
/** What reads articles, and so can be shared. */
const READING = ['build', 'extract', 'pack'];

/** Runs the command with these words, as a shell would hand them over; the exit code. */
export async function run(words) {
  if (words[0] === 'serve') {
    console.error('on-record: `serve` needs the native command: name it in ON_RECORD_BINARY, or build a site and serve its folder');
    return 2;
  }
  const module = await WebAssembly.compile(await readFile(MODULE));
  const helpers = READING.includes(words[0]) ? workers(words) : 1;
  if (helpers < 2) return execute(module, words);
  const folder = mkdtempSync(join(tmpdir(), 'on-record-'));
  try {
    const files = Array.from({ length: helpers }, (_, number) => join(folder, String(number)));
    await Promise.all(files.map((file, number) => part(module, words, file, `${number}/${helpers}`)));
    return await execute(module, words, { ON_RECORD_READINGS: files.map(inside).join(':') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

/** A part of the articles, read by a worker. Where it fails, what it has not read is read later. */
function part(module, words, file, number) {
  const environment = { ON_RECORD_READINGS: inside(file), ON_RECORD_PART: number };
  return new Promise((done) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { module, words, environment } });
    worker.once('error', done);
    worker.once('exit', done);
  });
}
