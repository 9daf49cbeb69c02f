// `cargo xtask bench facets [sizes]`: the engine beside other libraries, in one run and one Chromium, each in a page
// of its own with the same generated corpus. It prints medians and how many times the engine is faster.
//
// Sizes are given as numbers: 1000 10000 100000 unless others are. A million takes some minutes and gigabytes.

import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../chromium.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, '..', 'node_modules');
const built = process.env.ON_RECORD_MEASURE;
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const HOST = 'http://bench.localhost/';

const libraries = {
  crossfilter2: ['crossfilter2/crossfilter.min.js'],
  MiniSearch: ['minisearch/dist/umd/index.js'],
  uFuzzy: ['@leeoniya/ufuzzy/dist/uFuzzy.iife.min.js'],
};
/** What each is measured for: facets, words. */
const asked = [
  ['on record', true, true],
  ['JavaScript, one scan', true, false],
  ['crossfilter2', true, false],
  ['Orama', true, true],
  ['MiniSearch', false, true],
  ['uFuzzy', false, true],
];
/** More texts than this do not fit beside a library's own index of them in one page. */
const MOST_TEXTS = 100_000;

const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };

/** A page that finds the library's files, the measured wasm and nothing else. */
async function open(browser) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.route('**/*', async (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
    const [place, ...rest] = name.split('/');
    const roots = { npm: modules, wasm: built, bench: here };
    if (!roots[place]) return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' });
    const file = path.join(roots[place], ...rest);
    return route.fulfill({ contentType: types[path.extname(file)] ?? 'text/plain', body: await readFile(file) });
  });
  await page.goto(HOST);
  return page;
}

/** Runs in the page: makes the corpus, asks, and gives times in milliseconds. */
async function run({ name, statements, facets, words }) {
  const { default: init, Bench } = await import('/wasm/on_record_measure.js');
  await init({ module_or_path: '/wasm/on_record_measure_bg.wasm' });
  const bench = new Bench(statements);
  const own = name === 'on record';
  const facet = (number) => ({ starts: bench.starts(number), values: bench.values(number), size: bench.size(number) });
  const corpus = { rows: statements, days: bench.days(), facets: [facet(0), facet(1), facet(2)] };
  const random = ((seed) => (n) => (seed = (seed * 48271) % 2147483647) % n)(20250822);
  const texts = Array.from({ length: Math.min(statements, 4000) }, () => bench.text(random(statements)));
  if (!own && words) corpus.texts = Array.from({ length: statements }, (_, row) => bench.text(row));

  const begun = performance.now();
  let peer;
  if (own) {
    if (words) bench.read_words();
    peer = {
      ask: (filters, from, to) => bench.ask(filters, from, to, ''),
      search: (typed) => bench.ask([], 0, 0, typed),
    };
  } else {
    if (name === 'Orama') corpus.orama = await import('/npm/@orama/orama/dist/browser/index.js');
    const { peers } = await import('/bench/peers.js');
    peer = await peers[name](corpus);
  }
  const out = { build: performance.now() - begun, totals: [] };

  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  /** Asks each question as often as the clock needs to tell it from nothing. */
  const measure = async (questions, ask) => {
    const times = [];
    for (const question of questions) {
      // Before it counts, until the code is warm.
      for (let warm = 0; warm < (times.length ? 1 : 30); warm++) await ask(question);
      let rounds = 0;
      const start = performance.now();
      do {
        await ask(question);
        rounds++;
      } while (performance.now() - start < 6 && rounds < 400);
      times.push((performance.now() - start) / rounds);
    }
    return median(times);
  };

  if (facets) {
    const value = (number, row) => corpus.facets[number].values[corpus.facets[number].starts[row]];
    const filters = (how) => Uint32Array.from([0, 1, 2].slice(0, how).flatMap((number) => [number, value(number, filters.row)]));
    for (const how of [1, 2, 3]) {
      const questions = Array.from({ length: 15 }, () => ((filters.row = random(statements)), filters(how)));
      // Between two clicks a library that remembers its filters must see another set: questions take turns.
      let turn = 0;
      const next = () => peer.ask(questions[turn++ % questions.length], 0, 0);
      for (const question of questions.slice(0, 5)) out.totals.push(await peer.ask(question, 0, 0));
      out[`facets ${how}`] = await measure(questions, next);
    }
    let day = 0;
    out.brush = await measure(Array.from({ length: 12 }), () => peer.ask(new Uint32Array(), (day = (day + 3) % 1700), day + 90));
  }
  if (words) {
    // Two words of a statement, letter by letter from the third on; and the same with two letters swapped.
    const typed = [];
    const slips = [];
    for (const text of texts.slice(0, 12)) {
      const long = text.match(/\p{L}{5,}/gu) ?? [];
      const [one, two] = [long[0], long.at(-1)];
      if (!two) continue;
      for (let end = 3; end <= two.length; end++) typed.push(`${one} ${two.slice(0, end)}`);
      slips.push(`${one.slice(0, 2)}${one[3]}${one[2]}${one.slice(4)} `.trim());
    }
    out.keystroke = await measure(typed.slice(0, 40), (words) => peer.search(words));
    out.slip = await measure(slips, (words) => peer.search(words));
    // A fast answer that finds nothing is none: how many of the slips found statements.
    let found = 0;
    for (const words of slips) found += (await peer.search(words)) > 0;
    out['found %'] = (100 * found) / slips.length;
  }
  return out;
}

const columns = ['facets 1', 'facets 2', 'facets 3', 'brush', 'keystroke', 'slip', 'found %', 'build'];
const say = (number) => (number === undefined ? '–' : number >= 100 ? number.toFixed(0) : number.toPrecision(2)).padStart(10);
const browser = await chromium.launch({ ...launch, args: [...launch.args, '--js-flags=--max-old-space-size=8192'] });
try {
  for (const statements of sizes.length ? sizes : [1_000, 10_000, 100_000]) {
    console.log(`\n${statements.toLocaleString('en')} statements, milliseconds (medians)`);
    console.log(`${''.padEnd(24)}${columns.map((name) => name.padStart(10)).join('')}`);
    let own;
    for (const [name, facets, all] of asked) {
      const words = all && (name === 'on record' || statements <= MOST_TEXTS);
      if (!facets && !words) continue;
      const page = await open(browser);
      try {
        for (const file of libraries[name] ?? []) await page.addScriptTag({ url: `${HOST}npm/${file}` });
        const took = await page.evaluate(run, { name, statements, facets, words });
        console.log(`${name.padEnd(24)}${columns.map((column) => say(took[column])).join('')}`);
        if (own) {
          const times = columns.map((column) => (took[column] === undefined || ['build', 'found %'].includes(column) ? '' : `${(took[column] / own[column]).toFixed(1)}×`).padStart(10));
          console.log(`${'  to the engine’s'.padEnd(24)}${times.join('')}`);
          if (facets && name !== 'Orama' && String(took.totals) !== String(own.totals)) console.log('  its totals differ from the engine’s');
        } else {
          own = took;
        }
      } catch (error) {
        console.log(`${name.padEnd(24)} failed: ${String(error.message).split('\n')[0]}`);
      } finally {
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
}
