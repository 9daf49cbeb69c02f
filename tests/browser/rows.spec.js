// Habits of readers, row by row of the table of features: each test is named after its row.

import { corpora, dense, expect, test } from './explorer.js';

test('Cue, mode and confidence on each card — every card carries its mode; “not ready at all” is mixed', async ({ explorer }) => {
  await explorer.open('');
  const cards = await explorer.cards.evaluateAll((all) =>
    all.map((card) => ({
      mode: card.dataset.mode,
      says: card.querySelector('.mode')?.textContent,
      help: card.querySelector('.mode')?.title,
      quoted: Boolean(card.querySelector('.words q')),
      named: Boolean(card.querySelector('a.speaker')),
      cue: card.querySelector('.cue')?.textContent ?? '',
    })),
  );
  expect(cards.length).toBe(await explorer.total());
  const words = { direct: 'Direct', mixed: 'Mixed', indirect: 'Reported' };
  for (const card of cards) {
    expect(card.says).toBe(words[card.mode]);
    expect(card.help).not.toBe('');
    expect(card.quoted, card.mode).toBe(card.mode !== 'indirect');
  }
  expect(cards.filter((card) => card.named && card.cue).length).toBeGreaterThan(cards.length / 2);
  await explorer.open('#/v1/doc/002_88e9796ac61c05f7');
  const ready = explorer.cards.filter({ hasText: 'not ready at all' });
  await expect(ready.first()).toHaveAttribute('data-mode', 'mixed');
});

test('Statement link that survives re-extraction — the same id, however the list around it changes', async ({ page, explorer }) => {
  await explorer.open('');
  const cards = await explorer.cards.evaluateAll((all) => all.slice(0, 6).map((card) => [card.dataset.statement, card.querySelector('.words').textContent]));
  for (const [key, words] of cards) {
    await explorer.open(`#/v1/st/${key}`);
    await expect(explorer.notices).toHaveCount(0);
    const gapless = (text) => dense(text).replaceAll('…', '');
    await expect.poll(async () => gapless((await explorer.chosen.allTextContents()).join(''))).toBe(gapless(words));
  }
  await page.goto('about:blank');
  await explorer.open('#/v1/st/aaaaaaaaaa');
  await expect(explorer.notices.first()).toBeVisible();
});

for (const { name, src } of corpora) {
  test(`Keyboard throughout — find, filter, open and cite without a mouse, ${name}`, async ({ page, context, explorer }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await explorer.open('', { src });
    const word = (await explorer.cards.locator('blockquote.words').first().textContent()).match(/\b[a-z]{6,}\b/)[0];
    const all = await explorer.total();
    // Find.
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await expect.poll(() => explorer.total()).toBeLessThan(all);
    const found = await explorer.total();
    await page.keyboard.press('Escape');
    // Filter: Tab walks to the facets; Enter chooses what has the focus.
    const focused = () => page.evaluate(() => document.activeElement.closest('[data-facet="by"] li')?.dataset.value ?? '');
    await explorer.facet('by').scrollIntoViewIfNeeded();
    for (let tabs = 0; tabs < 60 && !(await focused()); tabs++) await page.keyboard.press('Tab');
    const value = await focused();
    const row = (await explorer.rows('by')).find((one) => one.value === value);
    await page.keyboard.press('Enter');
    await explorer.answers(row.count);
    expect(row.count).toBeLessThanOrEqual(found);
    // Open, from the list.
    await page.keyboard.press('j');
    const key = await page.evaluate(() => document.activeElement.closest('[data-statement]').dataset.statement);
    await page.keyboard.press('Enter');
    await expect(explorer.reader).toBeVisible();
    await expect.poll(() => explorer.hash()).toContain(key);
    // Cite.
    await page.keyboard.press('c');
    const said = dense(await explorer.chosen.first().textContent());
    await expect.poll(async () => dense(await page.evaluate(() => navigator.clipboard.readText()))).toContain(said.slice(0, 20));
    // And away again.
    await page.keyboard.press('Escape');
    await expect(explorer.reader).toBeHidden();
  });

  test(`Ctrl-F finds what is listed — every listed card, and nothing is folded in another way, ${name}`, async ({ page, explorer }) => {
    await explorer.open('', { src });
    const listed = Math.min(200, await explorer.total());
    await expect.poll(() => explorer.cards.count()).toBeGreaterThanOrEqual(listed);
    for (const number of [0, listed >> 1, listed - 1]) {
      const words = await explorer.cards.nth(number).locator('.words').evaluate((quote) => quote.textContent.split(' … ')[0].slice(0, 60));
      // The browser's own search, from the top.
      const at = await page.evaluate((words) => {
        getSelection().removeAllRanges();
        const found = globalThis.find(words, false, false, true);
        return found && getSelection().anchorNode?.parentElement?.closest('[data-statement]') !== null;
      }, words);
      expect(at, words).toBe(true);
    }
    await expect(page.locator('#statements > [hidden]'), 'the list before is taken down').toHaveCount(0);
    const folded = await page.evaluate(() => [...document.querySelectorAll('main [hidden]:not([hidden="until-found"]), main [aria-hidden="true"]')].filter((one) => one.textContent.trim().length > 1).map((one) => one.outerHTML.slice(0, 90)));
    expect(folded).toEqual([]);
  });

  test(`Dark, right-to-left, languages, reduced motion, print — nothing runs off the side at 320 px, ${name}`, async ({ page, explorer, site }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const over = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    for (const lang of ['en', 'de', 'ar']) {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', media: 'screen' });
        await page.goto(site.at(`/?lang=${lang}${src ? `&src=${src}` : ''}`));
        await explorer.ready();
        expect(await over(), `${lang}, ${colorScheme}`).toBeLessThanOrEqual(0);
      }
      const page_ = await page.evaluate(() => ({ dir: getComputedStyle(document.querySelector('main')).direction, dark: getComputedStyle(document.body).backgroundColor, moves: getComputedStyle(document.querySelector('.card')).transitionDuration }));
      expect(page_.dir).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect(page_.moves.split(', ').every((time) => time === '0s')).toBe(true);
      // The articles keep their own direction.
      expect(await explorer.cards.first().locator('.words').evaluate((quote) => getComputedStyle(quote).unicodeBidi)).toBe('plaintext');
      await page.emulateMedia({ media: 'print' });
      await expect(explorer.search).toBeHidden();
      await expect(explorer.cards.first()).toBeVisible();
      expect(await over(), `${lang}, print`).toBeLessThanOrEqual(0);
    }
  });
}

test('Dark, right-to-left, languages, reduced motion, print — plurals and days are each language’s own', async ({ page, explorer, site }) => {
  const says = { en: /^1 statement\b.*\b\d{1,2} August 2025/, de: /^1 Äußerung\b.*\d{1,2}\. August 2025/, ar: /^تصريح واحد.*أغسطس 2025/ };
  await explorer.open('');
  // The words of a card that tells a day find that one statement.
  const dated = explorer.cards.filter({ has: page.locator('time.date') }).first();
  const words = await dated.locator('.words').first().innerText();
  const query = words.match(/[\p{L}\p{N}]+(?:[ ’'-][\p{L}\p{N}]+){5}/u)[0];
  for (const [lang, pattern] of Object.entries(says)) {
    await page.goto('about:blank');
    await page.goto(site.at(`/?lang=${lang}#/v1/s?q=${encodeURIComponent(`"${query}"`)}`));
    await explorer.answers(1);
    expect(await page.locator('#result').innerText(), lang).toMatch(pattern);
  }
});
