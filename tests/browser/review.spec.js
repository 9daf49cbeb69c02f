// More of the correction desk: a review by keys, whose corrections are offered where, words by dragging, a statement for an article that
// has none. Needs the build's folder reader/.

import { ARTICLES, button, card, desk, open, show } from './desk-page.js';
import { atEachWidth, expect, test } from './explorer.js';

atEachWidth('the least sure are looked through by keys alone, and a review goes on where it stopped', async ({ page, explorer, site }) => {
  await page.goto(`${site.origin}/strict/`);
  await explorer.ready();
  const pen = page.getByRole('button', { name: 'Corrections', exact: true });
  const looked = desk(page).locator('.looked');
  await pen.press('Enter');
  await button(page, 'Look through the least sure').press('Enter');
  await expect(looked).toHaveText(/^0 of \d+ looked at$/);
  const all = (await looked.textContent()).match(/of (\d+)/)[1];
  const after = (n) => expect(looked).toHaveText(`${n} of ${all} looked at`);
  await page.keyboard.press('n');
  await after(1);
  await page.keyboard.press('s');
  await expect(desk(page).getByLabel(/^Speaker/)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Dee Stranger');
  await page.keyboard.press('Enter');
  await after(2);
  await page.keyboard.press('a');
  await after(3);
  await page.keyboard.press('w');
  await after(4);
  // A note alone is a change as well; who is cleared of a role has none.
  await desk(page).getByLabel(/^Why/).fill('Heard by two of us.');
  await page.keyboard.press('Enter');
  await after(5);
  await button(page, 'All corrections').press('Enter');
  await expect(desk(page).locator('.changes li')).toHaveCount(4);
  await Promise.all([page.waitForEvent('download'), button(page, 'Save the file').press('Enter')]);

  // The corrections are in the file, and how far the review has come is known at the next visit.
  await page.reload();
  await explorer.ready();
  await pen.press('Enter');
  await expect(desk(page)).toContainText(`5 of ${all} looked at`);
  await expect(desk(page).locator('.offer')).toHaveCount(0);
});

atEachWidth('corrections of a reader’s own articles are offered with them and with no others', async ({ page, explorer, site }) => {
  const pen = page.getByRole('button', { name: 'Corrections', exact: true });
  await show(page, explorer, site);
  await open(page, explorer, 'bridge is closed');
  await page.keyboard.press('w');
  await explorer.answers(2);
  // The page's own corpus knows nothing of it, in this visit and in the next.
  await pen.click();
  await expect(desk(page).locator('.changes li')).toHaveCount(1);
  await button(page, 'Close').click();
  await page.reload();
  await explorer.ready();
  await pen.click();
  await expect(desk(page)).toContainText('Nothing is corrected yet.');
  await expect(desk(page).locator('.offer')).toHaveCount(0);
  await button(page, 'Close').click();
  // Other articles of the reader's own do not, either.
  await show(page, explorer, site, { other: '“The quay belongs to all of us,” Cy Newcomer said.' }, 1);
  await pen.click();
  await expect(desk(page)).toContainText('Nothing is corrected yet.');
  await expect(desk(page).locator('.offer')).toHaveCount(0);
  // The same articles once more.
  await show(page, explorer, site);
  await pen.click();
  await expect(desk(page).locator('.offer')).toContainText('Corrections from your last visit: 1');
  await button(page, 'Put them back').click();
  await expect(desk(page).locator('.changes li')).toHaveCount(1);
  await button(page, 'Close').click();
  await explorer.answers(2);
});

for (const width of [1280, 375]) {
  test(`words are selected by dragging, in pieces; an article in which nothing is said is given a statement, ${width} wide`, async ({ page, explorer, site }) => {
    await page.setViewportSize({ width, height: 900 });
    const tide = 'High tide tonight\n\nThe tide will be high tonight, as on each day of the week.\n';
    await show(page, explorer, site, { ...ARTICLES, tide });
    await card(explorer, 'bridge is closed').getByRole('button', { name: /^Correct/ }).click();
    await desk(page).locator('summary').click();
    const words = desk(page).getByLabel(/^Its words/);
    const drag = async (from, to) => {
      const text = desk(page).locator('.article');
      const word = (said) => text.locator('span', { hasText: new RegExp(`^${said}$`) }).first();
      await word(from).scrollIntoViewIfNeeded();
      await word(from).hover();
      await page.mouse.down();
      await word(to).hover();
      await page.mouse.up();
    };
    await drag('“The', 'bridge');
    await expect(words).toHaveValue('“The bridge');
    await desk(page).getByLabel('Add what is selected as a further piece').check();
    await drag('until', 'spring,”');
    await expect(words).toHaveValue('“The bridge\nuntil spring,”');
    await button(page, 'Save the changes').click();
    await expect(card(explorer, 'The bridge').locator('.words')).toHaveText(/^“The bridge.*until spring,”$/);

    await page.getByRole('button', { name: 'Corrections', exact: true }).click();
    await desk(page).locator('summary').click();
    await desk(page).getByLabel('Article, by its headline').fill('High tide tonight');
    await button(page, 'Add a missed statement').click();
    await expect(desk(page).getByRole('heading', { name: 'Add a missed statement' })).toBeFocused();
    await drag('will', 'high');
    await expect(words).toHaveValue('will be high');
    await desk(page).getByLabel(/^Speaker/).fill('Cy Newcomer');
    await button(page, 'Save the changes').click();
    await explorer.answers(4);
    await expect(card(explorer, 'will be high').locator('.speaker')).toHaveText('Cy Newcomer');
    // The open article's statement is corrected by a key.
    await page.goto(`${await page.evaluate(() => location.href.split('#')[0])}#/v1/st/${await card(explorer, 'will be high').getAttribute('data-statement')}`);
    await expect(explorer.chosen.first()).toBeVisible();
    await page.keyboard.press('e');
    await expect(desk(page).locator('blockquote')).toHaveText('will be high');
    await page.keyboard.press('Escape');
  });
}
