// "Something wrong?" on each card and mark: to what the host chose, filled; else to the clipboard.

import { expect, test } from './explorer.js';

/** Hears what would be opened, and opens nothing. */
const hearing = (page) => page.addInitScript(() => { window.opened = []; window.open = (url) => void window.opened.push(url); });

for (const [name, choice, pattern] of [
  ['mail', 'mailto:desk@news.example', /^mailto:desk@news\.example\?subject=KEY&body=.+%0Ahttp/],
  ['an issue form', 'https://issues.example/new?template=wrong.yml', /^https:\/\/issues\.example\/new\?template=wrong\.yml&id=KEY&words=.+&link=http/],
  ['its own URL', 'https://news.example/wrong/{id}?at={link}', /^https:\/\/news\.example\/wrong\/KEY\?at=http/],
]) {
  test(`Report: “Something wrong?” opens what the host chose, filled with id, words, link: ${name}`, async ({ page, explorer, site }) => {
    await hearing(page);
    await page.goto(site.at(`/?report=${encodeURIComponent(choice)}`));
    await explorer.ready();
    const card = explorer.cards.nth(2);
    const key = await card.getAttribute('data-statement');
    await card.hover();
    await card.getByRole('button', { name: /Something wrong/ }).click();
    await expect.poll(() => page.evaluate(() => window.opened.length)).toBe(1);
    const url = await page.evaluate(() => window.opened[0]);
    expect(url).toMatch(new RegExp(pattern.source.replace('KEY', key)));
    expect(decodeURIComponent(url)).toContain(`#/v1/st/${key}`);
    // On the mark in the article too.
    await card.locator('a.open').click();
    await explorer.reader.locator('.note').getByRole('button', { name: /Something wrong/ }).click();
    await expect.poll(() => page.evaluate(() => window.opened.length)).toBe(2);
  });
}

test('Report: without a host’s choice it is copied, and a choice that is no address is none', async ({ page, explorer, site, context, faults }) => {
  faults.expected.push(/javascript:alert\(1\)/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await hearing(page);
  await page.goto(site.at('/?report=javascript:alert(1)'));
  await explorer.ready();
  await expect(explorer.notices.first()).toContainText('javascript:alert(1)');
  const card = explorer.cards.first();
  const key = await card.getAttribute('data-statement');
  await card.hover();
  await card.getByRole('button', { name: /Something wrong/ }).click();
  await expect(page.locator('.toast')).toContainText('Report copied');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(key);
  expect(text).toContain(`#/v1/st/${key}`);
  expect(await page.evaluate(() => window.opened)).toEqual([]);
});

test('The network is readable at 375 px: no name is clipped, the strongest band is among the first', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  for (const src of ['', 'generated.orc']) {
    await explorer.open('#/v1/net', { src });
    const { names, clipped, over } = await page.locator('svg.picture').evaluate((svg) => {
      const view = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('.p-label')];
      const cut = texts.filter((text) => text.textContent.includes('\u2026'));
      return { names: texts.length, clipped: cut.length, over: texts.filter((text) => text.getBoundingClientRect().left < view.left - 1 || text.getBoundingClientRect().right > view.right + 1).map((text) => text.textContent) };
    });
    expect(names).toBeGreaterThan(5);
    expect(over, src).toEqual([]);
    if (!src) expect(clipped).toBe(0);
    else expect(clipped / names).toBeLessThan(0.2);
  }
});
