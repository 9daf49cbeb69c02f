// A link with filters on a slow line: the statements that are written into the page are filtered at once, by the few
// things that can be told without the program: speaker, topic, outlet, manner, words. What is locked filters as well.
// Whatever else is asked for leaves the page as it is, and the program answers.
'use strict';

(() => {
  const html = document.documentElement;
  const asked = new URLSearchParams(location.search);
  if (!html.classList.contains('elsewhere') || asked.has('src')) return;

  const SAYS = {
    en: ['Not complete yet: the statements of this link that are here already. The rest is on its way.', 'None of the first statements is one of this link. The rest is on its way.'],
    de: ['Noch nicht vollst\u00e4ndig: die \u00c4u\u00dferungen dieses Links, die schon da sind. Der Rest ist unterwegs.', 'Von den ersten \u00c4u\u00dferungen geh\u00f6rt keine zu diesem Link. Der Rest ist unterwegs.'],
    ar: ['\u063a\u064a\u0631 \u0645\u0643\u062a\u0645\u0644 \u0628\u0639\u062f: \u062a\u0635\u0631\u064a\u062d\u0627\u062a \u0647\u0630\u0627 \u0627\u0644\u0631\u0627\u0628\u0637 \u0627\u0644\u062a\u064a \u0648\u0635\u0644\u062a. \u0627\u0644\u0628\u0627\u0642\u064a \u0641\u064a \u0627\u0644\u0637\u0631\u064a\u0642.', '\u0644\u0627 \u0634\u064a\u0621 \u0645\u0646 \u0627\u0644\u062a\u0635\u0631\u064a\u062d\u0627\u062a \u0627\u0644\u0623\u0648\u0644\u0649 \u064a\u062e\u0635 \u0647\u0630\u0627 \u0627\u0644\u0631\u0627\u0628\u0637. \u0627\u0644\u0628\u0627\u0642\u064a \u0641\u064a \u0627\u0644\u0637\u0631\u064a\u0642.'],
  };

  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // Whole words: the program finds other forms of them as well, so that none of these is left out later.
  const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  /** The names that a card's links carry: of ./actor/ada-example/ and of #/v1/s?in=the-sample. */
  const slugs = (card, link) =>
    [...card.querySelectorAll(link)].map((one) => decodeURIComponent(one.getAttribute('href').match(/([^/=]+)\/?$/)?.[1] ?? ''));
  // A short form means the whole name.
  const named = (link) => (card, value) => slugs(card, link).some((slug) => slug === value || `-${slug}-`.includes(`-${value}-`));
  const tests = {
    by: (card, value) => (value === '~none' ? !card.querySelector('a.speaker') : named('a.speaker')(card, value)),
    on: named('a.topic'),
    in: named('a.outlet'),
    mode: (card, value) => card.dataset.writtenMode === value,
    q: (card, value) => {
      const parts = [...card.querySelectorAll('.words, a.speaker')].map((part) => part.textContent);
      const text = ` ${[...parts, card.querySelector('a.open')?.title ?? ''].map(words).join(' | ')} `;
      const pieces = value.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"').match(/"[^"]*"|[^\s"]+/g) ?? [];
      return pieces.every((piece) => !piece.startsWith('-') && text.includes(` ${words(piece)} `));
    },
  };

  /** The conditions of parameters, or nothing where one is not understood. */
  function conditions(params) {
    const all = [];
    for (const part of params.split('&').filter(Boolean)) {
      const [, key, written] = part.match(/^(\w+)=(.*)$/) ?? [];
      if (['sort', 'tab', 'w'].includes(key)) continue;
      if (!tests[key] || !written) return undefined;
      const not = key !== 'q' && written.startsWith('-');
      let values;
      try {
        values = (key === 'q' ? [written] : written.slice(not).split(',')).map((one) => decodeURIComponent(one));
      } catch {
        return undefined;
      }
      all.push((card) => not !== values.some((value) => tests[key](card, value)));
    }
    return all;
  }

  function filter() {
    const list = document.getElementById('written');
    const [, view, name, params = ''] = location.hash.match(/^#\/v1\/(s|actor|topic|outlet)(?:\/([^?]*))?(?:\?(.*))?$/) ?? (location.hash.startsWith('#/') ? [] : [0, 's']);
    const subject = { actor: 'by', topic: 'on', outlet: 'in' }[view];
    const mine = view && conditions(subject && name ? `${subject}=${name}&${params}` : params);
    const locked = conditions(html.dataset.locked.replace(/^[#?/]+/, ''));
    if (!list || !mine || !locked) return;
    const cards = [...list.querySelectorAll('.card')];
    const fitting = new Set(cards.filter((card) => [...mine, ...locked].every((fit) => fit(card))));
    const shown = fitting.size;
    // Of other forms of a word, and of what a question asks for, only the program knows: no word's absence is claimed.
    if (!shown && /(^|&)q=/.test(params)) return;
    for (const card of cards) card.hidden = !fitting.has(card);
    for (const group of list.querySelectorAll('.group')) group.hidden = !group.querySelector('.card:not([hidden])');
    const lang = onRecordLang();
    const note = Object.assign(document.createElement('p'), { className: 'notices', textContent: SAYS[lang][shown ? 0 : 1], lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
    note.setAttribute('role', 'status');
    list.querySelector('main').prepend(note);
    html.classList.add('partly');
    html.classList.remove('elsewhere');
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', filter);
  else filter();
})();
