// Wherever a newsroom puts the files, and however strict its policy is.

import { expect, test } from './explorer.js';

for (const [name, place] of [
  ['at a sub-path', '/a/b/'],
  ['under a strict content security policy', '/strict/'],
]) {
  for (const src of ['', 'generated.orc']) {
    test(`${name}, ${src || 'embedded corpus'}`, async ({ page, explorer }) => {
      await explorer.open('', { place, src });
      const row = (await explorer.rows('by')).find((one) => one.count > 0);
      await explorer.choose('by', row.value);
      await explorer.answers(row.count);
      await explorer.cards.first().locator('a.open').click();
      await expect(explorer.chosen.first()).toBeInViewport();
      await page.goBack();
      await explorer.answers(row.count);
    });
  }
}

test('where the policy forbids WebAssembly the page says so', async ({ page, explorer, faults }) => {
  faults.expected.push(/./);
  await page.goto(explorer.address('', { place: '/no-wasm/' }));
  await expect(page.getByRole('alert')).toBeVisible();
});

test('two visits ask for the page’s own files and nothing else', async ({ page, explorer, site }) => {
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await explorer.open();
  await page.reload();
  await explorer.ready();
  expect([...asked].filter((origin) => origin !== 'null')).toEqual([site.origin]);
  expect(await page.context().cookies()).toEqual([]);
});

test('The panels before and instead of the program speak the reader’s language', async ({ browser, site }) => {
  for (const [locale, query, lang, dir, says, again] of [
    ['de-AT', '', 'de', 'ltr', 'blockiert WebAssembly', 'Erneut versuchen'],
    ['en-GB', '?lang=ar', 'ar', 'rtl', 'تمنع WebAssembly', 'أعد المحاولة'],
    ['fr-FR', '', 'en', 'ltr', 'blocks WebAssembly', 'Retry'],
  ]) {
    const page = await browser.newPage({ locale });
    await page.goto(site.at(`/no-wasm/${query}`));
    const panel = page.locator('#boot[role="alert"]');
    await expect(panel).toContainText(says);
    await expect(panel.locator('.says')).toHaveAttribute('lang', lang);
    await expect(panel.locator('.says')).toHaveAttribute('dir', dir);
    await expect(panel.getByRole('button')).toHaveText(again);
    await page.close();
  }
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.at('/'));
  for (const lang of ['de', 'ar']) await expect(page.locator(`.without [lang="${lang}"]`)).toBeVisible();
  await page.close();
});
