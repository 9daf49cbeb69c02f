// `cargo xtask bench own`: how long a reader's own articles take in the page, and how long the page is held meanwhile. On a busy
// machine a task waits for the processor: the time that it worked is told beside. It prints. Nothing here fails because something was slow.

import { chromium } from '@playwright/test';
import { launch } from './chromium.js';
import { start } from './server.js';

const ARTICLES = 100;
const BYTES = 5_000;

const PARTS = [
  '“The bridge is closed until spring,” Mayor Ada Example told reporters on Friday, and nobody in the hall answered.',
  'Ben Sample, who leads the Harbour Council, said that the ferry would sail again before the end of the month.',
  'The road along the quay was repaired last year, at a cost that the council has never published.',
  'According to XYZ, the works took eleven weeks; the company denied that it had been paid twice.',
  'She added: “We will mend what is broken, and we will say what it costs.”',
];

function article(number) {
  let text = '';
  for (let at = number; text.length < BYTES; at += 1 + (number % 3)) text += `${PARTS[at % PARTS.length].replace('eleven', String(at))}\n\n`;
  return { name: `article-${number}.txt`, text };
}

/** The tasks of the page's main thread in a trace, with the time on the clock (`dur`) and on the processor (`tdur`), in microseconds. */
function tasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  return traceEvents.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && main.has(thread(event)));
}

const thread = ({ pid, tid }) => `${pid}/${tid}`;

const site = await start();
const browser = await chromium.launch(launch);
try {
  const page = await browser.newPage();
  // As many workers as the figure is stated for.
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 }));
  await page.goto(`${site.origin}/`);
  await page.locator('[data-statement]').first().waitFor();
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Your own articles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your own articles' });
  await dialog.locator('input[type=file]').setInputFiles(Array.from({ length: ARTICLES }, (_, n) => article(n)).map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const begun = await page.evaluate(() => performance.now());
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByRole('button', { name: 'Show the statements' }).waitFor({ timeout: 300_000 });
  const read = await page.evaluate(() => performance.now());
  await page.waitForFunction((count) => Number(document.querySelector('#statements')?.dataset.total) > count, 100);
  await page.waitForTimeout(1000);
  const long = tasks(await browser.stopTracing()).filter(({ dur }) => dur > 50_000);
  console.log(`${ARTICLES} articles of ${BYTES / 1e3} kB, two workers: ${((read - begun) / 1e3).toFixed(1)} s; ${await dialog.locator('.says').textContent()}`);
  const told = long.map(({ dur, tdur }) => `${(dur / 1e3).toFixed(0)} ms, of which it worked ${(tdur / 1e3).toFixed(0)} ms`);
  console.log(`main-thread tasks over 50 ms: ${told.join('; ') || 'none'}`);
} finally {
  await browser.close();
  await site.stop();
}
