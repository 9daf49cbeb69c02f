// One run of the module, on this thread.

import { tmpdir } from 'node:os';
import { parse, resolve, sep } from 'node:path';

/** Node tells everybody that WASI is experimental, also those who never heard of it. */
function quietly(work) {
  const tell = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!/WASI/.test(String(warning))) tell.call(process, warning, ...rest);
  };
  return work().finally(() => (process.emitWarning = tell));
}

const windows = sep === '\\';

/** A path as the module writes it: `C:\a` is `/C/a` there. */
export function inside(path) {
  if (!windows) return path;
  const { root } = parse(path);
  const drive = /^[a-z]:/i.test(root) ? `/${root[0].toUpperCase()}/` : '';
  return drive + path.slice(drive ? root.length : 0).replaceAll('\\', '/');
}

/** The folders that the module may see: everything that the one who calls it may see, and where threads leave word. */
function preopened(words) {
  if (!windows) return { '/': '/' };
  const roots = [process.cwd(), tmpdir(), ...words].map((word) => parse(resolve(word)).root).filter((root) => /^[a-z]:/i.test(root));
  return Object.fromEntries(roots.map((root) => [`/${root[0].toUpperCase()}`, root]));
}

/** Words that name something on the disk, for the module; others stay. */
const translated = (words) => (windows ? words.map((word) => (/^[a-z]:[\\/]|\\/i.test(word) ? inside(word) : word)) : words);

/**
 * Calls the system the long way. From a module Node calls it the short way, in which no garbage may be collected; but the calls
 * themselves ask for that where much memory is in use, and then Node ends by a fault (nodejs/node#46777).
 */
const slowly = (imports) => mapped(imports, (calls) => mapped(calls, (call) => (...numbers) => through(call, numbers)));

/** Calls whatever it is given. As that is now one thing, now another, V8 cannot put the short way in its place either. */
const through = (call, numbers) => call(...numbers);

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));

/** Runs the module with these words, and with more variables in its environment; the exit code. */
export async function execute(module, words, more = {}, streams = {}) {
  const wasi = await quietly(async () => {
    const { WASI } = await import('node:wasi');
    return new WASI({
      version: 'preview1',
      args: ['on-record', ...translated(words)],
      env: { ON_RECORD_FOLDER: inside(process.cwd()), ...more },
      preopens: preopened(words),
      returnOnExit: true,
      ...streams,
    });
  });
  const instance = await WebAssembly.instantiate(module, slowly(wasi.getImportObject()));
  return wasi.start(instance);
}
