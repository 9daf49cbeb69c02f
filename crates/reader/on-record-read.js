// Reading texts in the page: fetches the reader and its weights from beside this file, once, when it is first asked.
let opened;

/** A reader: `read(text)` gives the statements of a text. Rejects with a sentence that names the remedy. */
export function open() {
  opened ??= load().catch((error) => {
    // The next call may try again.
    opened = undefined;
    throw error;
  });
  return opened;
}

async function load() {
  const at = (name) => new URL(name, import.meta.url);
  const [module, weights] = await Promise.all([import('./reader.js'), bytes(at('./reader.orm'))]);
  await module.default({ module_or_path: at('./reader_bg.wasm') }).catch((error) => {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    const newer = 'Chrome 91, Firefox 89, Safari 16.4 or newer';
    throw new Error(`This browser cannot run the reader, which takes ${newer}. The page itself runs without it.`, { cause: error });
  });
  return new module.Reader(weights);
}

async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} cannot be fetched (${response.status}): put the folder “reader” of the build beside the page.`);
  return new Uint8Array(await response.arrayBuffer());
}
