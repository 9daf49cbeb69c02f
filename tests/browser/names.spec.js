// What machines are told, and what fingers meet: names of views, announcements, Tab stops, sizes of targets.

import { expect, test } from './explorer.js';

/** The heading as it is read out: a menu says what is chosen in it. */
const heading = (page) =>
  page.locator('h1').evaluateAll((all) => {
    const read = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.tagName === 'SELECT' ? node.selectedOptions[0].text : [...node.childNodes].map(read).join(''));
    return all.map((one) => read(one).replace(/\s+/g, ' ').trim());
  });

test('Each view and state has its own title and h1', async ({ page, explorer }) => {
  const found = [];
  for (const hash of ['', '#/v1/s?by=lavrov', '#/v1/actor/', '#/v1/topic/', '#/v1/cmp/lavrov..trump', '#/v1/matrix', '#/v1/time', '#/v1/net', '#/v1/actor/lavrov', '#/v1/topic/meeting', '#/v1/outlet/radaronline', '#/v1/pos', '#/v1/pos?by=lavrov&on=meeting', '#/v1/s?by=lavrov&on=meeting', '#/v1/quoted', '#/v1/quoted/topic', '#/v1/quoted/time', '#/v1/s?by=-lavrov', '#/v1/s?mode=direct', '#/v1/s?in=radaronline', '#/v1/s?from=2025-08-20', '#/v1/cmp/lavrov..zelenskyy']) {
    await explorer.open(hash);
    const all = await heading(page);
    expect(all, hash).toHaveLength(1);
    found.push({ hash, h1: all[0], title: await page.title() });
  }
  await explorer.open('');
  for (const nth of [0, 30]) {
    await explorer.cards.nth(nth).locator('a.open').click();
    await expect(explorer.reader).toBeVisible();
    found.push({ hash: await explorer.hash(), h1: (await heading(page))[0], title: await page.title() });
    await page.goBack();
    await expect(explorer.reader).toHaveCount(0);
  }
  for (const part of ['h1', 'title']) expect(new Set(found.map((one) => one[part])).size, JSON.stringify(found, null, 1)).toBe(found.length);
});

for (const width of [1280, 375]) {
  test(`Opening an article moves focus or announces it, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 800 });
    await explorer.open('');
    const before = await page.title();
    await explorer.cards.nth(3).locator('a.open').focus();
    await page.keyboard.press('Enter');
    await expect(explorer.reader).toBeVisible();
    await expect(page).not.toHaveTitle(before);
    const title = (await page.title()).split(' \u00b7 ')[0];
    expect(title.length).toBeGreaterThan(10);
    if (width === 375) expect(await page.evaluate(() => !!document.activeElement.closest('dialog'))).toBe(true);
    await expect(page.locator('[role=status]').filter({ hasText: title })).toHaveCount(1);
  });
}

test('Notices are in the live region', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?by=nobody-of-this-name');
  const notice = await explorer.notices.first().textContent();
  await expect(page.locator('[role=status]').filter({ hasText: notice })).toHaveCount(1);
  // Which word a search fails at, and what more there is than was asked for.
  for (const [hash, told] of [['#/v1/s?q=agenda+qqqzzz', '.panel.empty h2'], ['#/v1/s?on=meeting', '.corrected a']]) {
    await explorer.open(hash);
    const text = (await page.locator(told).first().textContent()).trim();
    expect(text.length).toBeGreaterThan(3);
    await expect(page.locator('[role=status]').filter({ hasText: text })).toHaveCount(1);
  }
});

test('One Tab stop per facet value with a menu behind it', async ({ page, explorer }) => {
  await explorer.open('');
  const facet = explorer.facet('by');
  const rows = facet.locator('li[data-value]');
  const stops = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('a, button, input')].filter((one) => one.tabIndex >= 0).length));
  expect(stops.length).toBeGreaterThan(3);
  expect(new Set(stops)).toEqual(new Set([1]));
  await rows.nth(1).locator('a.value').focus();
  await page.keyboard.press('m');
  const first = rows.nth(1).locator('.menu ul a').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first).toHaveCount(0);
  await expect(rows.nth(1).locator('.menu button')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(rows.nth(2).locator('a.value')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('menu of the value');
});

for (const width of [1280, 375]) {
  test(`Targets are at least 24 px, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 900 });
    const small = [];
    for (const hash of ['', '#/v1/s?by=lavrov&on=meeting', '#/v1/actor/lavrov', '#/v1/actor/', '#/v1/matrix', '#/v1/time', '#/v1/cmp/lavrov..trump']) {
      await explorer.open(hash);
      // WCAG 2.5.8: 24 by 24 pixels, or a circle of 24 around its middle that no other target's touches; links in a
      // running sentence are excepted.
      small.push(
        ...(await page.evaluate((hash) => {
          const all = [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => one.checkVisibility({ opacityProperty: true }) && !one.closest('svg, .hidden, .skip, #written'));
          const boxes = all.map((one) => ({ one, ...one.getBoundingClientRect().toJSON() })).filter((box) => box.width && box.bottom > 0 && box.top < 3000);
          const near = (box) => boxes.find((other) => {
            if (other.one === box.one || other.one.contains(box.one) || box.one.contains(other.one)) return false;
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
            return Math.hypot(dx, dy) < 12 - 0.5;
          });
          return boxes
            .filter((box) => (box.width < 23.5 || box.height < 23.5) && !box.one.closest('p.how, .about, blockquote, .corrected, .notices, .kicker') && near(box))
            .map((box) => `${hash} ${box.one.className || box.one.tagName} ${Math.round(box.width)}x${Math.round(box.height)} near ${near(box).one.className || near(box).one.tagName}`);
        }, hash)),
      );
    }
    expect([...new Set(small)]).toEqual([]);
  });
}
