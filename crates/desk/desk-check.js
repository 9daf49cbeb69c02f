// The check of a draft: takes a text, has a worker set it against the archive that the page shows, and shows what was found.
// The draft lives in this file's variables until the page goes; nothing sends it and nothing stores it.

import { Crew, Stop } from './desk-crew.js';
import { element, showFound } from './desk-found.js';
import { fill, number, texts } from './desk-texts.js';

/** The draft as it was typed last. */
let draft = '';
/** What was found, in which text, against which archive. */
let found;
/** What is drawn: the place, its archive, its words; and how to stop listening. */
let view;
/** The workers of the task at hand. */
let crew;
/** The worker that waits for a draft. */
let waiting;

/** Draws the check into `place`, an element of a dialog. */
export function draw(place, archive) {
  view = { place, archive, t: texts(), heard: new AbortController(), ready: undefined };
  listen();
  if (found && (found.archive !== archive || found.lang !== view.t.lang)) found = undefined;
  found ? show() : ask();
}

/** The dialog is closed. What was found stays, so that who followed a link finds it again. */
export function leave() {
  view?.heard.abort();
  view = undefined;
  stop();
}

function stop() {
  crew?.end();
  waiting?.crew.end();
  crew = waiting = undefined;
}

/** How many articles a waiting worker reads to run itself in. */
const LEARNING = 12;

/**
 * A worker that opens the archive while the editor types, and then reads some of its articles: a browser translates a program
 * slowly at first and well once it has seen it run, so that the draft itself takes half of the time. Who asks waits for
 * nothing but the step at hand.
 */
function begin(archive) {
  const mine = { crew: new Crew(), asked: false };
  mine.open = mine.crew.gather(1).then(() => mine.crew.ask({ task: 'against', archive }));
  const learn = async () => {
    await mine.open;
    for (let step = 0; step <= LEARNING && !mine.asked; step++) await mine.crew.ask({ task: 'learn', step, check: step === LEARNING });
  };
  // Why there is no worker is told to who asks.
  learn().catch(() => {});
  return mine;
}

/** A text or a file that is dropped or pasted while the check is open is a draft, and no article. */
function listen() {
  const { place, heard } = view;
  const options = { signal: heard.signal, capture: true };
  const takes = (event) => event.composedPath().includes(place.closest('dialog'));
  addEventListener('dragover', (event) => takes(event) && event.preventDefault(), options);
  addEventListener('drop', (event) => take(event, event.dataTransfer), options);
  addEventListener('paste', (event) => event.target.closest?.('textarea') || take(event, event.clipboardData), options);
}

function take(event, data) {
  event.preventDefault();
  if (crew) return;
  const [file] = data.files;
  const words = data.getData('text/plain');
  if (file) return open(file);
  if (words.trim()) {
    draft = words;
    ask();
  }
}

/** The field for the draft, and what is to be said about it. */
function ask(says) {
  const { place, t } = view;
  found = undefined;
  const field = element('textarea', { rows: 12, dir: 'auto', value: draft, oninput: () => (draft = field.value) });
  const file = element('input', { type: 'file', onchange: () => file.files.length && open(file.files[0]) });
  place.replaceChildren(
    element('p', { className: 'about' }, t.about),
    element('label', { className: 'field' }, element('span', {}, t.draft), field),
    element('label', { className: 'field' }, element('span', {}, t.file), file),
    element('p', { className: says ? 'says failed' : 'says', role: 'status' }, says ?? ''),
    ways([t.check, check, 'primary'], [t.close, close]),
  );
  field.focus();
  waiting ??= begin(view.archive);
}

const button = ([label, onclick, className = 'quiet']) => element('button', { type: 'button', className, onclick }, label);
const ways = (...buttons) => element('p', { className: 'ways' }, ...buttons.map(button));
const close = () => view.place.closest('dialog').close();

/** So far; with a way to stop it. */
function wait(says) {
  const { place, t } = view;
  const bar = element('progress', { ariaLabel: says });
  const cancel = () => {
    stop();
    ask();
  };
  place.replaceChildren(element('p', { className: 'says', role: 'status' }, says), bar, ways([t.cancel, cancel, 'primary']));
  place.querySelector('button').focus();
  return bar;
}

/** Has the waiting worker do something, and says why where it does not. */
async function work(says, task) {
  const mine = view;
  const bar = wait(says);
  const own = waiting ?? begin(mine.archive);
  const workers = (crew = own.crew);
  own.asked = true;
  const goesOn = () => view === mine && crew === workers;
  try {
    await own.open;
    const done = await workers.ask(task, (step, all) => Object.assign(bar, { max: all, value: step }));
    return goesOn() ? done : undefined;
  } catch (error) {
    if (!goesOn()) return undefined;
    waiting = undefined;
    if (!(error instanceof Stop)) console.error(error);
    const { failures } = mine.t;
    ask(failures[error instanceof Stop ? error.message : 'stopped'] ?? failures.stopped);
    return undefined;
  } finally {
    // It ends with its task: no memory is held while an editor reads.
    workers.end();
    if (waiting === own) waiting = undefined;
    if (crew === workers) crew = undefined;
  }
}

async function check() {
  if (!draft.trim()) return ask(view.t.empty);
  const { archive, t } = view;
  const text = draft;
  const checked = await work(t.checking, { task: 'check', draft: text });
  if (!checked) return;
  found = { checked, archive, lang: t.lang };
  show();
}

/** The texts of a file, whatever format it has. */
async function open(file) {
  const { t } = view;
  const opened = await work(t.opening, { task: 'open', file, name: file.name });
  if (!opened) return;
  const read = opened.lines.map((line) => JSON.parse(line).text);
  if (read.length) draft = read.join('\n\n');
  ask(opened.problems.join('\n') || undefined);
}

function show() {
  const { place, t } = view;
  const note = element('textarea', { rows: 8, readOnly: true, hidden: true, ariaLabel: t.copy });
  const says = element('p', { className: 'says', role: 'status' });
  const copy = async () => {
    note.value = noteOf(found.checked, t);
    const worked = await navigator.clipboard?.writeText(note.value).then(() => true, () => false);
    says.textContent = worked ? t.copied : t.select;
    note.hidden = Boolean(worked);
    if (!worked) note.select();
  };
  place.replaceChildren(
    ...showFound(found.checked, t, close),
    says,
    note,
    ways([t.edit, () => ask(), 'primary'], [t.copy, copy], [t.print, () => print()], [t.close, close]),
  );
  place.querySelector('h3').focus();
}

/** What was found as a text to hand on. */
function noteOf({ counts, findings, short, least }, t) {
  const marks = { both: ['', ''], source: ['[-', '-]'], draft: ['{+', '+}'] };
  const lines = [t.summary(counts), ''];
  for (const { kind, line, speaker, runs, joined, cut, gaps, places, more } of findings) {
    const words = runs.map((run) => marks[run.kind].join(run.text)).join('').trim();
    lines.push([t.verdicts[kind], fill(t.line, number(t, line)), speaker].filter(Boolean).join(' · '));
    lines.push(kind === 'own' ? words : `“${words}”`);
    lines.push(...t.unsigned({ joined, cut }));
    for (const gap of gaps) lines.push(t.gap(gap));
    for (const place of places) {
      lines.push(`→ ${[...t.told(place, kind), new URL(t.link(place), location.href).href].join(' · ')}`);
      if (kind === 'own') lines.push(`  ${place.words}`);
    }
    if (more) lines.push(fill(t.more, number(t, more)));
    lines.push('');
  }
  lines.push(t.unchecked(short, least));
  return lines.join('\n');
}
