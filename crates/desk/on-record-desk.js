// A reader's own articles: what is waiting, what is being read, what was read. boot/own.js fetches this file when
// somebody hands something over, or asks what is kept. Nothing here sends anything: files go to workers of this page, and
// all that is fetched is the reader beside this file.

import { draw, leave as leaveCheck } from './desk-check.js';
import { Crew, Stop } from './desk-crew.js';
import { openDesk } from './desk-dialog.js';
import { corrected, rebase, showWith } from './desk-edit.js';
import { forget, keep, kept } from './desk-kept.js';

/** Told of every change; see `Snapshot` in src/platform/own.rs for the fields. */
let tell = () => {};
/** Files that wait, each `{ file, name }`. */
let waiting = [];
/** What was read last: archive, lines, readings, and the archive of the page that they were joined with. */
let own;
let crew;
/** The archive of the page itself. */
let held;
let state = { phase: 'ready', done: 0, total: 0, articles: 0, statements: 0, problems: [], kept: 0 };

/** How often a reader is told how far it is, in milliseconds. */
const OFTEN = 120;

function say(change, archive, grows) {
  state = { ...state, ...change, waiting: waiting.map(({ name }) => name) };
  tell(state, archive);
  // An editor's corrections are made to whatever the page shows.
  if (archive) rebase(archive, true, grows);
}

export function hear(listener) {
  tell = listener;
  showWith((archive, isOwn) => tell(undefined, archive, isOwn));
}

/** The page shows its own archive. */
export function hold(archive) {
  held = archive;
  if (!own) rebase(held, false);
}

/** Opens the desk: for a statement, or with the list of corrections. */
export function correct(key) {
  openDesk(key);
}

/** Tells what is kept, so that it can be offered. */
export async function look() {
  const found = await kept().catch(() => undefined);
  say({ kept: found?.articles ?? 0 });
}

/** Takes files that wait to be read: `{ file, name }` each. */
export function add(files) {
  waiting.push(...files);
  say(crew ? {} : { phase: 'ready' });
}

/** Reads what waits: together with what is shown, or instead of it. */
export async function read({ together, title, shown }) {
  if (!waiting.length || crew) return;
  say({ phase: 'reading', done: 0, total: waiting.length, problems: [] });
  const files = waiting;
  crew = new Crew();
  try {
    await crew.gather();
    const before = together ? own : undefined;
    const base = together ? (own ? own.base : shown) : undefined;
    const run = { problems: [], notes: [], read: [...(before?.read ?? [])], total: 0, done: 0, told: 0 };
    const first = before?.read ? undefined : (before?.archive ?? base);
    // What editors said stands in the archive that was there first.
    const from = base ?? first;
    const packed = await all(run, files, first, { title, base: from });
    waiting = waiting.filter((one) => !files.includes(one));
    own = { ...packed, title, read: run.read, base: from };
    const { articles, statements, notes } = packed;
    say({ phase: 'done', articles, statements, problems: [...run.problems, ...run.notes, ...notes] }, own.archive, Boolean(before));
  } catch (error) {
    if (!(error instanceof Stop)) console.error(error);
    const why = error instanceof Stop ? error.message : 'stopped';
    // Nothing is lost: the files wait, and what was shown is shown.
    say({ phase: why === 'cancelled' ? 'ready' : why });
  } finally {
    crew.end();
    crew = undefined;
  }
}

/** Opens the files, reads their articles, packs all. What cannot be read is told and costs nothing else. */
async function all(run, files, first, { title, base }) {
  const step = (done, total) => {
    run.done += done;
    run.total += total;
    const now = performance.now();
    if (now - run.told < OFTEN) return;
    run.told = now;
    say({ done: run.done, total: run.total });
  };
  const reading = [];
  const opened = ({ lines, problems, notes }) => {
    run.problems.push(...problems);
    run.notes.push(...notes);
    step(0, lines.length);
    for (const line of lines) {
      const one = readOne(run, line).then(() => step(1, 0));
      // Who cancels is told once, by the opening that is waited for first.
      one.catch(() => {});
      reading.push(one);
    }
  };
  const opening = files.map(({ file, name }) =>
    crew.ask({ task: 'open', file, name }).then(opened, (error) => failed(run, name, error)),
  );
  if (first) opening.push(crew.ask({ task: 'reopen', archive: first }).then(opened));
  await Promise.all(opening);
  await Promise.all(reading);
  say({ done: run.total, total: run.total });
  return crew.ask({ task: 'pack', read: run.read, title, shown: base });
}

async function readOne(run, line) {
  try {
    run.read.push(await crew.ask({ task: 'read', line }));
  } catch (error) {
    failed(run, JSON.parse(line).id, error);
  }
}

function failed(run, name, error) {
  if (error instanceof Stop) throw error;
  const unreadable = error.name === 'NotReadableError' || /could not be read|NotFound/i.test(error.message);
  run.problems.push(
    unreadable
      ? `${name}: the browser could not read this file (${error.message}): choose it anew; skipped`
      : `${name}: reading it failed, which is a fault of On Record: please report it with the article; skipped (${error.message})`,
  );
}

/** Ends the reading; what waited waits again. */
export function cancel() {
  crew?.end();
}

/** What a file with this ending holds: the archive, the articles with their statements as JSON lines, or a page. */
const made = {
  orc: () => new Blob([corrected() ?? own.archive], { type: 'application/octet-stream' }),
  jsonl: () => own.lines,
  async html() {
    const { onePage } = await import('./desk-onefile.js');
    return new Blob([await onePage(corrected() ?? own.archive, own.title)], { type: 'text/html' });
  },
};

/** Hands the reader a file. */
export async function save(ending) {
  if (!own) return;
  let blob;
  try {
    blob = await made[ending]();
  } catch (error) {
    const why = `my-articles.${ending}: a part of this page could not be had (${error.message}): check the connection and save again`;
    return say({ problems: [why, ...state.problems.filter((problem) => problem !== why)] });
  }
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `my-articles.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Keeps what was read in this browser. */
export async function keepIt() {
  if (!own) return;
  const { archive, lines, articles, statements, title } = own;
  const worked = await keep({ archive, lines, articles, statements, title }).then(() => true, () => false);
  say(worked ? { kept: articles } : { phase: 'full' });
}

export async function forgetIt() {
  await forget().catch(() => {});
  say({ kept: 0 });
}

/** Shows what is kept. */
export async function reopen() {
  const found = await kept().catch(() => undefined);
  if (!found) return say({ kept: 0 });
  own = found;
  say({ phase: 'done', articles: found.articles, statements: found.statements, problems: [] }, found.archive);
}

/** The page shows its own corpus again. */
export function leave() {
  own = undefined;
  say({ phase: 'ready', problems: [] });
  if (held) rebase(held, false);
}

/** Draws the check of a draft into `place`, against what is shown: the reader's own articles where no archive is given. */
export function check(place, shown) {
  draw(place, corrected() ?? shown ?? own?.archive);
}

/** The check is closed. */
export function checked() {
  leaveCheck();
}
