// A sharded archive in the page: the generated corpus in many small files shows what the same corpus in one file shows. Files
// that are missing, cut short or late; shards-faults.spec.js has worse hosts.

import { expect, test } from './explorer.js';
import { MANY, ONE, go, isShard, set, settled } from './shards-page.js';

/** Every number of the page, and the statements that are listed. */
async function told(explorer) {
  const { page } = explorer;
  const facets = {};
  for (const key of ['by', 'for', 'of', 'on', 'in', 'via', 'mode']) facets[key] = await explorer.rows(key);
  return {
    result: await page.locator('#result').innerText(),
    total: await explorer.total(),
    facets,
    chips: await page.locator('[data-chip]').allInnerTexts(),
    tabs: await page.locator('[data-count][href*="side="], nav.tabs a, .tabs a').evaluateAll((tabs) => tabs.map((tab) => tab.textContent)),
  };
}

/** The addresses that both pages are compared at, made of what the corpus has. */
async function addresses(explorer) {
  const often = async (key, place) => (await explorer.rows(key))[place].value;
  const [who, other, topic, outlet] = [await often('by', 0), await often('by', 2), await often('on', 1), await often('in', 0)];
  return [
    '#/v1/s',
    `#/v1/s?by=${who}`,
    `#/v1/s?by=${[who, other].sort().join(',')}&on=${topic}`,
    `#/v1/s?in=${outlet}&mode=direct&from=2025-03-01&to=2025-08-31`,
    '#/v1/s?q=harbour',
    '#/v1/s?from=~none',
    `#/v1/actor/${who}`,
    `#/v1/topic/${topic}?q=will`,
  ];
}

test('Sharded archive: filters, a word, days, an actor’s and a topic’s page count as one file does; the first list takes two rounds', async ({ page, explorer }) => {
  await explorer.open('', { src: ONE });
  const places = await addresses(explorer);
  const one = [];
  for (const place of places) {
    await go(page, place);
    one.push([place, await told(explorer)]);
  }
  const asked = [];
  page.on('request', (request) => new URL(request.url()).pathname.endsWith('.ors') && asked.push(request.url()));
  await explorer.open('', { src: MANY });
  // The manifest, then the first page and the directories side by side: no third round, no columns, no texts.
  expect(asked.filter((url) => !isShard(url)).length).toBe(1);
  expect(new Set(asked).size).toBeLessThanOrEqual(5);
  for (const [place, expected] of one) {
    await go(page, place);
    expect(await told(explorer), place).toEqual(expected);
  }
  // What is there is not fetched again, here or after the page is loaded anew.
  const before = new Set(asked.filter(isShard));
  expect(before.size).toBe(asked.filter(isShard).length);
  await explorer.open(places[1], { src: MANY });
  await settled(page);
  expect(asked.filter(isShard).length).toBe(before.size);
});

test('Sharded archive: the next fifty, a statement in its article, an article, what else is offered; Back', async ({ page, explorer }) => {
  await explorer.open('', { src: MANY });
  await expect.poll(() => explorer.statements()).toBe(50);
  const first = await explorer.keys();
  await page.getByRole('button', { name: /Show 50 more/ }).click();
  await expect.poll(() => explorer.statements()).toBeGreaterThanOrEqual(100);
  expect((await explorer.keys()).slice(0, first.length)).toEqual(first);

  // A statement opens in its whole article, which says the same as in one file.
  const key = first[7];
  await go(page, `#/v1/st/${key}`);
  await expect(explorer.chosen.first()).toBeVisible();
  const article = await explorer.reader.getAttribute('data-document');
  const text = await explorer.reader.innerText();
  await go(page, `#/v1/doc/${article}`);
  const count = await explorer.total();
  await page.goBack();
  await expect(explorer.chosen.first()).toBeVisible();

  // A picture is drawn of all statements, or says of how many.
  await go(page, '#/v1/matrix');
  await expect(explorer.notices).toContainText('Drawn from the first 2,000 of 3,000 statements');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('[data-no-files]')).toContainText('2,000 of 3,000');
  await page.keyboard.press('Escape');
  await page.locator('[data-desk="list"]').click();
  await expect(page.getByRole('dialog')).toContainText('need an archive in one file');
  await page.keyboard.press('Escape');

  // The same in one file.
  await explorer.open(`#/v1/st/${key}`, { src: ONE });
  await expect(explorer.chosen.first()).toBeVisible();
  expect(await explorer.reader.innerText()).toBe(text);
  await go(page, `#/v1/doc/${article}`);
  expect(await explorer.total()).toBe(count);
});

test('Sharded archive: a file that is missing or cut short is named and tried again; what is shown stays', async ({ page, explorer, faults }) => {
  faults.expected.push(/404|Failed to load resource/);
  let fault = 'none';
  let broken = 0;
  await page.context().route('**/generated-shards/**', async (route) => {
    if (fault === 'none' || !isShard(route.request().url())) return route.continue();
    broken++;
    if (fault === 'missing') return route.fulfill({ status: 404, body: 'not found' });
    const whole = await route.fetch();
    return route.fulfill({ response: whole, headers: {}, body: (await whole.body()).subarray(0, 40) });
  });
  await explorer.open('', { src: MANY });
  const before = await page.locator('#result').innerText();
  const who = (await explorer.rows('by'))[3].value;
  const expected = (await explorer.rows('by'))[3].count;
  for (const [kind, words] of [
    ['missing', 'not on the server'],
    ['short', 'cut short: 40 of'],
  ]) {
    fault = kind;
    await set(page, `#/v1/s?by=${who}`);
    const panel = page.getByRole('alert');
    await expect(panel).toContainText(/[0-9a-f]{2}\/[0-9a-f]{14}\.ors could not be opened/);
    await expect(panel).toContainText(words);
    // The list of before is there, with its own numbers and its own links.
    expect(await page.locator('#result').innerText()).toBe(before);
    await expect(explorer.cards.first()).toBeVisible();
    // Whoever lets the message go is where the list is, at its address; nothing is counted any more.
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(panel).toHaveCount(0);
    await settled(page);
    expect(await page.evaluate(() => location.hash || '#/v1/s')).toBe('#/v1/s');
    await expect(page.locator('#result')).toHaveText(before);
  }
  expect(broken).toBeGreaterThan(2);
  await set(page, `#/v1/s?by=${who}`);
  await expect(page.getByRole('alert')).toBeVisible();
  fault = 'none';
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(explorer.list).toHaveAttribute('data-total', String(expected));
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('Sharded archive: at 375 px the filters say that they count', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await explorer.open('', { src: MANY });
  let go;
  const held = new Promise((done) => (go = done));
  await page.context().route('**/generated-shards/**', async (route) => {
    await held;
    await route.continue();
  });
  await set(page, '#/v1/s?q=harbour');
  await expect(page.locator('#result')).toHaveText('Counting …');
  await expect(page.locator('.panel.loading')).toContainText('Counting …');
  go();
  await settled(page);
  await expect(page.locator('#result')).toContainText(/\d+ statements? in/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
