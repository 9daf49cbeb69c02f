// What readers were promised of the list and its filters, on the released page: a test for each sentence, named after it. What
// only counts is tried thousands of times by the engine's own tests; here it is seen.

import { corpora, expect, test, watch } from './explorer.js';

const src = 'generated.orc';
const opacity = (locator) => locator.evaluate((one) => (one.checkVisibility({ visibilityProperty: true }) ? Number(getComputedStyle(one).opacity) : 0));

for (const { name, src } of corpora) {
  test(`Phone: the first statement begins in the first screen; Cite and Copy link are seen on touch, and a facet’s row is quiet until it is touched, ${name}`, async ({ browser, site, faults }) => {
    const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await watch(page, site, faults);
    await page.goto(site.at(src ? `/?src=${src}` : '/'));
    const card = page.locator('#statements [data-statement]').first();
    await expect(card.locator('.words')).toBeVisible();
    expect((await card.locator('.words').boundingBox()).y).toBeLessThan(667 - 24);
    for (const take of ['cite', 'link']) {
      const button = card.locator(`[data-take="${take}"]`);
      await button.scrollIntoViewIfNeeded();
      expect(await opacity(button), take).toBe(1);
    }
    for (const hash of src ? [] : ['#/v1/s?by=lavrov&on=meeting', '#/v1/s?q=agenda', '#/v1/s?q=what%20did%20Lavrov%20say%20about%20agenda', '#/v1/actor/lavrov', '#/v1/topic/meeting', '#/v1/outlet/radaronline']) {
      await page.goto(site.at(`/${hash}`));
      await expect(card.locator('.words')).toBeVisible();
      expect((await card.locator('.words').boundingBox()).y, hash).toBeLessThan(667 - 24);
    }
    // What stands folded before it is one tap away.
    if (!src) {
      await page.goto(site.at('/#/v1/actor/lavrov'));
      await page.getByText('At a glance').tap();
      await expect(page.locator('.profile dl').getByRole('link').first()).toBeVisible();
    }
    await page.goto(site.at(src ? `/?src=${src}` : '/'));
    await page.locator('.filters').first().tap();
    const rows = page.locator('[data-facet="by"]:visible li[data-value]');
    await expect(rows.nth(2)).toBeVisible();
    // But for the row that has the focus, where the drawer gives it to one.
    const loud = await rows.evaluateAll((all) => all.filter((row) => !row.matches(':focus-within') && row.querySelector('.not').checkVisibility({ visibilityProperty: true })).length);
    expect(loud).toBe(0);
    await context.close();
  });
}

test('The row of a facet is quiet until it is pointed at or focused', async ({ page, explorer }) => {
  await explorer.open('', { src });
  const rows = explorer.facet('by').locator('li[data-value]');
  const [first, second] = [rows.nth(0), rows.nth(1)];
  await page.mouse.move(700, 500);
  expect(await rows.locator('.not').evaluateAll((all) => all.filter((one) => getComputedStyle(one).opacity !== '0').length)).toBe(0);
  await first.hover();
  await expect(first.locator('.not')).toHaveCSS('opacity', '1');
  await expect(second.locator('.not')).toHaveCSS('opacity', '0');
  await page.mouse.move(700, 500);
  await second.locator('a.value').focus();
  await expect(second.locator('.not')).toHaveCSS('opacity', '1');
  await expect(first.locator('.not')).toHaveCSS('opacity', '0');
});

test('A colour means one actor: the first eight carry one, all others are neutral', async ({ page, explorer }) => {
  await explorer.open('', { src });
  await explorer.facet('by').getByRole('button', { name: /more$/ }).click();
  const seen = await explorer.facet('by').locator('li[data-value]:has(.swatch)').evaluateAll((rows) =>
    rows.map((row) => ({ value: row.dataset.value, tone: row.querySelector('.swatch').className.match(/tone-\d/)?.[0], colour: getComputedStyle(row.querySelector('.swatch')).backgroundColor })),
  );
  const toned = seen.filter(({ tone }) => tone !== 'tone-8');
  expect(toned.length).toBe(8);
  expect(new Set(toned.map(({ tone }) => tone)).size).toBe(8);
  expect(new Set(toned.map(({ colour }) => colour)).size).toBe(8);
  const others = seen.filter(({ tone }) => tone === 'tone-8');
  expect(others.length).toBeGreaterThan(20);
  expect(new Set(others.map(({ colour }) => colour)).size).toBe(1);
  expect(toned.map(({ colour }) => colour)).not.toContain(others[0].colour);
});

test('Facets are ordered by the count in the current result, “more” counts what is there, and the articles beside are those of the result by number of statements', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?mode=direct', { src });
  const falling = (numbers) => expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  for (const facet of ['on', 'in']) falling((await explorer.rows(facet)).filter((row) => !row.value.startsWith('~')).map((row) => row.count));
  const shown = (await explorer.rows('in')).length;
  const more = explorer.facet('in').getByRole('button', { name: /more$/ });
  const promised = Number((await more.textContent()).replace(/\D/g, ''));
  await more.click();
  await expect.poll(async () => (await explorer.rows('in')).length).toBe(shown + promised);
  expect((await explorer.rows('in')).filter((row) => row.count === 0 && row.state === 'free')).toEqual([]);
  const articles = page.locator('.articles li');
  const counts = (await articles.locator('.kicker').allTextContents()).map((text) => Number(text.match(/(\d+) statements?$/)?.[1]));
  expect(counts.length).toBeGreaterThan(3);
  falling(counts);
  await articles.first().getByRole('link').click();
  await expect(page.locator('.reader mark.said').first()).toBeVisible();
});

test('Question words and “said” are dropped with a notice; a wholly typed question is read', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=summit');
  const plain = await explorer.total();
  expect(plain).toBeGreaterThan(0);
  await explorer.search.fill('who said summit');
  await explorer.answers(plain);
  await expect(page.getByText('Not searched: “who” and “said”.').first()).toBeVisible();
  await explorer.search.fill('what did Lavrov say about agenda');
  await expect(page.getByText(/Read as a question: .*Sergey Lavrov/).first()).toBeVisible();
  const speakers = await explorer.cards.locator('.speaker').allTextContents();
  expect(speakers.length).toBeGreaterThan(0);
  expect(new Set(speakers.map((name) => name.trim()))).toEqual(new Set(['Sergey Lavrov']));
});

test('Where nothing is found the page says which word failed and what is found without it, never “showing results”', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=agenda%20qqqzzz');
  await explorer.answers(0);
  await expect(page.locator('.panel.empty')).toContainText('No statement here has “qqqzzz”.');
  await expect(page.getByText(/showing/i)).toHaveCount(0);
  await page.locator('.panel.empty').getByRole('link', { name: /qqqzzz/ }).first().click();
  await expect.poll(() => explorer.total()).toBeGreaterThan(0);
});

test('A typed question that finds nothing says what of it fails, and what its parts find', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=who%20contradicts%20Lavrov%20on%20meeting');
  await explorer.answers(0);
  const panel = page.locator('.panel.empty');
  await expect(panel).toContainText('No statement here has “about Sergey Lavrov”.');
  await panel.getByRole('link', { name: 'Sergey Lavrov', exact: true }).click();
  await expect.poll(() => explorer.total()).toBeGreaterThan(0);
  await expect(explorer.cards.first().locator('.speaker')).toHaveText('Sergey Lavrov');
  await page.goBack();
  await panel.getByRole('link', { name: '“meeting”', exact: true }).click();
  await expect.poll(() => explorer.total()).toBeGreaterThan(0);
  // A verb of speaking is no word to search for in a question.
  await explorer.open('#/v1/s?q=when%20did%20Lavrov%20speak%20about%20the%20summit');
  await expect.poll(() => explorer.total()).toBeGreaterThan(0);
});

test('An outlet that is not stated is no outlet in “3 outlets”', async ({ page, explorer }) => {
  await explorer.open('#/v1/s?q=%22not%20ready%20at%20all%22');
  const places = explorer.cards.locator('a.variants').first();
  await expect(places).toHaveText(/^3 articles, \d versions$/);
  await places.click();
  await expect(page.locator('[data-version]').filter({ hasText: 'Outlet not stated' }).first()).toBeVisible();
});
