// A statement on the desk: accepted, taken back, given to another speaker, mended; or one that is added to its article.

import { ask, look, lookedAt, warm } from './desk-edit.js';
import { button, change, close, field, go, status, ways } from './desk-dialog.js';
import { element } from './desk-found.js';
import { drawList } from './desk-list.js';
import { drawPerson } from './desk-person.js';
import { fill } from './desk-texts.js';
import { article } from './desk-words.js';

export const UNKNOWN = 'unknown';

/** A field with suggestions. */
export function suggested(value, names, properties = {}) {
  const id = `or-desk-${Math.random().toString(36).slice(2)}`;
  const options = names.map((name) => element('option', { value: name }));
  const input = element('input', { type: 'text', value, autocomplete: 'off', dir: 'auto', ...properties });
  input.setAttribute('list', id);
  return [input, element('datalist', { id }, ...options)];
}

/** Draws `{ key, article, review, adds }`: a statement; the next one of a review; one to be added beside it, or to an article. */
export async function drawSheet(step, t) {
  const choices = await ask({ task: 'choices' });
  const review = step.review && reviewed(choices.review);
  const sheet = await asked(step, choices);
  if (!sheet) return nothing(step, t, review);
  step.key = sheet.key;
  if (sheet.key) warm(sheet);
  return step.adds ? adding(step, t, sheet, choices) : correcting(step, t, sheet, choices, review);
}

function asked({ review, key, article }, choices) {
  if (review && !key) return next(choices.review);
  return ask(article ? { task: 'blank', article } : { task: 'sheet', key });
}

const reviewed = (keys) => [keys.filter((key) => lookedAt().has(key)).length, keys.length];

/** The least sure statement that nobody has looked at. */
async function next(keys) {
  for (const key of keys) {
    const sheet = !lookedAt().has(key) && (await ask({ task: 'sheet', key }));
    if (sheet) return sheet;
  }
  return undefined;
}

function nothing(step, t, review) {
  const says = review ? `${t.looked(...review)} ${t.allLooked}` : t.gone;
  return { parts: [element('h2', { tabIndex: -1 }, t.desk), status(says), ways([t.all, () => go({ draw: drawList }), 'primary'], [t.close, close])] };
}

/** The fields that a statement has, and what an editor changed in them. */
function fields(t, sheet, choices, words) {
  const [speaker, speakers] = suggested(sheet.speaker ?? '', choices.speakers, { placeholder: t.nobody });
  const [addressee, channels] = suggested(sheet.addressee ?? '', choices.channels);
  const day = element('input', { type: 'date', value: sheet.day ?? '' });
  const topics = chips(t, sheet.topics, choices.topics);
  const note = element('input', { type: 'text', value: sheet.note, dir: 'auto' });
  speaker.setAttribute('aria-keyshortcuts', 's');
  const pieces = () => words.value.split('\n').map((piece) => piece.trim()).filter(Boolean);
  const said = (input, before) => (input.value.trim() === (before ?? '') ? undefined : input.value.trim() || UNKNOWN);
  return {
    speaker,
    note,
    parts: [
      field(t.speaker, speaker),
      speakers,
      element('div', { className: 'pair' }, field(t.day, day), field(t.addressee, addressee)),
      channels,
      ...(choices.topics.length ? topics.parts : []),
      field(t.note, note),
    ],
    pieces,
    changed() {
      const made = { speaker: said(speaker, sheet.speaker), day: said(day, sheet.day), addressee: said(addressee, sheet.addressee) };
      const chosen = topics.chosen();
      if (!same(chosen, sheet.topics)) made.topics = chosen;
      if (note.value.trim() && note.value.trim() !== sheet.note) made.note = note.value.trim();
      return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
    },
  };
}

/** Values of a kind, each with a way to take it out, and a field that adds one more. What is typed and not added yet counts. */
function chips(t, values, names) {
  let chosen = [...values];
  const [input, options] = suggested('', names);
  const rows = element('ul', { className: 'chosen' });
  const known = (typed) => names.find((name) => name.toLowerCase() === typed.trim().toLowerCase());
  const add = () => {
    const name = known(input.value);
    if (!name) return;
    if (!chosen.includes(name)) chosen.push(name);
    input.value = '';
    draw();
  };
  const remove = (name) => () => {
    const at = chosen.indexOf(name);
    chosen = chosen.filter((one) => one !== name);
    draw();
    (rows.querySelectorAll('button')[Math.min(at, chosen.length - 1)] ?? input).focus();
  };
  function draw() {
    const row = (name) => {
      const out = element('button', { type: 'button', className: 'quiet', ariaLabel: fill(t.remove, name), onclick: remove(name) }, '×');
      return element('li', { dir: 'auto' }, element('span', {}, name), out);
    };
    rows.replaceChildren(...chosen.map(row));
  }
  input.onchange = add;
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || !input.value.trim()) return;
    event.preventDefault();
    add();
  };
  draw();
  return {
    parts: [field(t.topics, input), options, rows],
    chosen() {
      const typed = input.value.trim();
      return typed && !chosen.includes(typed) ? [...chosen, typed] : [...chosen];
    },
  };
}

const same = (one, other) => one.length === other.length && one.every((name) => other.includes(name));
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The field of a statement's words, and the article in which they are selected. */
function bounds(t, sheet, content) {
  const shown = content.map(([from, to]) => plain(sheet.text.slice(from, to)));
  const words = element('textarea', { rows: 3, value: shown.join('\n'), dir: 'auto' });
  const more = element('input', { type: 'checkbox' });
  /** What stands before the words that were selected; what is typed may stand anywhere. */
  let place;
  const picked = (pieces, before) => {
    place = { pieces: pieces.join('\n'), before };
    words.value = place.pieces;
  };
  const before = () => (place?.pieces === words.value ? place.before : '');
  const text = article(sheet.text, content, { label: t.article, help: t.select, picked, several: () => more.checked });
  const parts = [field(t.words, words), ...text.parts, element('label', { className: 'choice' }, more, element('span', {}, t.another))];
  return { words, before, parts, shown, reveal: text.reveal };
}

function correcting(step, t, sheet, choices, review) {
  const says = status();
  const { words, before, parts, shown, reveal } = bounds(t, sheet, sheet.content);
  const form = fields(t, sheet, choices, words);
  const of = { key: sheet.key, words: sheet.words, article: sheet.article, added: sheet.correction === 'added' };
  if (of.added) of.words = shown;
  const who = sheet.speaker ?? sheet.perhaps;
  const accept = () => change({ act: 'accept', ...of, speaker: who ?? UNKNOWN, note: note() }, step, says);
  const withdraw = () => change({ act: 'withdraw', ...of, note: note() }, step, says);
  const note = () => (form.note.value.trim() === sheet.note ? '' : form.note.value.trim());
  const save = () => {
    const made = form.changed();
    if (form.pieces().join('\n') !== shown.join('\n')) Object.assign(made, { content: form.pieces(), before: before() });
    if (!Object.keys(made).length) return (says.textContent = t.unchanged);
    return change({ act: 'mend', ...of, ...made }, step, says);
  };
  const skip = () => {
    look(sheet.key);
    go({ ...step, key: undefined });
  };
  const details = element('details', { ontoggle: reveal }, element('summary', {}, t.bounds), ...parts);
  const heading = element('h2', { tabIndex: -1 }, t.correct);
  const first = ways([t.accept, accept, 'primary'], [t.withdraw, withdraw], review && [t.next, skip]);
  const keys = ['a', 'w', 'n'];
  [...first.children].forEach((one, n) => one.setAttribute('aria-keyshortcuts', keys[n]));
  const form2 = element('form', { onsubmit: (event) => (event.preventDefault(), save()) }, ...form.parts.filter(Boolean), details, says, element('p', { className: 'ways' }, element('button', { type: 'submit', className: 'primary' }, t.save), ...links()));
  function links() {
    return [
      [t.add, () => go({ draw: drawSheet, key: sheet.key, adds: true })],
      sheet.slug && [t.person, () => go({ draw: drawPerson, slug: sheet.slug, key: sheet.key })],
      [t.all, () => go({ draw: drawList, key: sheet.key })],
      [t.close, close],
    ].filter(Boolean).map(button);
  }
  return {
    parts: [
      heading,
      review && element('p', { className: 'about looked' }, t.looked(...review)),
      element('blockquote', { dir: 'auto' }, shown.join(' … ')),
      element('p', { className: 'about' }, t.of(sheet)),
      first,
      form2,
    ],
    focus: heading,
  };
}

function adding(step, t, sheet, choices) {
  const says = status();
  const { words, before, parts, reveal } = bounds(t, sheet, []);
  const empty = { ...sheet, day: null, addressee: null, topics: [], note: '' };
  const form = fields(t, empty, choices, words);
  const save = () => {
    const pieces = form.pieces();
    if (!pieces.length) return (says.textContent = t.noWords);
    const made = { speaker: form.speaker.value.trim() || UNKNOWN, ...form.changed() };
    return change({ act: 'add', key: '', article: sheet.article, words: pieces, before: before(), ...made }, step, says);
  };
  const heading = element('h2', { tabIndex: -1 }, t.add);
  const back = () => go(sheet.key ? { draw: drawSheet, key: sheet.key } : { draw: drawList });
  const buttons = element('p', { className: 'ways' }, element('button', { type: 'submit', className: 'primary' }, t.save), button([t.back, back]), button([t.close, close]));
  return {
    parts: [
      heading,
      element('p', { className: 'about', dir: 'auto' }, sheet.title),
      element('form', { onsubmit: (event) => (event.preventDefault(), save()) }, ...parts, ...form.parts.filter(Boolean), says, buttons),
    ],
    focus: heading,
    after: reveal,
  };
}
