// `cargo xtask bench page`: how long a filter click keeps the browser's script busy, beside plain JavaScript that
// does the same in the same run: counts every facet in one scan and draws the same number of cards. And how long a
// keystroke in the search box takes until its results are painted.
//
// It prints. Nothing here fails because something was slow.

import { chromium } from '@playwright/test';
import { launch } from './chromium.js';
import { start } from './server.js';

const ROUNDS = 40;
/** How long a reader looks at a list before the next click: by then its whole first step is drawn, in milliseconds. */
const SETTLE = 600;

function line(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(2);
  console.log(`${name.padEnd(44)} ${at(0.5).padStart(9)} ${at(0.95).padStart(9)}`);
}

/** Script time that Chromium itself counts around `work`, in milliseconds. */
async function scripting(session, work) {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find((metric) => metric.name === 'ScriptDuration').value;
  };
  const before = await read();
  const value = await work();
  return { value, script: (await read()) - before };
}

/** Clicks filters of the page, each until its list is painted; counts the script's time where asked, which takes time. */
async function explorer(browser, address, counting) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = counting && (await page.context().newCDPSession(page));
  if (session) await session.send('Performance.enable');
  await page.addInitScript(afterPaint);
  await page.goto(address);
  await page.locator('[data-statement]').first().waitFor();
  const total = await page.locator('#statements').getAttribute('data-total');
  const rounds = { script: [], list: [], painted: [], cards: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const work = () => page.evaluate(click, round);
    const { value, script } = session ? await scripting(session, work) : { value: await work() };
    if (value) {
      rounds.script.push(script);
      rounds.list.push(value.list);
      rounds.painted.push(value.painted);
      rounds.cards.push(value.cards);
    }
    // Each click starts from the whole list.
    await page.evaluate(() => (location.hash = '#/v1/s'));
    await page.locator(`#statements[data-total="${total}"]`).waitFor();
    await page.waitForTimeout(SETTLE);
  }
  await page.close();
  return { rounds, total: Number(total) };
}

/** Types words letter by letter; tells how long each took until the list was painted, and the longest frame. */
async function typing(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(afterPaint);
  await page.goto(address);
  await page.locator('[data-statement]').first().waitFor();
  // The words are read between frames: here, so that only keystrokes count.
  await page.waitForTimeout(3000);
  const words = await page.evaluate(() => {
    const text = [...document.querySelectorAll('blockquote.words')].slice(0, 8).map((one) => one.textContent);
    return text.map((one) => (one.match(/[a-z]{6,}/g) ?? []).slice(0, 2).join(' ')).filter(Boolean);
  });
  const times = await page.evaluate(async (words) => {
    const box = document.querySelector('#words');
    const times = [];
    for (const word of words) {
      for (let end = 1; end <= word.length; end++) {
        const begun = performance.now();
        box.value = word.slice(0, end);
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await painted();
        times.push(performance.now() - begun);
      }
    }
    return times;
  }, words);
  await page.close();
  return times;
}

/** Runs in the page: `painted()` comes back once the next frame is painted. A message, as a timer would wait for others. */
function afterPaint() {
  globalThis.painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      }),
    );
}

/** Runs in the page: clicks a filter and tells when the list had changed and when it was painted. */
function click(round) {
  const facets = ['by', 'on', 'in', 'mode'];
  const facet = facets[round % facets.length];
  const links = [...document.querySelectorAll(`[data-facet="${facet}"] li[data-value] a.value`)].filter((a) => a.getClientRects().length);
  const link = links[Math.floor(round / facets.length) % Math.max(1, Math.min(3, links.length))];
  if (!link) return null;
  return new Promise((done) => {
    const begun = performance.now();
    let list = 0;
    const watch = new MutationObserver(() => {
      list ||= performance.now() - begun;
      watch.disconnect();
      painted().then(() => done({ list, painted: performance.now() - begun, cards: document.querySelectorAll('[data-statement]:not([hidden] *)').length }));
    });
    watch.observe(document.querySelector('#statements') ?? document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    link.click();
    setTimeout(() => done(null), 5000);
  });
}

/** The same work by hand: columns of numbers, one scan for all counts, cards from a template. */
async function baseline(browser, statements, cards) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto('about:blank');
  await page.evaluate(prepare, { statements, cards });
  const times = [];
  // From a timer, as from a click: what the debugger itself runs, Chromium does not count as script.
  const run = (n) => new Promise((done) => setTimeout(() => done(globalThis.filter(n))));
  for (let round = 0; round < ROUNDS; round++) {
    times.push((await scripting(session, () => page.evaluate(run, round))).script);
  }
  await page.close();
  return times;
}

/** Runs in the page: data of the same size, and the filter. */
function prepare({ statements, cards }) {
  let seed = 7;
  const next = (n) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32) * n;
  const skewed = (n) => Math.min(n - 1, Math.floor(n * (next(1) * next(1))));
  const sizes = { by: 320, on: 60, in: 25, via: 15, mode: 3 };
  const names = Object.fromEntries(Object.entries(sizes).map(([facet, n]) => [facet, Array.from({ length: n }, (_, i) => `${facet} number ${i}`)]));
  const columns = Object.fromEntries(Object.entries(sizes).map(([facet, n]) => [facet, Uint16Array.from({ length: statements }, () => skewed(n))]));
  const words = Array.from({ length: statements }, (_, i) => `the harbour funding in the old town number ${i} will cost more than anyone has admitted, and history will be the judge`);
  const facets = Object.keys(sizes);
  document.body.innerHTML = '<aside></aside><main></main>';
  const [rail, list] = document.body.children;
  globalThis.filter = (round) => {
    const facet = ['by', 'on', 'in', 'mode'][round % 4];
    const value = Math.floor(round / 4) % 3;
    const counts = Object.fromEntries(facets.map((one) => [one, new Uint32Array(sizes[one])]));
    const rows = [];
    for (let row = 0; row < statements; row++) {
      const hit = columns[facet][row] === value;
      if (hit) rows.push(row);
      for (const one of facets) if (hit || one === facet) counts[one][columns[one][row]]++;
    }
    rail.innerHTML = facets
      .map((one) => {
        const order = [...counts[one].keys()].sort((a, b) => counts[one][b] - counts[one][a]).slice(0, 12);
        return `<ul>${order.map((n) => `<li><a href="#${one}=${n}">${names[one][n]} <span>${counts[one][n]}</span></a></li>`).join('')}</ul>`;
      })
      .join('');
    list.innerHTML = rows
      .slice(0, cards)
      .map((row) => `<article><h3><a href="#by=${columns.by[row]}">${names.by[columns.by[row]]}</a> said</h3><blockquote>“${words[row]}”</blockquote><p><a href="#in=${columns.in[row]}">${names.in[columns.in[row]]}</a> <a href="#on=${columns.on[row]}">${names.on[columns.on[row]]}</a> <span>${names.mode[columns.mode[row]]}</span></p></article>`)
      .join('');
    return rows.length;
  };
}

const site = await start();
const browser = await chromium.launch(launch);
try {
  console.log(`${'milliseconds'.padEnd(44)} ${'median'.padStart(9)} ${'p95'.padStart(9)}`);
  for (const [name, query] of [
    ['seeds', ''],
    ['generated', '?src=generated.orc'],
    ...(process.env.ON_RECORD_LARGE ? [['large', '?src=large.orc']] : []),
  ]) {
    const { rounds, total } = await explorer(browser, site.at(`/${query}`), false);
    const counted = await explorer(browser, site.at(`/${query}`), true);
    const cards = [...rounds.cards].sort((a, b) => a - b)[rounds.cards.length >> 1] ?? 0;
    console.log(`\n${name}: ${total} statements, ${rounds.script.length} clicks, ${cards} cards drawn (median)`);
    line('  the page, scripting', counted.rounds.script);
    line('  the page, click to changed list', rounds.list);
    line('  the page, click to painted list', rounds.painted);
    line('  the page, keystroke to painted list', await typing(browser, site.at(`/${query}`)));
    line('  plain JavaScript, scripting', await baseline(browser, total, cards));
  }
} finally {
  await browser.close();
  await site.stop();
}
