// Searching as people type: words, phrases, beginnings, slips; in the same question as the filters.

import { corpora, expect, test, typingNeverRests } from './explorer.js';

const said = (page) => page.locator('.corrected');

test('Typo-tolerant search with highlights — “Lavrof” finds Lavrov, says so, and offers the exact word', async ({ page, explorer }) => {
  await explorer.open('');
  await explorer.search.fill('Lavrof');
  await expect(said(page)).toContainText('Showing results for “Lavrov”');
  await expect(page.getByRole('status').filter({ hasText: 'Lavrov' })).toHaveCount(1);
  const marks = await explorer.cards.locator('mark.hit').allTextContents();
  expect(marks.length).toBeGreaterThan(0);
  expect(new Set(marks)).toEqual(new Set(['Lavrov']));
  const found = await explorer.total();
  // The address keeps what was typed.
  await expect.poll(() => explorer.hash()).toContain('q=Lavrof');
  await explorer.search.fill('Lavrov');
  await expect(said(page)).toHaveCount(0);
  await explorer.answers(found);
  await explorer.search.fill('Lavrof');
  await page.getByRole('link', { name: /exactly “Lavrof”/ }).click();
  await explorer.answers(0);
  await expect(said(page)).toHaveCount(0);
  await expect(page.locator('.panel.empty')).toBeVisible();
});

test('a slip in one of several words leaves the others as they are', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=zelenskyy%20meetnig');
  await expect(said(page)).toContainText('“meeting”');
  await expect(said(page)).not.toContainText('zelensk');
  expect(await explorer.total()).toBeGreaterThan(0);
});

test('words that are there are never changed, nor short ones, nor phrases', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=meeting');
  await expect(said(page)).toHaveCount(0);
  for (const q of ['xqz', '%22Lavrof%22']) {
    await explorer.open(`#/v1/s?q=${q}`);
    await explorer.answers(0);
    await expect(said(page)).toHaveCount(0);
  }
});

test('whom a statement was told to is found by name and marked', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=nbc');
  expect(await explorer.total()).toBeGreaterThan(0);
  await expect(explorer.cards.locator('a.told mark.hit').first()).toContainText('NBC');
});

test('Search that answers — the sentence’s second slot takes free words, and its first choice lets go of them', async ({ page, explorer }) => {
  await explorer.open('');
  const all = await explorer.total();
  await page.locator('select[data-pick="what"]').selectOption('');
  const field = page.locator('input[data-pick="what"]');
  await expect(field).toBeFocused();
  await field.fill('meetings');
  await field.press('Enter');
  await expect.poll(() => explorer.hash()).toContain('q=meetings');
  const found = await explorer.total();
  expect(found).toBeLessThan(all);
  await expect(explorer.cards.locator('mark.hit').first()).toHaveText(/^meeting/i);
  await expect(page.locator('select[data-pick="what"] option:checked')).toHaveText('meetings');
  await page.locator('select[data-pick="what"]').selectOption({ index: 0 });
  await explorer.answers(all);
});

/** Types a word that is there and does not rest; the page shows it as found. Gives the word. */
async function typeOn(page, explorer, src) {
  await typingNeverRests(page);
  await explorer.open('', { src });
  const word = (await explorer.cards.locator('blockquote.words').first().textContent()).match(/\b[a-z]{6,}\b/)[0];
  await explorer.search.fill(word);
  await expect(explorer.cards.locator('mark.hit').first()).toBeVisible();
  return word;
}

for (const { name, src } of corpora) {
  test.describe(name, () => {
    test('search and filters are one question; phrases are taken as they stand', async ({ page, explorer }) => {
      await explorer.open('', { src });
      const words = (await explorer.cards.locator('blockquote.words').first().textContent()).match(/[A-Za-z]+ [a-z]+ [a-z]+/)[0];
      await explorer.search.fill(`"${words}"`);
      await expect.poll(async () => (await explorer.cards.locator('mark.hit').first().textContent()).toLowerCase()).toContain(words.toLowerCase());
      const found = await explorer.total();
      const row = (await explorer.rows('mode')).find((one) => one.count > 0);
      await explorer.choose('mode', row.value);
      await explorer.answers(row.count);
      expect(row.count).toBeLessThanOrEqual(found);
      await expect(explorer.search).toHaveValue(`"${words}"`);
    });

    test('each keystroke is answered before the address changes', async ({ page, explorer }) => {
      await explorer.open('', { src });
      const all = await explorer.total();
      const word = (await explorer.cards.locator('blockquote.words').first().textContent()).match(/\b[a-z]{6,}\b/)[0];
      // The page tells what it shows before the address says so: the first news of the word comes without it there.
      const now = await explorer.search.evaluate((box, word) => {
        const told = new Promise((done) => {
          addEventListener('on-record:state', ({ detail }) => done({ total: detail.total, hash: location.hash }), { once: true });
        });
        box.value = word;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return told;
      }, word);
      expect(now.total).toBeLessThan(all);
      expect(now.hash).not.toContain(word);
      await expect.poll(() => explorer.hash()).toContain(word);
    });

    test('a link that is clicked while the typing goes on leads on from the search, and Back to it', async ({ page, explorer }) => {
      const word = await typeOn(page, explorer, src);
      const found = await explorer.total();
      const row = (await explorer.rows('mode')).find((one) => one.count > 0);
      await explorer.choose('mode', row.value);
      await explorer.answers(row.count);
      await expect.poll(() => explorer.hash()).toContain(word);
      await page.goBack();
      await explorer.answers(found);
      await expect(explorer.search).toHaveValue(word);
    });

    test('the click is kept where the typing rests before the page hears of it', async ({ page, explorer }) => {
      await typeOn(page, explorer, src);
      const row = (await explorer.rows('mode')).find((one) => one.count > 0);
      const asked = await explorer.row('mode', row.value).locator('a.value').evaluate((link) => {
        link.click();
        window.typingRests();
        return link.getAttribute('href');
      });
      await explorer.answers(row.count);
      expect(await explorer.hash()).toBe(asked);
    });

    test('best matches come first: those who say all the words', async ({ page, explorer }) => {
      await explorer.open('', { src });
      const word = (await explorer.cards.locator('blockquote.words').first().textContent()).match(/\b[a-z]{6,}\b/)[0];
      await explorer.open(`#/v1/s?q=${word}&sort=relevance`, { src });
      const own = await explorer.cards.evaluateAll((cards) => cards.map((card) => Boolean(card.querySelector('.words mark.hit'))));
      expect(own[0]).toBe(true);
      expect(own.lastIndexOf(true)).toBe(own.filter(Boolean).length - 1);
    });
  });
}
