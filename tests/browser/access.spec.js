// Everyone can read it: no violation that axe knows, at three widths, light or dark; nothing runs off the side.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from './explorer.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Views by name; the addresses hold for the seeds. */
const views = {
  list: '',
  filtered: '#/v1/s?by=lavrov&mode=mixed',
  search: '#/v1/s?q=meeting',
  actor: '#/v1/actor/sergey-lavrov',
  article: '#/v1/doc/002_88e9796ac61c05f7',
  empty: '#/v1/s?q=qqqzzz',
  notice: '#/v1/s?by=nobody-of-this-name',
};

/** The other views; few statements, as their cards were looked at above. */
const pictures = {
  time: '#/v1/time?mode=direct',
  'time, a part of it': '#/v1/time?mode=direct&from=2025-08-22',
  matrix: '#/v1/matrix?mode=direct',
  network: '#/v1/net?mode=mixed',
  actors: '#/v1/actor/?mode=direct',
  topics: '#/v1/topic/?mode=direct',
  compare: '#/v1/cmp/lavrov..trump?mode=direct',
  'who is quoted': '#/v1/quoted?mode=direct',
  'who is quoted, by topic': '#/v1/quoted/topic?mode=mixed',
  positions: '#/v1/pos?by=lavrov&on=meeting',
  'positions, to choose': '#/v1/pos?mode=direct&by=trump',
  'compare, a half': '#/v1/cmp/lavrov..?mode=direct',
};

/** Cards off the screen are laid out when a reader comes near; until then their height is a guess, and what axe measures of them too. */
async function walk(page) {
  await page.evaluate(async () => {
    for (const card of document.querySelectorAll('.card')) {
      card.scrollIntoView();
      await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
  });
}

async function violations(page) {
  await walk(page);
  // What the window's edge cuts would count as too small: for the look the window is as high as the page.
  const size = page.viewportSize();
  await page.setViewportSize({ ...size, height: await page.evaluate(() => Math.max(innerHeight, document.documentElement.scrollHeight)) });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  await page.setViewportSize(size);
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} (${node.any.map((check) => check.message).join('; ')})`).slice(0, 3).join(' | ')}`);
}

// Each width once, each scheme once: axe looks at one state for seconds.
for (const [scheme, widths] of [['light', [1280]], ['dark', [375]]]) {
  for (const width of widths) {
    const start = async (page) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const found = {};
      const look = async (name) => {
        const here = await violations(page);
        if (here.length) found[name] = here;
      };
      return { found, look };
    };

    test(`WCAG 2.2 AA — axe finds nothing in the pictures, ${scheme}, ${width} px`, async ({ page, explorer }) => {
      test.slow();
      const { found, look } = await start(page);
      for (const [name, hash] of Object.entries(pictures)) {
        await explorer.open(hash);
        if (name === 'network') await page.locator('.numbers summary').click();
        await look(name);
      }
      await explorer.open('#/v1/s?q=%22not%20ready%20at%20all%22');
      await explorer.cards.locator('a.variants').first().click();
      await expect(page.locator('[data-version]').first()).toBeVisible();
      await look('wordings');
      expect(found).toEqual({});
    });

    test(`WCAG 2.2 AA — axe finds nothing, ${scheme}, ${width} px`, async ({ page, explorer }) => {
      test.slow();
      const { found, look } = await start(page);
      for (const [name, hash] of Object.entries(views)) {
        await explorer.open(hash);
        await look(name);
      }
      // Beside few statements: the whole list was looked at above, and axe looks at each card again.
      await explorer.open('#/v1/s?q=meeting&mode=mixed');
      await explorer.cards.first().locator('a.open').click();
      await expect(explorer.reader).toBeVisible();
      await look('a statement in its article');
      await explorer.open('#/v1/s?q=meeting&mode=mixed');
      await page.getByRole('button', { name: 'Settings' }).click();
      await look('settings');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await look('shortcuts');
      await page.keyboard.press('Escape');
      await explorer.open('#/v1/s?q=Lavrof');
      await look('a slip');
      if (width === 1280) {
        const row = explorer.facet('by').locator('li[data-value]').first();
        await row.hover();
        await row.getByRole('button').click();
        await look('the menu of a value');
      }
      await page.goto(explorer.address('', { src: 'noise.orc' }));
      await expect(page.getByRole('alert')).toBeVisible();
      await look('an archive that does not open');
      expect(found).toEqual({});
    });
  }
}

for (const src of ['', 'generated.orc']) {
  test(`nothing runs off the side from 320 to 1600 px, ${src || 'embedded corpus'}`, async ({ page, explorer }) => {
    test.slow();
    const over = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    await explorer.open('', { src });
    for (const width of [320, 480, 768, 1024, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await over(), `list at ${width} px`).toBeLessThanOrEqual(0);
    }
    for (const hash of ['#/v1/time', '#/v1/matrix', '#/v1/net', '#/v1/actor/', '#/v1/topic/', '#/v1/cmp/..', '#/v1/s']) {
      await explorer.open(hash, { src });
      const numbers = page.locator('.numbers summary');
      if (await numbers.count()) await numbers.click();
      for (const width of [320, 640, 1024]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await over(), `${hash} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
    await explorer.cards.first().locator('a.open').click();
    await expect(explorer.reader).toBeVisible();
    for (const width of [1600, 1024, 900, 640, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await over(), `article at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test('on a phone the filters come from below and lead back', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await explorer.open('');
  await expect(explorer.facet('by')).toHaveCount(0);
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(explorer.facet('by')).toBeVisible();
  const row = (await explorer.rows('by')).find((one) => one.count > 0);
  await explorer.choose('by', row.value);
  await page.getByRole('button', { name: /^Show \d+ statement/ }).click();
  await explorer.answers(row.count);
  await expect(explorer.facet('by')).toHaveCount(0);
});

test('WCAG 2.2 AA — at 200% text nothing is cut off and axe finds nothing', async ({ page, explorer }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const hash of ['', '#/v1/matrix', '#/v1/actor/sergey-lavrov']) {
    await explorer.open(hash);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth), hash).toBeLessThanOrEqual(0);
    expect(await violations(page), hash).toEqual([]);
  }
});

test('WCAG 2.2 AA — every stop of the Tab key is seen, and landmarks name the parts', async ({ page, explorer }) => {
  await explorer.open('');
  for (const role of ['banner', 'main', 'search']) await expect(page.getByRole(role)).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'Filters' })).toBeVisible();
  const stops = new Set();
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const box = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth, borderBottomColor } = getComputedStyle(element);
      return { what: element.outerHTML.slice(0, 80), size: box.width * box.height, ring: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0, borderBottomColor };
    });
    stops.add(seen.what);
    expect(seen.size, seen.what).toBeGreaterThan(0);
    expect(seen.ring, seen.what).toBe(true);
  }
  expect(stops.size).toBeGreaterThan(30);
});
