// An editor's corrections of this visit: a list of changes, made to the archive that the page shows by a worker. The archive
// itself is never changed, so a list with one change less gives the page that was there before.

import { Crew } from './desk-crew.js';
import { keepChanges, keptChanges } from './desk-kept.js';

/** Given the archive with all changes, and whether it is the reader's own. */
let show = () => {};
/** What is corrected: `{ archive, isOwn }`. */
let base;
/** The worker, and what opens the archive in it. */
let crew, opened;
/** The archive with all changes; nothing where there are none. */
let revised;
/** What matches nothing: `[place in the list, why]`. */
let problems = [];

/** Each list that was ever shown; entries of the browser's history name one of them, so that Back undoes. */
const versions = [[]];
let at = 0;
const VISIT = `${performance.timeOrigin}`;

/** The statements that were looked at. */
const looked = new Set();
/** What the last visit left, until it is put back or discarded. */
let before;

export const list = () => versions[at];
export const corrected = () => revised;
export const unmatched = () => problems;
export const lookedAt = () => looked;
export const left = () => before;

export function showWith(listener) {
  show = listener;
}

/** Another archive is shown: the changes are made to that one. */
export function rebase(archive, isOwn) {
  if (base?.archive === archive) return;
  base = { archive, isOwn };
  drop();
  revised = undefined;
  if (list().length) turn(list());
}

function drop() {
  crew?.end();
  crew = opened = undefined;
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
  const kept = await keptChanges().catch(() => undefined);
  before = kept?.list.length ? kept : null;
}

/** Puts back what the last visit left. */
export async function putBack() {
  const { list: kept, looked: seen = [] } = before;
  before = null;
  seen.forEach((key) => looked.add(key));
  await commit([...kept, ...list()]);
}

export async function forgetBefore() {
  before = null;
  await keep();
}

const keep = () =>
  keepChanges({ list: [...(before?.list ?? []), ...list()], looked: [...(before?.looked ?? []), ...looked] }).catch(() => {});

/** They are in a file: this browser keeps them no longer. */
export const saved = () => keepChanges({ list: before?.list ?? [], looked: [] }).catch(() => {});

/** A statement was looked at. */
export function look(key) {
  looked.add(key);
  if (list().length) keep();
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
  versions.push(next);
  at = versions.length - 1;
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
  if (versions.length === 1) return;
  const [visit, then] = state?.desk ?? [];
  if (visit !== VISIT) return stamp();
  if (then === at || !versions[then]) return;
  at = then;
  keep();
  turn(versions[then]).catch((error) => console.error(error));
  dispatchEvent(new Event('on-record-desk'));
});
