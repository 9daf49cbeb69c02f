// Who is quoted, independent reports, what a speaker said over time, and what is handed on: by mouse and by keyboard.

import { atEachWidth, expect, test } from './explorer.js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const src = 'reprinted.orc';
const count = async (cell) => Number(await cell.getAttribute('data-count'));

for (const width of [1280, 375]) {
  test(`Who is quoted: each number leads to its statements, by outlet and over time too, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 900 });
    await explorer.open('#/v1/s', { src });
    const all = await explorer.total();
    await page.getByRole('link', { name: 'Quoted', exact: true }).click();
    const figure = page.locator('[data-figure="quoted"]');
    await expect(figure.getByRole('heading', { name: 'Who is quoted' })).toBeVisible();
    const kinds = figure.locator('[data-grid="kinds"] tbody tr');
    const first = await kinds.locator('td:nth-of-type(1)').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.count)));
    expect(first.reduce((sum, one) => sum + one, 0)).toBe(all);
    await expect(figure.locator('.half')).toContainText('Half of the words of known speakers: ');
    // Nothing runs off the side: a table scrolls by itself.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    for (const [way, at] of [['By outlet', 'quoted/outlet'], ['By topic', 'quoted/topic'], ['Over time', 'quoted/time'], ['By affiliation', 'quoted/affiliation'], ['By gender', 'quoted/gender'], ['By kind of speaker', 'quoted']]) {
      const link = figure.getByRole('link', { name: way });
      await link.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => explorer.hash()).toBe(`#/v1/${at}`);
      // The address changes before the tables do.
      await expect(link).toHaveAttribute('aria-current', 'true');
      const cell = figure.locator('[data-grid="kinds"] td[data-count]').nth(1);
      const expected = await count(cell);
      await cell.getByRole('link').click();
      await explorer.answers(expected);
      await page.goBack();
      await expect(figure).toBeVisible();
    }
    // Who is talked about and never quoted.
    const silent = figure.locator('[data-grid="unheard"] td[data-count]').first();
    const expected = await count(silent);
    await silent.getByRole('link').click();
    await explorer.answers(expected);
    await page.goBack();
    // The audit alone: what stands around it is looked at on every other page.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run('[data-figure="quoted"]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: 'CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('quoted.csv');
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufefftable,row,about,column,value\r\nkinds,/);
  });
}

atEachWidth('Who is quoted speaks three languages, by gender too, and no request is made', async ({ page, explorer }) => {
  await explorer.open('#/v1/quoted/gender');
  const rows = page.locator('[data-grid="kinds"] tbody tr');
  await expect(rows).toHaveCount(2);
  const told = await rows.evaluateAll((all) => all.map((row) => [row.dataset.value, Number(row.querySelector('td').dataset.count)]));
  expect(told.map(([value]) => value)).toEqual(['male', '~none']);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await rows.first().locator('td[data-count] a').first().click();
  await explorer.answers(told[0][1]);
  expect(await explorer.hash()).toBe('#/v1/s?kind=person&gender=male');
  expect(asked).toEqual([]);
  for (const [lang, way, called] of [['de', 'Nach Geschlecht', '„Er“ genannt'], ['ar', 'بحسب الجنس', 'يُشار إليه بـ«هو»']]) {
    await page.goto(explorer.address(`?lang=${lang}#/v1/quoted/gender`));
    await expect(page.getByRole('link', { name: way, exact: true })).toHaveAttribute('aria-current', 'true');
    await expect(rows.first().locator('th')).toHaveText(called);
  }
});

for (const width of [1280, 375])
  test(`Independent reports: one switch for every count, list and picture, and a link that tells what is new, ${width} px`, async ({ page, explorer }) => {
  await page.setViewportSize({ width, height: 900 });
  await explorer.open('#/v1/s', { src });
  const all = await explorer.total();
  await expect(page.locator('#result')).toContainText(/\(\d+ reports, \d+ reprints, \d+ of their own\)/);
  await page.getByRole('link', { name: 'Count independent reports only' }).click();
  await expect(page.locator('[data-chip="reports"]')).toHaveText(/independent reports only/);
  const own = await explorer.total();
  expect(own).toBeLessThan(all);
  await page.getByRole('link', { name: 'Matrix' }).click();
  expect(await explorer.hash()).toBe('#/v1/matrix?reports=independent');
  const cell = page.locator('.matrix td[data-count]').first();
  const expected = await count(cell);
  await cell.getByRole('link').click();
  await explorer.answers(expected);
  await page.locator('[data-chip="reports"]').click();
  await expect(page.locator('[data-chip="reports"]')).toHaveCount(0);
  // A link that was made when less was there.
  await explorer.open('#/v1/s?seen=2024-12-31', { src });
  const newer = page.locator('a.newer');
  const told = Number((await newer.textContent()).match(/\d+/)[0]);
  await newer.click();
  await explorer.answers(told);
  expect(await explorer.hash()).toBe('#/v1/s?from=2025-01-01');
  await page.getByRole('button', { name: 'Share and save' }).click();
  await expect(page.getByRole('dialog').getByLabel('Link that tells later what is new')).toHaveValue(/[?&]seen=20\d\d-\d\d-\d\d$/);
});

for (const width of [1280, 375])
  test(`Positions stand in order with what changed, in three languages; a statement is handed on without a verdict, ${width} px`, async ({ page, explorer }) => {
  await page.setViewportSize({ width, height: 900 });
  await explorer.open('#/v1/pos');
  await expect(page.getByText('Choose one speaker and one topic above')).toBeVisible();
  await page.goto(explorer.address('#/v1/pos?by=lavrov&on=meeting'));
  await page.reload();
  const steps = page.locator('.positions article[data-version]');
  await expect(steps.nth(1)).toBeVisible();
  const told = page.locator('.positions .later strong');
  expect(await told.count()).toBe((await steps.count()) - 1);
  for (const words of await told.allTextContents()) expect(['in the same words', 'worded differently', 'in other words']).toContain(words);
  for (const [lang, name, dir] of [['de', 'Positionen', 'ltr'], ['ar', 'المواقف', 'rtl']]) {
    await page.goto(explorer.address(`?lang=${lang}#/v1/pos?by=lavrov&on=meeting`));
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(steps.nth(1)).toBeVisible();
  }
  await explorer.open('#/v1/s');
  await explorer.cards.first().locator('a.open').click();
  await page.getByRole('button', { name: 'Citation styles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Citation styles' });
  const claim = JSON.parse(await dialog.getByLabel('ClaimReview (schema.org)').inputValue());
  expect(claim).toMatchObject({ '@type': 'ClaimReview', reviewRating: null, author: null, itemReviewed: { '@type': 'Claim' } });
  expect(claim.itemReviewed.appearance.length).toBeGreaterThan(0);
  const annotation = JSON.parse(await dialog.getByLabel('Web Annotation (W3C)').inputValue());
  expect(annotation.target[0].selector.map((one) => one.type)).toEqual(['TextQuoteSelector', 'TextPositionSelector']);
});
