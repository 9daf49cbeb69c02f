// `cargo xtask bench own`: how long a reader's own articles take in the page, and how long the page is held meanwhile. It
// prints. Nothing here fails because something was slow.

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

const site = await start();
const browser = await chromium.launch(launch);
try {
  const page = await browser.newPage();
  // As many workers as the figure is stated for.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 });
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration, startTime }) => ({ duration, startTime })))).observe({ type: 'longtask' });
  });
  await page.goto(`${site.origin}/`);
  await page.locator('[data-statement]').first().waitFor();
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Your own articles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your own articles' });
  await dialog.locator('input[type=file]').setInputFiles(Array.from({ length: ARTICLES }, (_, n) => article(n)).map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
  const begun = await page.evaluate(() => performance.now());
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByRole('button', { name: 'Show the statements' }).waitFor({ timeout: 300_000 });
  const read = await page.evaluate(() => performance.now());
  await page.waitForFunction((count) => Number(document.querySelector('#statements')?.dataset.total) > count, 100);
  await page.waitForTimeout(1000);
  const tasks = (await page.evaluate(() => window.tasks)).filter(({ startTime }) => startTime > begun);
  console.log(`${ARTICLES} articles of ${BYTES / 1e3} kB, two workers: ${((read - begun) / 1e3).toFixed(1)} s; ${await dialog.locator('.says').textContent()}`);
  console.log(`main-thread tasks over 50 ms: ${tasks.map(({ duration }) => `${duration.toFixed(0)} ms`).join(', ') || 'none'}`);
} finally {
  await browser.close();
  await site.stop();
}
