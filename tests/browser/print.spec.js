// On paper: each statement with what identifies it, and no paper wasted.

import { expect, test } from './explorer.js';

/** How many pages a PDF has. */
const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

async function printed(page) {
  return page.pdf({ format: 'A4', preferCSSPageSize: true });
}

test('Print with headline, outlet, link of each statement', async ({ page, explorer, site }) => {
  await explorer.open('#/v1/s?by=lavrov');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const cards = await explorer.cards.evaluateAll((all) =>
    all.map((card) => {
      const drawn = (one, part) => {
        const { content, display } = getComputedStyle(one, part);
        return display === 'none' || content === 'none' ? '' : content.replaceAll(/"([^"]*)"\s*/g, '$1');
      };
      const open = card.querySelector('a.open');
      return {
        key: card.dataset.statement,
        outlet: card.querySelector('.outlet').checkVisibility() && card.querySelector('.outlet').textContent,
        headline: drawn(open, '::before'),
        link: open.checkVisibility() && drawn(open, '::after'),
      };
    }),
  );
  expect(cards.length).toBeGreaterThan(10);
  for (const card of cards) {
    expect(card.outlet, card.key).toBeTruthy();
    expect(card.headline.length, card.key).toBeGreaterThan(10);
    expect(card.link, card.key).toContain(site.at(`/#/v1/st/${card.key}`));
  }
});

test('Print: three statements to a page at least; a list of 148 statements in at most 12 pages', async ({ page, explorer }) => {
  await explorer.open('', { src: 'generated.orc' });
  const rows = await explorer.rows('by');
  const { value, count } = rows.find((row) => row.count >= 120 && row.count <= 200);
  await explorer.open(`#/v1/s?by=${value}`, { src: 'generated.orc' });
  await page.locator('[data-folded]').click({ timeout: 3000 }).catch(() => {});
  await expect.poll(() => explorer.statements()).toBe(count);
  expect(pages(await printed(page))).toBeLessThanOrEqual(Math.ceil((count * 12) / 148));
  await explorer.open('#/v1/s?mode=direct');
  const few = await explorer.cards.count();
  expect(pages(await printed(page))).toBeLessThanOrEqual(Math.ceil(few / 3));
});

test('Print: an open article is printed whole, and nothing else of the page but its name', async ({ page, explorer }) => {
  await explorer.open('');
  await explorer.cards.first().locator('a.open').click();
  await expect(explorer.reader).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(explorer.reader).toBeVisible();
  await expect(explorer.reader.locator('.text')).toBeVisible();
  await expect(explorer.cards.first()).toBeHidden();
  await expect(page.locator('.rail')).toBeHidden();
});
