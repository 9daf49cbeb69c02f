// The corrections of this visit: each can be undone, all of them are saved as corpus.toml.

import { ask, discard, forgetBefore, left, list, lookedAt, putBack, saved, undo, unmatched } from './desk-edit.js';
import { button, close, field, go, status, ways } from './desk-dialog.js';
import { element } from './desk-found.js';
import { drawSheet, suggested } from './desk-sheet.js';

/** The newsroom's own file, and who corrects: for as long as the page is open. */
let file = '';
let fileName = 'corpus.toml';
let by = '';
let dated = false;

/** So many headlines are offered; any other one can be typed. */
const FEW = 2000;

export async function drawList(step, t) {
  const [choices, articles] = await Promise.all([ask({ task: 'choices' }), ask({ task: 'articles' })]);
  const heading = element('h2', { tabIndex: -1 }, t.desk);
  const again = () => go({ ...step });
  const then = (work) => async () => {
    await work();
    again();
  };
  const done = choices.review.filter((key) => lookedAt().has(key)).length;
  const before = left();
  const offer = before
    ? element('p', { className: 'offer' }, t.before(before.list.length), ' ', button([t.putBack, then(putBack)]), button([t.discard, then(forgetBefore)]))
    : undefined;
  const review = choices.review.length
    ? element('p', { className: 'ways review' }, button([t.review, () => go({ draw: drawSheet, review: true }), 'primary']), element('span', {}, t.looked(done, choices.review.length)))
    : undefined;
  const parts = [heading, element('p', { className: 'about' }, t.about), offer, review];
  if (!list().length) return { parts: [...parts, status(t.none), adding(t, articles), ways([t.close, close, 'primary'])], focus: heading };
  const told = new Map(unmatched());
  const items = list().map((change, place) => {
    const why = told.get(place);
    const back = button([t.undo, then(() => undo(place))]);
    back.ariaLabel = `${t.undo}: ${t.told(change)}`;
    return element('li', { dir: 'auto' }, element('span', {}, t.told(change)), back, ...(why ? [element('p', { className: 'unmatched' }, `${t.unmatched} ${t.refusal(why)}`)] : []));
  });
  const out = await saving(step, t, choices, again);
  step.take = out.take;
  return { parts: [...parts, element('ol', { className: 'changes' }, ...items), adding(t, articles), ...out.parts, ways([t.discardAll, then(discard)], [t.close, close])], focus: heading };
}

/** A statement for an article that has none to begin with: the one that is open, or one of all. */
function adding(t, articles) {
  const head = document.querySelector('article[data-document] h2')?.textContent ?? '';
  const open = articles.includes(head);
  const [article, names] = suggested(open ? head : '', articles.slice(0, FEW), { required: true });
  const add = (event) => {
    event.preventDefault();
    go({ draw: drawSheet, article: article.value.trim(), adds: true });
  };
  const form = element('form', { onsubmit: add }, field(t.inArticle, article), names, element('p', {}, element('button', { type: 'submit', className: 'quiet' }, t.add)));
  return element('details', { open }, element('summary', {}, t.add), form);
}

/** The file with the changes in it: to read, to copy, to save. */
async function saving(step, t, choices, again) {
  const text = element('textarea', { rows: 10, readOnly: true, dir: 'ltr', spellcheck: false });
  const says = status();
  const name = element('input', { type: 'text', value: by, autocomplete: 'name', dir: 'auto' });
  const when = element('input', { type: 'checkbox', checked: dated });
  const own = element('input', { type: 'file', accept: '.toml,text/plain' });
  const write = async () => {
    [by, dated] = [name.value.trim(), when.checked];
    const signed = list().map(({ made, ...change }) => ({ ...change, by, on: dated ? made : '' }));
    const answer = await ask({ task: 'write', file, list: signed });
    text.value = answer.text;
    says.className = answer.refused ? 'says failed' : 'says';
    says.textContent = (answer.refused ? [answer.refused] : answer.notes).map(t.refusal).join('\n');
    if (!answer.refused && !file && choices.corrected) says.textContent = t.hasFile;
    return answer.text;
  };
  const take = async (given) => {
    file = await given.text();
    fileName = given.name;
    again();
  };
  own.onchange = () => own.files.length && take(own.files[0]);
  name.onchange = when.onchange = write;
  const copy = async () => {
    const worked = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
    if (!worked) text.select();
    says.className = 'says';
    says.textContent = worked ? t.copied : t.byHand;
  };
  const save = async () => {
    const link = element('a', { href: URL.createObjectURL(new Blob([text.value], { type: 'application/toml' })), download: fileName });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    await saved();
  };
  await write();
  return {
    take,
    parts: [
      element('h3', {}, t.file),
      element('div', { className: 'pair' }, field(t.by, name), field(t.own, own)),
      element('label', { className: 'choice' }, when, element('span', {}, t.dated)),
      file ? element('p', { className: 'about' }, t.into(fileName)) : undefined,
      field(t.result, text),
      says,
      ways([t.download, save, 'primary'], [t.copy, copy]),
    ].filter(Boolean),
  };
}
