// What a reader keeps in this browser: one archive with its JSON lines, in IndexedDB. Kept only on request.

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

export const forget = () => shelf('readwrite', (store) => store.delete(KEY));
