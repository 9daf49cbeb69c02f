// An editor's corrections of this visit: a list of changes, made to the archive that the page shows by a worker. The archive
// itself is never changed, so a list with one change less gives the page that was there before.

import { Crew } from './desk-crew.js';
import { PAGE, corpusOf, dropChanges, keepChanges, keptChanges, tell } from './desk-kept.js';

/** Given the archive with all changes, and whether it is the reader's own. */
let show = () => {};
/** What is corrected: `{ archive, isOwn }`. */
let base;
/** The worker, and what opens the archive in it. */
let crew, opened;
/** The archive for which the worker has run itself in; of a large one each step takes longer than it could save. */
let warmed;
const LARGE = 8_000_000;
/** The archive with all changes; nothing where there are none. */
let revised;
/** What matches nothing: `[place in the list, why]`. */
let problems = [];

/** Each list that was ever shown, with its corpus; entries of the browser's history name one of them, so that Back undoes. */
const versions = [];
let at = -1;
const VISIT = `${performance.timeOrigin}`;

/** What is corrected, by its name in the browser's store: the page's corpus, or articles of the reader's own. */
let corpus;
/** The statements of it that were looked at. */
let looked = new Set();
/** What the last visit left of it, until it is put back or discarded. */
let before;
/** The same of what was shown before and may be shown again. */
const others = new Map();

export const list = () => versions[at]?.list ?? [];
export const corrected = () => revised;
export const unmatched = () => problems;
export const lookedAt = () => looked;
export const left = () => before;

export function showWith(listener) {
  show = listener;
}

/**
 * Another archive is shown, with its own corrections. `grows`: it is the one before with more articles, whose corrections are
 * made to it.
 */
export function rebase(archive, isOwn, grows = false) {
  if (base?.archive === archive) return;
  base = { archive, isOwn };
  drop();
  revised = undefined;
  const next = isOwn ? corpusOf(archive) : PAGE;
  if (next !== corpus) {
    if (grows) rename(next);
    else turnTo(next);
  }
  if (list().length) turn(list());
}

/** More articles: the corrections are kept with them. */
function rename(next) {
  dropChanges(corpus).catch(() => {});
  versions.forEach((version) => version.of === corpus && (version.of = next));
  corpus = next;
  if (list().length || looked.size) keep();
}

/** Another corpus: its corrections, and nobody else's. */
function turnTo(next) {
  if (corpus !== undefined) others.set(corpus, { at, looked, before });
  corpus = next;
  const known = others.get(next);
  if (known) ({ at, looked, before } = known);
  else {
    at = versions.push({ of: next, list: [] }) - 1;
    looked = new Set();
    before = undefined;
  }
  recall().then(() => tell(list().length > 0 || Boolean(before)));
}

function drop() {
  crew?.end();
  crew = opened = warmed = undefined;
}

/** Asks the worker; where its program has stopped, the next question starts another. */
export async function ask(task) {
  opened ??= start();
  const mine = opened;
  try {
    await mine;
    return await crew.ask(task);
  } catch (error) {
    if (opened === mine) drop();
    throw error;
  }
}

/** Corrections made for nothing while the editor looks at the first statement: a browser translates a program well once it has seen it run. */
export function warm(sheet) {
  if (warmed === base.archive || base.archive.byteLength > LARGE) return;
  warmed = base.archive;
  const { key, words, article } = sheet;
  ask({ task: 'warm', change: { act: 'accept', key, words, article }, list: list() }).catch(() => {});
}

async function start() {
  crew = new Crew();
  const mine = crew;
  await mine.gather(1);
  await mine.ask({ task: 'edit', archive: base.archive });
  if (list().length) await mine.ask({ task: 'apply', list: list() });
}

/** What the last visit left is looked up once. */
export async function recall() {
  if (before !== undefined || list().length) return;
  const asked = corpus;
  const kept = await keptChanges(asked).catch(() => undefined);
  if (asked !== corpus || before !== undefined) return;
  before = kept?.list.length ? kept : null;
  // How far a review has come stays, also where the corrections are in a file by now.
  kept?.looked?.forEach((key) => looked.add(key));
}

/** Puts back what the last visit left. */
export async function putBack() {
  const { list: kept } = before;
  before = null;
  await commit([...kept, ...list()]);
}

export async function forgetBefore() {
  before = null;
  await keep();
}

const keepAs = (kept) => keepChanges(corpus, { list: kept, looked: [...looked] }).catch(() => {});
const keep = () => keepAs([...(before?.list ?? []), ...list()]);

/** They are in a file: this browser keeps them no longer, only what was looked at. */
export const saved = () => keepAs(before?.list ?? []);

/** A statement was looked at. */
export function look(key) {
  looked.add(key);
  keep();
}

/** Adds a change. Gives why where it matches nothing; then it is not made. */
export async function make(change) {
  const made = { ...change, made: new Date().toISOString().slice(0, 10) };
  const next = [...list(), made];
  const answer = await ask({ task: 'apply', list: next });
  const refused = answer.problems.find(([place]) => place === next.length - 1);
  if (refused) {
    await ask({ task: 'apply', list: list() });
    return refused[1];
  }
  advance(next);
  present(answer);
  return undefined;
}

/** Takes the change at a place of the list back. */
export const undo = (place) => commit(list().filter((_, n) => n !== place));
export const discard = () => commit([]);

async function commit(next) {
  advance(next);
  await turn(next);
}

/** One more list, and one more entry of the history. */
function advance(next) {
  stamp();
  at = versions.push({ of: corpus, list: next }) - 1;
  try {
    history.pushState({ desk: [VISIT, at] }, '');
  } catch {
    // A frame without an address of its own: the list undoes as well.
  }
  keep();
}

async function turn(next) {
  present(await ask({ task: 'apply', list: next }));
}

function present({ archive, problems: told }) {
  problems = told;
  revised = list().length ? archive : undefined;
  show(archive, base.isOwn);
  if (revised) settle(revised);
}

/** Versions in other articles follow once the change is seen; what comes after the next change is not waited for. */
async function settle(shown) {
  await new Promise((done) => setTimeout(done));
  if (revised !== shown) return;
  const settled = await ask({ task: 'settle' }).catch(() => undefined);
  if (!settled || revised !== shown) return;
  revised = settled;
  show(settled, base.isOwn);
}

/** The present entry of the history shows the present list. */
function stamp() {
  try {
    history.replaceState({ ...history.state, desk: [VISIT, at] }, '');
  } catch {
    // As above.
  }
}

addEventListener('popstate', ({ state }) => {
  if (!versions.some((version) => version.list.length)) return;
  const [visit, then] = state?.desk ?? [];
  if (visit !== VISIT) return stamp();
  // Of another corpus: what is shown now stays as it is.
  if (then === at || versions[then]?.of !== corpus) return;
  at = then;
  keep();
  turn(list()).catch((error) => console.error(error));
  dispatchEvent(new Event('on-record-desk'));
});
