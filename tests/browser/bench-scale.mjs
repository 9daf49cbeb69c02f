// `cargo xtask bench scale`, its second part: a sharded archive in Chromium over a line of 10 Mbit/s and 40 ms. Files,
// bytes and time to the first list, to the counts of a filter, to the statements with a word, and what the page's process
// holds in the end. It prints, and says where a bound is broken; it never fails because something was slow.
//
//   node bench-scale.mjs SITE ARCHIVE…     SITE is a folder with the built page, ARCHIVE one with archive.ors
//
// The line is the server's: what a worker fetches is not held back by the browser's own tools.

import { chromium } from '@playwright/test';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch } from './chromium.js';

const BYTES_A_MILLISECOND = 10e6 / 8 / 1000;
const LATENCY = 40;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
/** What each may take: rounds of requests after the manifest, and kilobytes as a host packs them. */
const BOUNDS = { 'first list': [3, 250], 'a speaker': [2], 'a word': [4, 150] };
const MEGABYTES = 300;

const [site, ...archives] = process.argv.slice(2).map((folder) => path.resolve(folder));

/** A server that answers after the latency, as fast as the line gives all answers together. */
function serve(archive) {
  const asked = [];
  const packed = new Map();
  let free = 0;
  const server = createServer((request, response) => {
    const place = decodeURI(new URL(request.url, 'http://x').pathname);
    const file = place.startsWith('/archive/') ? path.join(archive, place.slice(9)) : path.join(site, place === '/' ? 'index.html' : place);
    if (!existsSync(file)) return response.writeHead(404).end();
    if (!packed.has(file)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
      packed.set(file, brotliCompressSync(readFileSync(file), { params }));
    }
    const bytes = packed.get(file);
    if (place.startsWith('/archive/')) asked.push(bytes.length);
    const begin = Math.max(performance.now() + LATENCY, free);
    free = begin + bytes.length / BYTES_A_MILLISECOND;
    setTimeout(() => {
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-encoding': 'br' });
      response.end(bytes);
    }, free - performance.now());
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ server, asked, at: `http://127.0.0.1:${server.address().port}` })));
}

/** Runs in the page: counts how often the worker asks for more files. */
function listen() {
  window.rounds = 0;
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      let before = 0;
      this.addEventListener('message', ({ data: [one, two, ...more] }) => {
        if (more.length || one instanceof Uint8Array) before = 0;
        else if (two > before) [before, window.rounds] = [two, window.rounds + 1];
      });
    }
  };
}

/** What the processes of pages hold, in megabytes. */
async function held(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    const told = existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, 'utf8') : '';
    return Number(/RssAnon:\s+(\d+)/.exec(told)?.[1] ?? 0) / 1024;
  });
  return Math.max(0, ...own);
}

async function measure(browser, archive) {
  const { server, asked, at } = await serve(archive);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.addInitScript(listen);
  console.log(`\n${archive}`);
  console.log(`${''.padEnd(12)} rounds  files   kB (br)        ms`);
  async function step(name, begin, { tells = true } = {}) {
    asked.length = 0;
    await page.evaluate(() => (window.rounds = 0)).catch(() => {});
    const start = performance.now();
    await begin();
    await page.waitForFunction(() => {
      const root = document.querySelector('.on-record:not(#written *)');
      return document.querySelector('#statements blockquote.words') && root && !root.classList.contains('counting') && !document.querySelector('.panel.loading');
    }, null, { timeout: 300_000, polling: 20 });
    const time = performance.now() - start;
    if (!tells) return;
    const rounds = await page.evaluate(() => window.rounds);
    const kilobytes = asked.reduce((sum, bytes) => sum + bytes, 0) / 1000;
    const [most, room = Infinity] = BOUNDS[name];
    const broken = rounds > most || kilobytes > room ? `  over its bound: ${most} rounds, ${room} kB` : '';
    console.log(`${name.padEnd(12)} ${String(rounds).padStart(6)} ${String(asked.length).padStart(6)} ${kilobytes.toFixed(1).padStart(9)} ${time.toFixed(0).padStart(9)}${broken}`);
  }
  const to = (hash) => async () => {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await page.waitForFunction((hash) => onRecord.state()?.address === hash, hash, { timeout: 300_000 });
  };
  await step('first list', () => page.goto(`${at}/?src=archive/archive.ors`, { waitUntil: 'commit' }));
  const who = await page.locator('a[href*="by="]').first().getAttribute('href');
  await step('a speaker', to(who.slice(who.indexOf('#'))));
  await step('', to('#/v1/s'), { tells: false });
  await step('a word', to('#/v1/s?q=harbour'));
  const megabytes = await held(browser);
  console.log(`the page's process holds ${megabytes.toFixed(0)} MB${megabytes > MEGABYTES ? `  over its bound: ${MEGABYTES} MB` : ''}`);
  faults.forEach((fault) => console.log(`in the console: ${fault}`));
  await context.close();
  server.close();
}

const browser = await chromium.launch(launch);
try {
  for (const archive of archives) await measure(browser, archive);
} finally {
  await browser.close();
}
