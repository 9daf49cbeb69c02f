// An article's text in which an editor selects words: by dragging, by a click on the first and one on the last word, or by
// keys (arrows move, with Shift they select). Pieces of a statement may stand apart.

import { element } from './desk-found.js';

const FAR = 12;
/** So many words before others tell which place is meant, where these stand in the article more than once. */
const BEFORE = 5;

/**
 * The text with the words of `content` (pairs of UTF-16 offsets) selected. `picked(pieces, before)` hears of each selection, the
 * pieces as texts, and the words before where the first piece stands in the text more than once; `several()` tells whether a selection adds a piece.
 */
export function article(text, content, { label, help, picked, several }) {
  const words = [...text.matchAll(/\S+/g)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  let pieces = content.map(([from, to]) => reach(from, to)).filter(Boolean);
  let cursor = pieces[0]?.[0] ?? 0;
  let anchor = cursor;
  /** The first of two clicks. */
  let first;
  const spans = words.map(({ from, to }, n) => Object.assign(element('span', {}, text.slice(from, to)), { word: n }));
  const about = element('p', { className: 'about', id: `or-desk-${Math.random().toString(36).slice(2)}` }, help);
  const box = element('div', { className: 'article', tabIndex: 0, role: 'group', ariaLabel: label, dir: 'auto' });
  box.setAttribute('aria-describedby', about.id);
  paragraphs();
  draw();

  function reach(from, to) {
    const inside = words.flatMap((word, n) => (word.from < to && word.to > from ? [n] : []));
    return inside.length ? [inside[0], inside.at(-1)] : undefined;
  }

  function paragraphs() {
    let paragraph = element('p');
    words.forEach(({ from }, n) => {
      const gap = n ? text.slice(words[n - 1].to, from) : '';
      if (gap.includes('\n') && paragraph.childNodes.length) {
        box.append(paragraph);
        paragraph = element('p');
      } else if (n) paragraph.append(' ');
      paragraph.append(spans[n]);
    });
    box.append(paragraph);
  }

  function draw() {
    spans.forEach((span, n) => {
      const within = pieces.some(([from, to]) => n >= from && n <= to);
      span.className = [within && 'picked', n === cursor && 'cursor'].filter(Boolean).join(' ');
    });
  }

  function pick(from, to) {
    const piece = [Math.min(from, to), Math.max(from, to)];
    const apart = several() ? pieces.filter(([a, b]) => b < piece[0] || a > piece[1]) : [];
    pieces = [...apart, piece].sort(([a], [b]) => a - b);
    draw();
    picked(pieces.map(written), before());
  }

  const written = ([a, b]) => text.slice(words[a].from, words[b].to).replace(/\s+/g, ' ');

  function before() {
    const [[from, to]] = pieces;
    const letters = (one) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const plain = ` ${letters(text)} `;
    const own = ` ${letters(written([from, to]))} `;
    const twice = plain.indexOf(own) !== plain.lastIndexOf(own);
    return twice && from ? written([Math.max(0, from - BEFORE), from - 1]) : '';
  }

  box.onpointerdown = ({ target, button }) => {
    if (target.word === undefined || button) return;
    cursor = target.word;
    anchor = first ?? cursor;
    box.onpointermove = ({ target: over, buttons }) => {
      if (!buttons || over.word === undefined || over.word === cursor) return;
      first = undefined;
      cursor = over.word;
      pick(anchor, cursor);
    };
  };
  box.onpointerup = ({ target }) => {
    box.onpointermove = null;
    if (target.word === undefined || target.word !== cursor) return;
    const second = first !== undefined || anchor !== cursor;
    pick(anchor, cursor);
    first = second ? undefined : cursor;
  };
  box.onkeydown = (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: FAR, ArrowUp: -FAR, Home: -words.length, End: words.length };
    let step = steps[key];
    if (!step || ctrlKey || metaKey || altKey) return;
    if (/Right|Left/.test(key) && getComputedStyle(box).direction === 'rtl') step = -step;
    event.preventDefault();
    cursor = Math.max(0, Math.min(words.length - 1, cursor + step));
    if (shiftKey) pick(anchor, cursor);
    else {
      anchor = cursor;
      draw();
    }
    spans[cursor]?.scrollIntoView({ block: 'nearest' });
  };
  // The page selects no text of its own here.
  box.onselectstart = (event) => event.preventDefault();
  const reveal = () => spans[cursor] && (box.scrollTop = spans[cursor].offsetTop - box.offsetTop - box.clientHeight / 3);
  return { parts: [about, box], reveal };
}
