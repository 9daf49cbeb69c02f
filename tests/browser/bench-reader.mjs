// `cargo xtask bench reader`: how fast articles are read in Chromium, beside a pass over their words by Unicode's rules in
// the same module and the same run. It prints. Nothing here fails because something was slow.

import { readFileSync, existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launch } from './chromium.js';
import { start } from './server.js';

const ROUNDS = 9;

// The development articles where they lie beside the checkout, else the labelled ones that the project has.
const files = ['../../../shared/gold/polnear-dev.jsonl', '../gold/gum-news-dev.jsonl'];
const file = files.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
const texts = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text);

const site = await start();
const browser = await chromium.launch(launch);
try {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/on-record-read.js`);
  const times = await page.evaluate(measure, { texts, rounds: ROUNDS });
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const speed = (times) => bytes / 1e3 / times.sort((a, b) => a - b)[times.length >> 1];
  const [reading, words] = [speed(times.reading), speed(times.words)];
  console.log(`${texts.length} articles, ${(bytes / 1e3).toFixed(0)} kB, ${times.statements} statements`);
  console.log(`reading ${reading.toFixed(2)} MB/s   words ${words.toFixed(2)} MB/s   ratio ${(reading / words).toFixed(3)}`);
} finally {
  await browser.close();
  await site.stop();
}

/** Runs in the page: both passes take turns. */
async function measure({ texts, rounds }) {
  const { open } = await import('./on-record-read.js');
  const { words } = await import('./reader.js');
  const reader = await open();
  const took = (work) => {
    const start = performance.now();
    let sum = 0;
    for (const text of texts) sum += work(text);
    return [performance.now() - start, sum];
  };
  const times = { reading: [], words: [], statements: 0 };
  for (let round = 0; round < rounds; round++) {
    const [time, statements] = took((text) => reader.count(text));
    times.reading.push(time);
    times.statements = statements;
    times.words.push(took((text) => words(text))[0]);
  }
  return times;
}
