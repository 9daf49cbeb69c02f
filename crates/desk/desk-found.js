// Draws what was found for a draft: a summary, the findings with the most serious first, and the draft with its marks. Every
// word of a draft or an article goes in as text, never as markup.

import { fill, number } from './desk-texts.js';

/** An element with some of its properties, and what is in it. */
export function element(tag, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside.filter((one) => one !== undefined));
  return made;
}

/** What was found (`Checked` of src/check.rs), as elements. `close` is called where a link leaves the check. */
export function showFound({ counts, own, short, least, draft, findings }, t, close) {
  const items = [];
  const marks = draft.map(({ text, kind }) => (kind ? mark(text, kind, t) : text));
  for (const finding of findings) {
    const place = marks[finding.piece];
    const item = showFinding(finding, place, t, close);
    items.push(item);
    // Of several in one piece the most serious has its mark.
    place.onclick ??= () => reach(item);
  }
  const tally = counts.map(([kind, n]) => count(kind, n, items, findings, t));
  if (own) tally.push(count('own', own, items, findings, t));
  return [
    element('h3', { tabIndex: -1, className: 'summary' }, counts.length ? fill(t.quotations, number(t, total(counts))) : t.none),
    element('ul', { className: 'tally' }, ...tally),
    element(
      'div',
      { className: 'checked' },
      element('ol', { className: 'findings', ariaLabel: t.findings }, ...items),
      element('div', { className: 'draft', tabIndex: 0, role: 'region', ariaLabel: t.draft, dir: 'auto' }, ...marks),
    ),
    element('p', { className: 'unchecked' }, t.unchecked(short, least)),
  ];
}

const total = (counts) => counts.reduce((sum, [, n]) => sum + n, 0);

/** "Altered 2": leads to the first of them. */
function count(kind, n, items, findings, t) {
  const first = items[findings.findIndex((finding) => finding.kind === kind)];
  const button = element(
    'button',
    { type: 'button', className: kind, onclick: () => reach(first) },
    `${t.verdicts[kind]} `,
    element('b', {}, number(t, n)),
  );
  return element('li', {}, button);
}

function mark(text, kind, t) {
  const made = element('mark', { className: kind, tabIndex: 0, role: 'button', title: t.verdicts[kind] }, text);
  made.onkeydown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    made.click();
  };
  return made;
}

/** Brings something into sight, and the focus to it. */
function reach(target) {
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

function showFinding({ kind, line, speaker, runs, joined, cut, gaps, places, more }, place, t, close) {
  const tags = { both: 'span', source: 'del', draft: 'ins' };
  const words = runs.map((run) => element(tags[run.kind], {}, run.text));
  const jump = element('button', { type: 'button', className: 'quiet', onclick: () => reach(place) }, t.jump);
  const near = kind === 'own' && !places.length ? [element('p', { className: 'about' }, t.nothing)] : [];
  return element(
    'li',
    { className: `finding ${kind}`, tabIndex: -1 },
    element(
      'p',
      { className: 'verdict' },
      element('strong', {}, t.verdicts[kind]),
      element('span', {}, [fill(t.line, number(t, line)), ...(speaker ? [speaker] : [])].join(' · ')),
      jump,
    ),
    element('p', { className: 'meaning' }, t.meanings[kind]),
    element('blockquote', { dir: 'auto' }, ...words),
    ...t.unsigned({ joined, cut }).map((says) => element('p', { className: 'gap unsigned' }, says)),
    ...gaps.map((gap) => element('p', { className: gap.negated ? 'gap negated' : 'gap' }, t.gap(gap))),
    ...near,
    element('ul', { className: 'places' }, ...places.map((one) => showPlace(one, kind, t, close))),
    ...(more ? [element('p', { className: 'about' }, fill(t.more, number(t, more)))] : []),
  );
}

function showPlace(place, kind, t, close) {
  const [title, ...rest] = t.told(place, kind);
  return element(
    'li',
    {},
    element('a', { href: t.link(place), onclick: () => close(), dir: 'auto' }, title),
    element('span', {}, ` · ${rest.join(' · ')}`),
    ...(kind === 'own' ? [element('blockquote', { dir: 'auto' }, place.words)] : []),
  );
}
