// Readable without script: the list that the build writes into the page, before, without and after the program.

import { expect, test } from './explorer.js';

const written = (page) => page.locator('#written article');

/** Sums up what moved without being asked to. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

test('★ Readable without script or wasm', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.at('/'));
  const count = await written(page).count();
  expect(count).toBeGreaterThan(20);
  await expect(written(page).first().locator('.words')).toBeVisible();
  // Pages of a speaker and of a statement, reached by links alone.
  await page.locator('#written a.speaker').first().click();
  await expect(page).toHaveURL(/\/actor\/[\w-]+\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('#written a.open').first().click();
  await expect(page).toHaveURL(/\/st\/\w{10}\/$/);
  await expect(written(page)).toHaveCount(1);
  await context.close();
});

test('static pages carry a title, Open Graph tags and linked data, and open the explorer there', async ({ page, explorer, request, site }) => {
  const text = async (where) => (await request.get(site.at(where))).text();
  const index = await text('/');
  const linked = (html) => JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
  expect(linked(index).itemListElement.length).toBeGreaterThan(20);
  const statement = linked(index).itemListElement[0];
  for (const where of ['/actor/lavrov/', '/topic/meeting/', `/st/${statement.identifier}/`]) {
    const html = await text(where);
    expect(html).toMatch(/<title>[^<]+ · On Record<\/title>|<title>[^<]+…<\/title>/);
    expect(html).toMatch(/<meta property="og:title" content="[^"]+">/);
    expect(html).toMatch(/<meta property="og:description" content="[^"]{20,}">/);
    expect(html).not.toMatch(/ style="|<script>/);
    linked(html);
    await page.goto('about:blank');
    await page.goto(site.at(where));
    await explorer.ready();
    expect(await explorer.hash()).toContain(`#/v1${where.replace(/\/$/, '')}`);
    expect(new URL(page.url()).pathname).toBe('/');
  }
  await expect(explorer.chosen.first()).toBeInViewport();
});

for (const width of [1280, 768, 375]) {
  for (const where of ['/', '/#/v1/s?by=lavrov', '/#/v1/st/zzzz', '/actor/lavrov/']) {
    test(`the program takes over without layout shift: ${where} at ${width} px`, async ({ page, explorer, site }) => {
      await page.setViewportSize({ width, height: 900 });
      await watchShifts(page);
      await page.goto(site.at(where));
      await explorer.ready();
      await expect(page.locator('#written')).toHaveCount(0);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await page.evaluate(() => window.shift)).toBeLessThan(0.1);
    });
  }
}

test.describe('Progress, stall and panic panels', () => {
  test('throttled: the list can be read before the program has arrived, and progress is shown', async ({ page, explorer, site }) => {
    let go;
    const held = new Promise((done) => (go = done));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at('/'), { waitUntil: 'commit' });
    await expect(written(page).first()).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeAttached();
    await expect(page.locator('#statements')).toHaveCount(0);
    go();
    await explorer.ready();
    await expect(page.locator('#boot')).toHaveCount(0);
  });

  test('stalled: says so, and goes on when something comes', async ({ page, explorer, site }) => {
    await page.clock.install();
    let go;
    const held = new Promise((done) => (go = done));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at('/'), { waitUntil: 'commit' });
    await expect(written(page).first()).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(page.locator('#boot')).toContainText('nothing has arrived for a while');
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(written(page).first()).toBeVisible();
    go();
    await page.clock.resume();
    await explorer.ready();
  });

  const broken = {
    'script blocked': (page) => page.route('**/boot-*.js', (route) => route.abort()),
    'wasm blocked': (page) => page.route('**/*.wasm', (route) => route.abort()),
    'wasm missing': (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not here' })),
    'wasm truncated': (page) =>
      page.route('**/*.wasm', async (route) => {
        const whole = await (await route.fetch()).body();
        await route.fulfill({ contentType: 'application/wasm', body: whole.subarray(0, whole.length >> 1) });
      }),
    // The renderer cannot put an element in its place: that is a panic of the program.
    'a panic at the start': (page) =>
      page.addInitScript(() => {
        const insert = Node.prototype.insertBefore;
        Node.prototype.insertBefore = function (node, before) {
          if (this.closest?.('#on-record')) throw new Error('no room');
          return insert.call(this, node, before);
        };
      }),
  };
  for (const [name, prepare] of Object.entries(broken)) {
    test(`${name}: a message, Retry, and the list still there`, async ({ page, site, faults }) => {
      faults.expected.push(/./);
      await prepare(page);
      await page.goto(site.at('/#/v1/s?by=lavrov'));
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page.getByRole('alert').getByRole('button', { name: 'Retry' })).toBeVisible();
      await expect(written(page).first().locator('.words')).toBeVisible();
    });
  }

  test('a panic later: a message, Retry, and what was drawn still there', async ({ page, explorer, faults }) => {
    faults.expected.push(/./);
    await explorer.open();
    await page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error('no room');
      };
    });
    await explorer.cards.first().locator('a.open').click();
    await expect(page.getByRole('alert')).toContainText('stopped');
    await expect(page.getByRole('alert').getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(explorer.cards.first().locator('.words')).toBeVisible();
    await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
    await explorer.ready();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});
