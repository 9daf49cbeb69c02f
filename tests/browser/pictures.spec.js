// Pictures of each view, to look at and for the README; tests/browser/pictures is not part of the project.

import { expect, test } from './explorer.js';

const views = [
  ['statements', '', ''],
  ['filtered', '', '#/v1/s?by=lavrov'],
  ['actor', '', '#/v1/actor/sergey-lavrov'],
  ['article', '', '#/v1/doc/003_da745d13d0c31537'],
  ['empty', '', '#/v1/s?q=qqqzzz'],
  ['time', '', '#/v1/time'],
  ['time-part', '', '#/v1/time?from=2025-08-22'],
  ['matrix', '', '#/v1/matrix'],
  ['network', '', '#/v1/net'],
  ['actors', '', '#/v1/actor/'],
  ['topics', '', '#/v1/topic/'],
  ['compare', '', '#/v1/cmp/lavrov..trump'],
  ['quoted', '', '#/v1/quoted'],
  ['quoted-topic', '', '#/v1/quoted/topic'],
  ['positions', '', '#/v1/pos?by=lavrov&on=meeting'],
  ['reprints', 'reprinted.orc', '#/v1/s'],
  ['compare-half', '', '#/v1/cmp/lavrov..'],
];

/** The same on ten thousand statements. */
const large = [
  ['10k-statements', ''],
  ['10k-time', '#/v1/time'],
  ['10k-matrix', '#/v1/matrix'],
  ['10k-network', '#/v1/net'],
  ['10k-actors', '#/v1/actor/'],
  ['10k-quoted', '#/v1/quoted'],
  ['10k-quoted-time', '#/v1/quoted/time'],
];

/** The addresses of the two whom the larger corpus quotes most. */
const most = (explorer) => explorer.rows('by').then((rows) => rows.filter((row) => !row.value.startsWith('~')).slice(0, 2).map((row) => row.value));

/** How readers see the page: scheme and more that their machine asks for; the languages once each, in light. */
const looks = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'text200', media: { colorScheme: 'light' }, text: 200 },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
  { name: 'de', media: { colorScheme: 'light' }, lang: 'de' },
  { name: 'ar', media: { colorScheme: 'light' }, lang: 'ar' },
];

/** Takes pictures of one look at one width: each as a file, and all of them on one sheet, to be looked at together. */
async function camera(page, { name: look, media, text, lang }, width, sheet) {
  await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
  // Where letters are large a view's picture begins at the end of the first screen: two of them then.
  await page.setViewportSize({ width, height: (width < 500 ? 812 : 900) * (text ? 2 : 1) });
  if (text) {
    // As the browser's own setting does: a larger font of the root, which lengths in `rem` and breakpoints in `em` follow.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: (16 * text) / 100, fixed: (13 * text) / 100 } });
  }
  // A blank page keeps nothing.
  if (lang) await page.addInitScript((lang) => location.protocol === 'http:' && localStorage.setItem('on-record.settings', `lang=${lang}`), lang);
  const taken = [];
  return {
    async take(name) {
      const picture = await page.screenshot({ path: `pictures/${name}-${width}-${look}.png` });
      taken.push([name, picture.toString('base64')]);
    },
    async sheet() {
      const shown = Math.min(width, 480);
      const all = taken.map(([name, picture]) => `<figure><img width="${shown}" src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await page.setViewportSize({ width: 5 * (shown + 12), height: 900 });
      await page.goto('about:blank');
      await page.setContent(`<style>body{display:flex;flex-wrap:wrap;gap:8px;margin:0;font:13px sans-serif;background:#999}figure{margin:0}</style>${all.join('')}`);
      await page.screenshot({ path: `pictures/sheets/${sheet}-${width}-${look}.png`, fullPage: true });
    },
  };
}

for (const look of looks) {
  for (const width of [1280, 768, 375]) {
    test(`${width} px, ${look.name}`, async ({ page, explorer }) => {
      test.slow();
      const { take, sheet } = await camera(page, look, width, 'seeds');
      for (const [name, src, hash] of views) {
        await explorer.open(hash, { src });
        await expect(page.locator('[data-statement], .panel.empty, [data-document], .quoted, .figure').first()).toBeVisible();
        await take(name);
      }
      await explorer.open('#/v1/s?q=%22not%20ready%20at%20all%22');
      await explorer.cards.locator('a.variants').first().click();
      await expect(page.locator('[data-version]').first()).toBeVisible();
      await take('wordings');
      await explorer.open('#/v1/s?by=lavrov');
      await explorer.cards.first().locator('a.open').click();
      await expect(explorer.chosen.first()).toBeInViewport();
      await take('reader');
      await sheet();
    });

    test(`${width} px, ${look.name}, ten thousand statements`, async ({ page, explorer }) => {
      test.slow();
      await page.setViewportSize({ width: 1280, height: 900 });
      const src = 'generated-10k.orc';
      await explorer.open('', { src });
      const [one, other] = await most(explorer);
      const { take, sheet } = await camera(page, look, width, '10k');
      await explorer.open('', { src });
      for (const [name, hash] of [...large, ['10k-actor', `#/v1/actor/${one}`], ['10k-compare', `#/v1/cmp/${one}..${other}`]]) {
        await page.evaluate((hash) => void (location.hash = hash || '#/v1/s'), hash);
        await expect.poll(() => page.evaluate(() => globalThis.onRecord.state().address)).toBe(hash || '#/v1/s');
        await page.evaluate(() => scrollTo(0, 0));
        await take(name);
      }
      await sheet();
    });
  }
}
