// A reader's own articles as a page in one file, which opens from a disk and can be mailed: the page's own files and the
// archive, joined as `crates/site/src/single.rs` joins them. Only files of this page are fetched for it.

/** The page: it lies above this file's folder. */
const PAGE = new URL('../', import.meta.url);
/** What was written into the page for its own corpus, and what names its address. */
const WRITTEN = '#written, #spoken, script[type="application/ld+json"], meta[property^="og:"], meta[name^="twitter:"], link[rel="canonical"], link[rel="preload"]';

async function got(name) {
  const response = await fetch(new URL(name, PAGE));
  if (!response.ok) throw new Error(`${name || 'the page'}: status ${response.status}`);
  return response;
}

const text = async (name) => (await got(name)).text();

/** Bytes as text; off the main thread, as an archive may be large. */
const packed = (blob) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });

/** A script's text ends where its first end tag stands. */
const script = (page, words) => Object.assign(page.createElement('script'), { textContent: words.replaceAll('</script', '<\\/script') });

/** Data that travels in the page. */
const data = (page, id, words) =>
  Object.assign(page.createElement('script'), { id, type: 'application/octet-stream', textContent: words });

/** The file's text. */
export async function onePage(archive, title) {
  const page = new DOMParser().parseFromString(await text(''), 'text/html');
  page.querySelectorAll(WRITTEN).forEach((element) => element.remove());
  page.documentElement.removeAttribute('class');
  page.getElementById('on-record').removeAttribute('data-archive');
  if (title) page.title = title;
  // A host's policy may forbid styles inside a page, also in this one that is never shown: each keeps its place until the end.
  const styles = [];
  for (const link of page.querySelectorAll('link[rel="stylesheet"]')) {
    link.replaceWith(page.createComment(`style ${styles.length}`));
    styles.push(await text(link.getAttribute('href')));
  }
  const late = [...page.querySelectorAll('script[src][defer]')];
  const wasm = late.map((one) => one.dataset.wasm).find(Boolean);
  for (const early of page.querySelectorAll('script[src]:not([defer])')) {
    early.replaceWith(script(page, await text(early.getAttribute('src'))));
  }
  const program = await packed(await (await got(wasm)).blob());
  // A script inside the page cannot be put off until the page is parsed; so these stand at the end.
  page.body.append(data(page, 'on-record-wasm', program), data(page, 'on-record-archive', await packed(new Blob([archive]))));
  // Each language of the page, see boot/words.js.
  for (const [lang, name] of Object.entries(typeof onRecordWordFiles === 'object' ? onRecordWordFiles : {})) {
    page.body.append(data(page, `on-record-words-${lang}`, await packed(await (await got(name)).blob())));
  }
  for (const one of late) {
    page.body.append(script(page, await text(one.getAttribute('src'))));
    one.remove();
  }
  const written = styles.reduce((all, style, n) => all.replace(`<!--style ${n}-->`, () => `<style>${style}</style>`), page.documentElement.outerHTML);
  return `<!doctype html>\n${written}\n`;
}
