// `cargo xtask bench start`: from navigation to the first statement readable, on a slow line, with the list that the
// build writes into the page and without it.
//
// It prints. Nothing here fails because something was slow.

import { chromium } from '@playwright/test';
import { launch } from './chromium.js';
import { start } from './server.js';

const ROUNDS = 7;
/** 1.6 Mbit/s and 150 ms to answer: a phone on a bad day. */
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (750e3 / 8) };

/** Runs in the page: tells when the first statement's words could be read, and when the program had drawn. */
function watch() {
  window.times = {};
  const look = () => {
    for (const [name, selector] of [['readable', 'blockquote.words'], ['drawn', '#statements blockquote.words']]) {
      const words = document.querySelector(selector);
      if (words && !(name in window.times) && words.getBoundingClientRect().height > 0 && getComputedStyle(words).visibility === 'visible') {
        window.times[name] = performance.now();
      }
    }
    if (!('drawn' in window.times)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser, site, written) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  if (!written) {
    // The same page as if the build had written nothing into it.
    await page.route(site.at('/'), async (route) => {
      const answer = await route.fetch();
      const html = (await answer.text()).replace(/<div id="written">[\s\S]*<\/body>/, '</body>').replace(' class="listed"', '');
      await route.fulfill({ response: answer, body: html, headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
  }
  await page.addInitScript(watch);
  await page.goto(site.at('/'), { waitUntil: 'commit' });
  await page.waitForFunction(() => 'drawn' in (window.times ?? {}), null, { timeout: 120_000 });
  const times = await page.evaluate(() => window.times);
  await context.close();
  return times;
}

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1].toFixed(0);
const site = await start({ pack: true });
const browser = await chromium.launch(launch);
try {
  console.log(`${'milliseconds, median of ' + ROUNDS}`.padEnd(36), 'readable'.padStart(9), 'drawn'.padStart(9));
  for (const [name, written] of [
    ['with the written list', true],
    ['without it', false],
  ]) {
    const rounds = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push(await visit(browser, site, written));
    console.log(name.padEnd(36), median(rounds.map((one) => one.readable)).padStart(9), median(rounds.map((one) => one.drawn)).padStart(9));
  }
} finally {
  await browser.close();
  await site.stop();
}
