// `cargo xtask bench verify`: how long a draft takes in the page, from the press of the button to what was found, by a worker that
// has waited for it and by one that has not. On a busy machine it waits for the processor: the time that all of Chromium worked
// is told beside. It prints. Nothing here fails because something was slow.

import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launch } from './chromium.js';
import { start } from './server.js';

const draft = readFileSync(process.env.ON_RECORD_BENCH_DRAFT, 'utf8');
/** How long an editor takes at least, until there is a draft. */
const TYPING = 5_000;

const site = await start();
const browser = await chromium.launch(launch);
const system = await browser.newBrowserCDPSession();

/** The seconds that Chromium has worked so far, on all cores. */
async function worked() {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Opens the page and its check, waits so long, checks the draft; again with the same worker gone, as it ends with its task. */
async function measure(what, pause) {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/?src=large.orc`);
  await page.locator('[data-statement]').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1_500);
  await page.getByRole('button', { name: 'Check a draft' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check a draft' });
  await dialog.locator('textarea').fill(draft);
  await page.waitForTimeout(pause);
  const before = await worked();
  const took = await dialog.evaluate(async (dialog) => {
    // The step and the summary are seen where they are drawn: no other task is waited for.
    const steps = new Set();
    const begun = performance.now();
    const found = new Promise((done) => {
      new MutationObserver(() => {
        const bar = dialog.querySelector('progress');
        if (bar?.hasAttribute('value')) steps.add(bar.value);
        if (dialog.querySelector('.summary')) done();
      }).observe(dialog, { childList: true, subtree: true, attributes: true });
    });
    dialog.querySelector('.ways .primary').click();
    await found;
    return { time: performance.now() - begun, steps: steps.size };
  });
  const cpu = (await worked()) - before;
  const summary = await dialog.locator('.summary').textContent();
  console.log(`${what}: ${(took.time / 1e3).toFixed(2)} s, in which Chromium worked ${cpu.toFixed(2)} s; ${summary}, ${took.steps} steps of progress`);
  await page.close();
}

try {
  const words = draft.trim().split(/\s+/).length;
  console.log(`a draft of ${words} words in the page, which shows ${(readFileSync(process.env.ON_RECORD_LARGE).length / 1e6).toFixed(0)} MB`);
  await measure(`pasted ${TYPING / 1e3} s after the check was opened`, TYPING);
  await measure('pasted and checked at once', 0);
} finally {
  await browser.close();
  await site.stop();
}
