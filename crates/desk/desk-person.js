// An actor on the desk: called otherwise, described, joined with another, parted from who is somebody else.

import { ask } from './desk-edit.js';
import { button, change, close, field, go, status } from './desk-dialog.js';
import { element } from './desk-found.js';
import { fill, number } from './desk-texts.js';
import { UNKNOWN, drawSheet, suggested } from './desk-sheet.js';

/** Draws `{ slug, key }`: an actor, and the statement from which somebody came. */
export async function drawPerson(step, t) {
  const [person, choices] = await Promise.all([ask({ task: 'person', name: step.slug }), ask({ task: 'choices' })]);
  if (!person) return { parts: [element('h2', { tabIndex: -1 }, t.person), status(t.gone)] };
  const says = status();
  const label = element('input', { type: 'text', value: person.name, dir: 'auto', required: true });
  const role = element('input', { type: 'text', value: person.role ?? '', dir: 'auto' });
  const kind = element('select', {}, ...Object.entries(t.kinds).map(([value, name]) => element('option', { value, selected: value === person.kind }, name)));
  const wikidata = element('input', { type: 'text', value: person.wikidata ?? '', placeholder: 'Q42', pattern: 'Q[1-9][0-9]*', dir: 'ltr' });
  const [other, names] = suggested('', choices.speakers.filter((name) => name !== person.name));
  const forms = person.forms.map((form) => [form, element('input', { type: 'checkbox' })]);
  const save = () => {
    const name = label.value.trim();
    const made = { act: 'actor', slug: person.slug, label: name, aliases: [], not: [] };
    if (name !== person.name) made.aliases.push(person.name);
    if (!named(other.value, person.name)) made.aliases.push(other.value.trim());
    made.not = forms.filter(([, box]) => box.checked).map(([form]) => form);
    if (role.value.trim() !== (person.role ?? '')) made.role = role.value.trim() || UNKNOWN;
    if (kind.value !== person.kind) made.kind = kind.value;
    if (wikidata.value.trim() !== (person.wikidata ?? '')) made.wikidata = wikidata.value.trim() || UNKNOWN;
    const any = made.aliases.length + made.not.length || made.role || made.kind || made.wikidata;
    if (!any) return (says.textContent = t.unchanged);
    return change({ ...made, key: '' }, { ...step, stays: step.key && { draw: drawSheet, key: step.key } }, says);
  };
  const heading = element('h2', { tabIndex: -1 }, t.person);
  const apart = elsewhere(step, t, person, says);
  const parting = forms.length
    ? element('fieldset', {}, element('legend', {}, t.part), ...forms.map(([form, box]) => element('label', { className: 'choice' }, box, element('span', { dir: 'auto' }, form))))
    : undefined;
  return {
    parts: [
      heading,
      element(
        'form',
        { onsubmit: (event) => (event.preventDefault(), save()) },
        field(t.name, label),
        element('div', { className: 'pair' }, field(t.role, role), field(t.kind, kind)),
        element('div', { className: 'pair' }, field(t.merge, other), field(t.wikidata, wikidata)),
        names,
        ...(parting ? [parting] : []),
        ...(apart ? [apart] : []),
        says,
        element(
          'p',
          { className: 'ways' },
          element('button', { type: 'submit', className: 'primary' }, t.save),
          ...(step.key ? [button([t.back, () => go({ draw: drawSheet, key: step.key })])] : []),
          button([t.close, close]),
        ),
      ),
    ],
    focus: heading,
  };
}

/** Whether a field is empty or says what somebody is called already. */
const named = (typed, name) => ['', name.toLowerCase()].includes(typed.trim().toLowerCase());

/** Two who are written alike: the articles in which somebody else is meant, and what that one is called. */
function elsewhere(step, t, person, says) {
  if (person.articles.length < 2) return undefined;
  const other = element('input', { type: 'text', dir: 'auto', placeholder: fill(t.otherLike, person.name) });
  const rows = person.articles.map((one) => {
    const box = element('input', { type: 'checkbox' });
    const title = one.form === person.name ? one.title : `${one.title} · ${one.form}`;
    const count = element('b', {}, one.statements ? number(t, one.statements) : '');
    return [one, box, element('li', {}, element('label', { className: 'choice' }, box, element('span', { dir: 'auto' }, title), count))];
  });
  const part = () => {
    const chosen = rows.filter(([, box]) => box.checked).map(([one]) => one);
    const label = other.value.trim();
    const missing = !chosen.length ? t.noArticles : named(label, person.name) ? t.otherName : undefined;
    if (missing) return (says.textContent = missing);
    const aliases = [...new Set(chosen.map(({ form }) => form))].filter((form) => form !== label);
    const made = { act: 'actor', slug: '', label, aliases, articles: chosen.map(({ article }) => article), key: '' };
    return change(made, { ...step, stays: step.key && { draw: drawSheet, key: step.key } }, says);
  };
  return element(
    'details',
    {},
    element('summary', {}, t.alike),
    element('p', { className: 'about' }, t.alikeAbout),
    element('ul', { className: 'appearances' }, ...rows.map(([, , row]) => row)),
    field(t.other, other),
    element('p', {}, button([t.partThem, part])),
  );
}
