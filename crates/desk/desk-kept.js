// What this browser keeps, in IndexedDB: one archive with its JSON lines, on request; an editor's corrections, until they
// are saved or discarded.

const NAME = 'on-record.own';
const STORE = 'kept';
const KEY = 'articles';

/** Does `work` in the store and gives what it asked for. Rejects where the browser keeps nothing. */
function inStore(mode, work) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const change = base.transaction(STORE, mode);
      const asked = work(change.objectStore(STORE));
      change.oncomplete = () => (base.close(), done(asked.result));
      change.onabort = () => (base.close(), failed(change.error));
    };
  });
}

/** `{ archive, lines, articles, statements }`, or nothing. */
export const kept = () => inStore('readonly', (store) => store.get(KEY));

export async function keep(own) {
  await inStore('readwrite', (store) => store.put(own, KEY));
  // Asked for, not needed: without it the browser may clear it when the disk is full.
  await navigator.storage?.persist?.().catch(() => {});
}

const MARK = 'on-record.corrections';

/** Pages of one site, and archives in one page, do not share theirs. */
const place = (corpus) => `corrections ${location.pathname} ${corpus}`;

/** The page's own corpus, whatever is packed into it next week: corrections that match nothing then are named. */
export const PAGE = new URLSearchParams(location.search).get('src') ?? '';

/** A reader's own articles are known by the check that their archive bears (docs/archive.md): other articles are another corpus. */
export function corpusOf(archive) {
  const check = new Uint8Array(archive.buffer ?? archive, (archive.byteOffset ?? 0) + 20, 8);
  return `own:${[...check].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The corrections of a corpus: `{ list, looked }`, or nothing. */
export const keptChanges = (corpus) => inStore('readonly', (store) => store.get(place(corpus)));

/** Keeps corrections of a corpus, and which statements were looked at; the page's button shows that there are some. */
export async function keepChanges(corpus, kept) {
  const any = kept.list.length > 0;
  await inStore('readwrite', (store) => (any || kept.looked.length ? store.put(kept, place(corpus)) : store.delete(place(corpus))));
  tell(any);
  // The next visit begins with the page's own corpus.
  if (corpus !== PAGE) return;
  if (any) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}

/** Forgets those of a corpus that is another one now. */
export const dropChanges = (corpus) => inStore('readwrite', (store) => store.delete(place(corpus)));

/** Whether the button shows that there are some. */
export const tell = (any) => document.documentElement.toggleAttribute('data-corrections', any);

export const forget = () => inStore('readwrite', (store) => store.delete(KEY));
