// What this browser keeps, in IndexedDB: one archive with its JSON lines, on request; an editor's corrections, until they
// are saved or discarded.

const NAME = 'on-record.own';
const SHELF = 'kept';
const KEY = 'articles';

/** Does `work` on the shelf and gives what it asked for. Rejects where the browser keeps nothing. */
function shelf(mode, work) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(SHELF);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const change = base.transaction(SHELF, mode);
      const asked = work(change.objectStore(SHELF));
      change.oncomplete = () => (base.close(), done(asked.result));
      change.onabort = () => (base.close(), failed(change.error));
    };
  });
}

/** `{ archive, lines, articles, statements }`, or nothing. */
export const kept = () => shelf('readonly', (store) => store.get(KEY));

export async function keep(own) {
  await shelf('readwrite', (store) => store.put(own, KEY));
  // Asked for, not needed: without it the browser may clear it when the disk is full.
  await navigator.storage?.persist?.().catch(() => {});
}

const MARK = 'on-record.corrections';

/** Two pages of one site, and two archives in one page, do not share theirs. */
const changes = () => `corrections ${location.pathname} ${new URLSearchParams(location.search).get('src') ?? ''}`;

/** The corrections of this page: `{ list, looked }`, or nothing. */
export const keptChanges = () => shelf('readonly', (store) => store.get(changes()));

/** Keeps corrections, or none; the page's button shows that there are some. */
export async function keepChanges(kept) {
  const any = kept.list.length > 0;
  await shelf('readwrite', (store) => (any ? store.put(kept, changes()) : store.delete(changes())));
  if (any) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
  document.documentElement.toggleAttribute('data-corrections', any);
}

export const forget = () => shelf('readwrite', (store) => store.delete(KEY));
