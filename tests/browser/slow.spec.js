// A slow line: what is written into the page is filtered before the program is there.

import { expect, test } from './explorer.js';

const shown = (page) => page.locator('#written article.card').filter({ visible: true });

for (const [what, hash, fits] of [
  ['actor', '#/v1/s?by=lavrov', (card) => card.querySelector('.speaker').textContent === 'Sergey Lavrov'],
  ['an actor’s page', '#/v1/actor/lavrov', (card) => card.querySelector('.speaker').textContent === 'Sergey Lavrov'],
  ['topic', '#/v1/s?on=meeting', (card) => [...card.querySelectorAll('.topic')].some((topic) => topic.href.includes('meeting'))],
  ['outlet', '#/v1/s?in=radaronline', (card) => card.querySelector('.outlet').textContent === 'RadarOnline.com'],
  ['words', '#/v1/s?q=agenda', (card) => /\bagenda\b/i.test([...card.querySelectorAll('.words, .speaker')].map((part) => part.textContent).concat(card.querySelector('a.open').title).join(' '))],
  ['two of them, one excluded', '#/v1/s?by=-lavrov&on=meeting', (card) => card.querySelector('.speaker').textContent !== 'Sergey Lavrov'],
]) {
  test(`Slow networks: the statements of a filtered link are there before the program: ${what}`, async ({ page, explorer, site }) => {
    let go;
    const held = new Promise((done) => (go = done));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at(`/${hash}`), { waitUntil: 'commit' });
    await expect(shown(page).first()).toBeVisible();
    expect(await shown(page).evaluateAll((cards, fits) => cards.filter((card) => !new Function('card', `return (${fits})(card)`)(card)).length, fits.toString())).toBe(0);
    expect(await shown(page).count()).toBeLessThan(await page.locator('#written article.card').count());
    await expect(page.locator('#written').getByRole('status')).toContainText('Not complete yet');
    go();
    await explorer.ready();
    await expect(page.locator('#written')).toHaveCount(0);
    await expect(page.getByText('Not complete yet')).toHaveCount(0);
  });
}

// The program finds other forms of a word and reads questions: what is shown before is never more than it finds, and that
// nothing is found is never claimed.
for (const [words, some] of [['agenda', true], ['"the agenda is ready"', true], ['"ready agenda"', false], ['cite', false], ['copy link', false], ['who said agenda', false], ['meetings', undefined]]) {
  test(`Slow networks: no statement is shown that the link leaves out, and none claimed missing: ${words}`, async ({ page, explorer, site }) => {
    let go;
    const held = new Promise((done) => (go = done));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at(`/#/v1/s?q=${encodeURIComponent(words)}`), { waitUntil: 'domcontentloaded' });
    const before = await shown(page).evaluateAll((cards) => cards.map((card) => card.dataset.writtenStatement));
    if (some !== undefined) expect(before.length > 0).toBe(some);
    await expect(page.getByText('None of the first statements')).toHaveCount(0);
    go();
    await explorer.ready();
    const total = await explorer.total();
    while ((await explorer.cards.count()) < total) await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const found = await explorer.cards.evaluateAll((cards) => cards.map((card) => card.dataset.statement));
    expect(before.filter((key) => !found.includes(key))).toEqual([]);
  });
}

test('Slow networks: at 50 kB/s and 300 ms the statements come before the program, and never one that the link leaves out', async ({ page, explorer, site }) => {
  test.slow();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await page.addInitScript(() => {
    window.seen = [];
    const look = () => {
      const written = [...document.querySelectorAll('#written article.card')].filter((card) => card.checkVisibility()).map((card) => card.querySelector('.speaker').textContent);
      if (written.length) window.seen.push(written);
      if (!document.querySelector('#statements')) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(site.at('/#/v1/s?by=lavrov'), { waitUntil: 'commit' });
  await expect(shown(page).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('#statements')).toHaveCount(0);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await explorer.ready();
  const seen = await page.evaluate(() => window.seen);
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen.flat())).toEqual(new Set(['Sergey Lavrov']));
});
