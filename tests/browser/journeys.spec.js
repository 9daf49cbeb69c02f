// Readers' ways through the page, on the five seeds and on a corpus of some thousand statements.

import { corpora, dense, expect, test } from './explorer.js';

for (const { name, src } of corpora) {
  test.describe(name, () => {
    test.beforeEach(async ({ explorer }) => {
      await explorer.open('', { src });
    });

    test('a click on an actor shows every statement of theirs', async ({ page, explorer }) => {
      const speaker = explorer.cards.locator('a.speaker').first();
      const who = await speaker.textContent();
      const row = await explorer.labelled('by', who);
      const value = await row.getAttribute('data-value');
      const count = Number(await row.getAttribute('data-count'));
      await speaker.click();
      await explorer.answers(count);
      expect(await explorer.hash()).toContain(value);
      const names = new Set(await explorer.cards.locator('.who .speaker').allTextContents());
      expect([...names]).toEqual([who]);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(who);
    });

    test('a click on a topic shows every statement about it', async ({ explorer }) => {
      const topic = explorer.cards.locator('.topics a, a.topic').first();
      const label = (await topic.textContent()).trim();
      const row = await explorer.labelled('on', label);
      const count = Number(await row.getAttribute('data-count'));
      await topic.click();
      await explorer.answers(count);
      for (const card of (await explorer.cards.all()).slice(0, 20)) await expect(card).toContainText(label);
    });

    test('filters combine, and a chip takes its own away', async ({ explorer }) => {
      const all = await explorer.total();
      const [first, second] = (await explorer.rows('by')).filter((row) => row.count > 0 && !row.value.startsWith('~'));
      await explorer.choose('by', first.value);
      await explorer.answers(first.count);
      await explorer.choose('by', second.value);
      await explorer.answers(first.count + second.count);
      const topic = (await explorer.rows('on')).find((row) => row.count > 0 && row.count < first.count + second.count);
      await explorer.choose('on', topic.value);
      await explorer.answers(topic.count);

      await explorer.open('', { src });
      await explorer.exclude('by', first.value);
      await explorer.answers(all - first.count);
      await expect(explorer.row('by', first.value)).toHaveAttribute('data-state', 'excluded');
      const chip = explorer.page.locator(`[data-chip][data-value="${first.value}"]`);
      await expect(chip).toContainText('not');
      await chip.click();
      await explorer.answers(all);
    });

    test('the number beside a filter is the number of statements that it shows', async ({ page, explorer }) => {
      test.slow();
      const all = await explorer.total();
      for (const key of ['by', 'of', 'on', 'in', 'via', 'mode']) {
        for (const row of (await explorer.rows(key)).slice(0, 2)) {
          await explorer.choose(key, row.value);
          await explorer.answers(row.count);
          await page.goBack();
          await explorer.answers(all);
        }
      }
    });

    test('a walk of random clicks: counts equal results at each step', async ({ explorer }) => {
      let seed = 11;
      const next = (n) => (seed = (seed * 48271) % 2147483647) % n;
      for (let step = 0; step < 12; step++) {
        const key = ['by', 'on', 'in', 'via', 'mode', 'of'][next(6)];
        // Where nothing of the facet is chosen, the count promises the list; where something is, it joins it.
        const rows = (await explorer.rows(key)).filter((row) => row.state === 'free' && row.count > 0);
        const taken = (await explorer.rows(key)).some((row) => row.state !== 'free');
        if (!rows.length || taken) {
          await explorer.open('', { src });
          continue;
        }
        const row = rows[next(rows.length)];
        await explorer.choose(key, row.value);
        await explorer.answers(row.count);
      }
    });

    test('All state in the address, Back steps — five clicks, five times Back: the same page at each step', async ({ page, explorer }) => {
      const steps = [];
      const remember = async () => steps.push({ hash: await explorer.hash(), total: await explorer.total(), keys: await explorer.keys() });
      await remember();
      for (const key of ['mode', 'on', 'by', 'in', 'via']) {
        const row = (await explorer.rows(key)).find((one) => one.count > 0);
        await explorer.choose(key, row.value);
        await expect(explorer.row(key, row.value)).toHaveAttribute('data-state', 'chosen');
        await explorer.answers(row.count);
        await remember();
      }
      const check = async ({ hash, total, keys }) => {
        await expect.poll(() => explorer.hash()).toBe(hash);
        await explorer.answers(total);
        expect((await explorer.keys()).slice(0, 20)).toEqual(keys.slice(0, 20));
      };
      for (const step of steps.slice(0, -1).reverse()) {
        await page.goBack();
        await check(step);
      }
      for (const step of steps.slice(1)) {
        await page.goForward();
        await check(step);
      }
    });

    test('a view survives reload and travels as a link', async ({ page, context, explorer, site, faults }) => {
      const row = (await explorer.rows('by')).find((one) => one.count > 1);
      await explorer.choose('by', row.value);
      await explorer.answers(row.count);
      // A long list goes on growing while it is read: its beginning is compared.
      const beginning = async (list) => (await list.keys()).slice(0, 20);
      const keys = await beginning(explorer);
      await page.reload();
      await explorer.answers(row.count);
      expect(await beginning(explorer)).toEqual(keys);

      const { Explorer, watch } = await import('./explorer.js');
      const other = await context.newPage();
      await watch(other, site, faults);
      const there = new Explorer(other, site);
      await other.goto(page.url());
      await there.answers(row.count);
      expect(await beginning(there)).toEqual(keys);
    });

    test('a card opens its article at the marked words', async ({ page, explorer }) => {
      const count = Math.min(6, await explorer.cards.count());
      for (let number = 0; number < count; number++) {
        const card = explorer.cards.nth(number);
        const key = await card.getAttribute('data-statement');
        const said = await card.locator('blockquote.words').evaluate((quote) => {
          const copy = quote.cloneNode(true);
          copy.querySelectorAll('.gap').forEach((gap) => gap.remove());
          return copy.textContent;
        });
        await card.locator('a.open').click();
        await expect(explorer.reader).toBeVisible();
        await expect.poll(() => explorer.hash()).toContain(key);
        await expect.poll(async () => dense((await explorer.chosen.allTextContents()).join(''))).toBe(dense(said));
        await expect(explorer.chosen.first()).toBeInViewport();
        await page.goBack();
      }
    });

    test('search finds words and marks them', async ({ explorer }) => {
      const words = await explorer.cards.locator('blockquote.words').first().textContent();
      const word = words.match(/\b[a-z]{6,}\b/)[0];
      const all = await explorer.total();
      await explorer.search.fill(word);
      await expect.poll(() => explorer.hash()).toContain(`q=${word}`);
      await expect.poll(() => explorer.total()).toBeLessThan(all);
      expect(await explorer.total()).toBeGreaterThan(0);
      const marks = await explorer.cards.locator('mark.hit').allTextContents();
      expect(marks.length).toBeGreaterThan(0);
      // The headline counts too, and it does not stand on the card: not every card holds the word.
      // Other forms of the word are found and marked too.
      expect(marks.every((mark) => mark.toLowerCase().startsWith(word.slice(0, 4)))).toBe(true);
    });

    test('where nothing is found there is a way out', async ({ page, explorer }) => {
      const all = await explorer.total();
      const value = (await explorer.rows('by'))[0].value;
      await explorer.open(`#/v1/s?by=${encodeURIComponent(value)}&q=qqqzzzxxx`, { src });
      const panel = page.locator('.panel.empty');
      await expect(panel).toBeVisible();
      const way = panel.locator('li', { hasText: 'qqqzzzxxx' });
      const promised = Number((await way.locator('.count').textContent()).replace(/\D/g, ''));
      await way.locator('a').click();
      await explorer.answers(promised);
      await page.goBack();
      await panel.getByRole('link', { name: 'Clear all' }).click();
      await explorer.answers(all);
    });

    test('by keyboard alone: search, walk, open, close', async ({ page, explorer }) => {
      await page.keyboard.press('/');
      await expect(explorer.search).toBeFocused();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const focused = () => page.evaluate(() => document.activeElement?.closest('[data-statement]')?.dataset.statement);
      const [, second] = await explorer.keys();
      await expect.poll(focused).toBe(second);
      await page.keyboard.press('Enter');
      await expect(explorer.reader).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(explorer.reader).toBeHidden();
    });

    test('unknown names in an address are told, and the rest holds', async ({ explorer }) => {
      const row = (await explorer.rows('by')).find((one) => one.count > 0);
      await explorer.open(`#/v1/s?by=${encodeURIComponent(row.value)},nobody-of-this-name&on=no-such-topic`, { src });
      await expect(explorer.notices.first()).toBeVisible();
      const told = (await explorer.notices.allTextContents()).join(' ');
      expect(told).toContain('nobody-of-this-name');
      expect(told).toContain('no-such-topic');
      await explorer.answers(row.count);
    });
  });
}

test('the generated corpus is as large and as difficult as it should be', async ({ explorer }) => {
  await explorer.open('', { src: 'generated.orc' });
  expect(await explorer.total()).toBe(3000);
  const facet = explorer.facet('by');
  // A long facet shows a part and offers the rest and a box to find in.
  await facet.locator('button.quiet').first().click();
  await expect.poll(async () => (await explorer.rows('by')).length).toBeGreaterThan(250);
  await facet.getByRole('searchbox').fill('Freiherr');
  await expect.poll(async () => (await facet.locator('li .label').allTextContents()).every((name) => name.includes('Freiherr'))).toBe(true);
});

test('a long list comes in steps, and all of it comes', async ({ page, explorer }) => {
  await explorer.open('', { src: 'generated.orc' });
  const all = await explorer.total();
  const row = (await explorer.rows('mode')).filter((one) => one.count > 250 && one.count < all).sort((a, b) => a.count - b.count)[0];
  await explorer.choose('mode', row.value);
  await explorer.answers(row.count);
  // The first step, and no more as long as its end is out of sight.
  await expect.poll(() => explorer.cards.count()).toBe(200);
  // While a step is drawn there is no end to go to; thin paraphrases come at a click.
  const end = page.locator('.columns .more');
  const onwards = async () => {
    const [last] = await end.all();
    await last?.evaluate((one) => (one.querySelector('[data-folded]') ? one.querySelector('button').click() : one.scrollIntoView()));
    return explorer.statements();
  };
  await expect.poll(onwards, { timeout: 60_000 }).toBe(row.count);
});
