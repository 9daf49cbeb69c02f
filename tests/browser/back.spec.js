// Back keeps the place: scroll position and focus return on Back and Forward in list, pages, sheets, at all widths.

import { expect, test } from './explorer.js';

/** Where a card stands in the window. */
const place = (page, key) => page.evaluate((key) => document.querySelector(`#statements [data-statement="${key}"]:not([hidden] *)`)?.getBoundingClientRect().top, key);
/** Waits until nothing moves any more. */
async function rest(page) {
  let before;
  await expect.poll(async () => { const now = await page.evaluate(() => `${scrollY} ${document.documentElement.scrollHeight} ${location.hash}`); const same = now === before; before = now; return same; }, { intervals: [350] }).toBe(true);
}

for (const width of [1280, 768, 375]) {
  for (const [far, nth] of [['near', 6], ['far', 150], ['behind the first step', 260]]) {
    test(`Back keeps the place in a long list, ${far}, ${width} px`, async ({ page, explorer }) => {
      await page.setViewportSize({ width, height: 800 });
      await explorer.open('', { src: 'generated.orc' });
      while ((await explorer.cards.count()) <= nth) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.waitForTimeout(100);
      }
      const card = explorer.cards.nth(nth);
      const key = await card.getAttribute('data-statement');
      await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await rest(page);
      await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await rest(page);
      const before = await place(page, key);
      const link = card.locator('a.speaker, a.outlet').first();
      const href = await link.getAttribute('href');
      await link.focus();
      await rest(page);
      await page.keyboard.press('Enter');
      await expect.poll(() => explorer.hash()).toBe(href);
      await rest(page);
      // Another list begins at its top; there the reader goes on, and comes back to that place by Forward.
      expect(await page.evaluate(() => scrollY)).toBeLessThan(400);
      await page.evaluate(() => scrollTo(0, 300));
      await rest(page);
      await page.goBack();
      await expect.poll(() => place(page, key)).toBeDefined();
      await expect.poll(async () => Math.abs((await place(page, key)) - before)).toBeLessThan(4);
      await rest(page);
      expect(Math.abs((await place(page, key)) - before)).toBeLessThan(4);
      await expect.poll(() => page.evaluate(() => document.activeElement.getAttribute('href'))).toBe(href);
      await expect(page.locator(':focus')).toBeInViewport();
      await page.goForward();
      await expect.poll(() => explorer.hash()).toBe(href);
      await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(300);
    });
  }

  test(`Back keeps the place where an article lay over the list or beside it, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 800 });
    await explorer.open('');
    const card = explorer.cards.nth(20);
    const key = await card.getAttribute('data-statement');
    // Once more when the heights of the cards before it have come true.
    for (let time = 0; time < 2; time++) {
      await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await rest(page);
    }
    const before = await place(page, key);
    await card.locator('a.open').focus();
    await page.keyboard.press('Enter');
    await expect(explorer.chosen.first()).toBeInViewport();
    const box = page.locator(width === 1280 ? '.side' : 'dialog.over');
    await box.evaluate((one) => (one.scrollTop = one.scrollHeight));
    await rest(page);
    const deep = await box.evaluate((one) => one.scrollTop);
    await page.goBack();
    await expect(explorer.reader).toHaveCount(0);
    await expect.poll(async () => Math.abs((await place(page, key)) - before)).toBeLessThan(4);
    await expect.poll(() => page.evaluate(() => document.activeElement.className)).toBe('open');
    expect(await page.evaluate(() => document.activeElement.closest('[data-statement]').dataset.statement)).toBe(key);
    await page.goForward();
    await expect(explorer.reader).toBeVisible();
    await expect.poll(async () => Math.abs((await box.evaluate((one) => one.scrollTop)) - deep)).toBeLessThan(4);
  });
}

test('Back keeps the place when the reader moves meanwhile: the reader wins', async ({ page, explorer }) => {
  await explorer.open('', { src: 'generated.orc' });
  await page.evaluate(() => scrollTo(0, 3000));
  await rest(page);
  await page.evaluate(() => (location.hash = '#/v1/s?mode=direct'));
  await rest(page);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000);
  await rest(page);
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, -1000);
  await rest(page);
  expect(await page.evaluate(() => scrollY)).toBeLessThan(2500);
});

test('A reload keeps the place too', async ({ page, explorer }) => {
  await explorer.open('');
  const card = explorer.cards.nth(15);
  const key = await card.getAttribute('data-statement');
  await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await rest(page);
  const before = await place(page, key);
  await page.reload();
  await explorer.ready();
  await expect.poll(async () => Math.abs((await place(page, key)) - before)).toBeLessThan(4);
});

for (const [what, open, width] of [['the filters', '.filters', 375], ['the sheet', '.share', 375], ['the settings', '.top .help >> nth=3', 1280]]) {
  test(`Back closes ${what} and leads nowhere else, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 800 });
    await explorer.open('');
    await explorer.cards.first().locator('a.speaker').click();
    await explorer.ready();
    const hash = await explorer.hash();
    await page.locator(open).click();
    await expect(page.locator('dialog[open]')).toBeVisible();
    await page.evaluate(() => history.back());
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    expect(await explorer.hash()).toBe(hash);
    await page.evaluate(() => history.back());
    await expect.poll(() => explorer.hash()).not.toBe(hash);
  });
}
