// A sharded archive on hosts that are busy, gone, packed anew or that compress, and for readers who do not wait.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Explorer, expect, test, watch } from './explorer.js';
import { start } from './server.js';
import { MANY, go, isShard, set, settled } from './shards-page.js';

const FILES = '**/generated-shards/**';

/** Chance that is the same each time. */
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('Sharded archive: a host that fails half the time, and twenty filters while it does: no number stands beside a filter that it does not count', async ({ page, explorer, faults }) => {
  faults.expected.push(/429|500|503|Failed to load resource/);
  const next = chance(21);
  const failed = { 429: 0, 500: 0, 503: 0 };
  await page.context().route(FILES, (route) => {
    if (next() < 0.5) return route.continue();
    const status = [429, 500, 503][Math.floor(next() * 3)];
    failed[status]++;
    return route.fulfill({ status, headers: { 'retry-after': '0' }, body: 'busy' });
  });
  await explorer.open('', { src: MANY });
  const rows = (await explorer.rows('by')).slice(0, 8);
  const counts = Object.fromEntries(rows.map(({ value, count }) => [value, String(count)]));
  await page.evaluate(({ counts, all }) => {
    const root = document.querySelector('#on-record');
    window.held = { seen: 0, counting: 0, wrong: [] };
    const look = () => {
      const shown = root.querySelector('#result')?.innerText.match(/^[\d,]+/)?.[0].replace(/,/g, '');
      if (root.querySelector('.counting')) held.counting++;
      if (!shown) return;
      const value = root.querySelector('[data-chip="by"]')?.dataset.value;
      held.seen++;
      if (shown !== (value ? counts[value] : all)) held.wrong.push(`${shown} beside ${value}`);
      // What the reader asked for last may be on its way only where the page says so.
      if (root.querySelector('.counting')) held.wrong.push(`${shown} while it counts`);
    };
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }, { counts, all: String(await explorer.total()) });
  // Ten at once, and ten that each wait for a frame, so that answers come between them.
  await page.evaluate(async (values) => {
    for (let at = 0; at < 20; at++) {
      location.hash = `#/v1/s?by=${values[at % values.length]}`;
      if (at >= 10) for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    }
  }, rows.map(({ value }) => value));
  const last = rows[19 % rows.length];
  await expect(page.locator('[data-chip="by"]')).toHaveAttribute('data-value', last.value);
  await settled(page);
  await expect(explorer.list).toHaveAttribute('data-total', String(last.count));
  const held = await page.evaluate(() => window.held);
  expect(held.wrong).toEqual([]);
  expect(held.seen).toBeGreaterThan(0);
  expect(held.counting).toBeGreaterThan(0);
  expect(Math.min(...Object.values(failed)), JSON.stringify(failed)).toBeGreaterThan(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('Sharded archive: what nobody waits for any more is cut off, and never more than sixteen are under way', async ({ page, explorer, faults }) => {
  faults.expected.push(/Failed to load resource/);
  // All columns are here, few texts: a picture wants dozens of files.
  await explorer.open('#/v1/s?sort=said', { src: MANY });
  const [open, cut] = [new Set(), []];
  // Held for good.
  await page.context().route(FILES, (route) => void open.add(route.request().url()));
  page.on('requestfailed', (request) => isShard(request.url()) && cut.push(request.failure().errorText));
  await set(page, '#/v1/matrix');
  await expect.poll(() => open.size).toBe(16);
  // The first list is at hand and wants nothing.
  await go(page, '#/v1/s');
  await expect.poll(() => cut.length).toBe(open.size);
  expect(new Set(cut)).toEqual(new Set(['net::ERR_ABORTED']));
  // None of those that had waited for their turn went out after all.
  expect(open.size).toBe(16);
});

test('Sharded archive: a mistake of the reader itself is told as one, and Retry starts another reader', async ({ page, explorer, faults }) => {
  faults.expected.push(/unreachable/);
  let broken = true;
  await page.context().route('**/reader/archive.js', async (route) => {
    const response = await route.fetch();
    const ends = broken ? '\nwasm_bindgen.Reader.prototype.ask = () => { throw new WebAssembly.RuntimeError("unreachable"); };' : '';
    return route.fulfill({ response, body: (await response.text()) + ends });
  });
  await page.goto(explorer.address('', { src: MANY }));
  await expect(page.getByRole('alert')).toContainText('program failed while it read the archive');
  await expect(page.getByRole('alert')).not.toContainText('connection broke off');
  broken = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(explorer.list).toHaveAttribute('data-total', '3000');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('Sharded archive: without a connection what was loaded answers, also after the page is loaded anew; the rest is named', async ({ page, explorer, faults }) => {
  faults.expected.push(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await explorer.open('', { src: MANY });
  const [one, other] = await explorer.rows('by');
  await go(page, `#/v1/s?by=${one.value}`);
  await page.context().route(FILES, (route) => route.abort('internetdisconnected'));
  await explorer.open(`#/v1/s?by=${one.value}`, { src: MANY });
  await settled(page);
  await expect(explorer.list).toHaveAttribute('data-total', String(one.count));
  await set(page, '#/v1/s?q=harbour');
  await expect(page.getByRole('alert')).toContainText('connection broke off');
  await page.context().unroute(FILES);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await go(page, `#/v1/s?by=${other.value}`);
  await expect(explorer.list).toHaveAttribute('data-total', String(other.count));
});

test('Sharded archive: packed anew while it is read, the page goes on with the new one', async ({ page, explorer, faults }) => {
  faults.expected.push(/404|Failed to load resource/);
  const folder = mkdtempSync(path.join(tmpdir(), 'on-record-shards-'));
  mkdirSync(path.join(folder, 'articles'));
  for (const what of ['harbour stays open', 'ferry sails again', 'bridge is mended']) {
    const text = `date 2025-03-01\n\n“The ${what} before the summer ends,” Ada Example told reporters.\n`;
    writeFileSync(path.join(folder, 'articles', `${what.split(' ')[0]}.txt`), text);
  }
  execFileSync(process.env.ON_RECORD_COMMAND, ['pack', 'articles', '--shards', 'out'], { cwd: folder, stdio: 'ignore' });
  await explorer.open('', { src: MANY });
  const before = await explorer.total();
  await page.context().route(FILES, (route) => {
    const file = new URL(route.request().url()).pathname.split('/generated-shards/')[1];
    try {
      return route.fulfill({ status: 200, body: readFileSync(path.join(folder, 'out', file)) });
    } catch {
      return route.fulfill({ status: 404, body: 'not here' });
    }
  });
  await go(page, '#/v1/s?q=harbour');
  await expect(explorer.list).toHaveAttribute('data-total', '1');
  await go(page, '#/v1/s');
  expect(before).toBeGreaterThan(3);
  await expect(explorer.list).toHaveAttribute('data-total', '3');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('Sharded archive: from a host that compresses, and under the strictest policy', async ({ browser, page, explorer, faults }) => {
  await explorer.open('', { src: MANY, place: '/strict/' });
  const [row] = await explorer.rows('by');
  await go(page, `#/v1/s?by=${row.value}`);
  await expect(explorer.list).toHaveAttribute('data-total', String(row.count));
  const site = await start({ pack: true });
  const context = await browser.newContext();
  const packed = new Explorer(await context.newPage(), site);
  await watch(packed.page, site, faults);
  await packed.open('', { src: MANY });
  await go(packed.page, `#/v1/s?by=${row.value}`);
  await expect(packed.list).toHaveAttribute('data-total', String(row.count));
  expect(await packed.keys()).toEqual(await explorer.keys());
  await context.close();
  await site.stop();
});

test('Sharded archive: in an element; a page that may show a part only shows nothing of it, and says why', async ({ page, site, faults }) => {
  const host = async (attributes) => {
    const body = `<on-record src="/${MANY}" ${attributes}></on-record><script src="/on-record.js"></script>`;
    site.pages.set('/host/shards.html', { headers: {}, body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A story</title><link rel="icon" href="data:,"><body>${body}` });
    await page.goto(site.at('/host/shards.html'));
  };
  const element = page.locator('on-record');
  await host('');
  await expect(element.locator('#statements')).toHaveAttribute('data-total', /\d/);
  await expect(element.locator('#result')).toContainText(/3,000 statements/);
  await host('locked="mode=direct"');
  await expect(element.getByRole('alert')).toContainText('cannot be cut down');
  await expect(element.locator('article.card').filter({ visible: true })).toHaveCount(0);
  expect(faults.seen.filter((fault) => !/locked/.test(fault))).toEqual([]);
});
