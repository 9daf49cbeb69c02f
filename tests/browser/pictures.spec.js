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

for (const scheme of ['light', 'dark']) {
  for (const width of [1280, 768, 375]) {
    test(`${width} px, ${scheme}`, async ({ page, explorer }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width < 500 ? 812 : 900 });
      const picture = (name) => page.screenshot({ path: `pictures/${name}-${width}-${scheme}.png` });
      for (const [name, src, hash] of views) {
        await explorer.open(hash, { src });
        await expect(page.locator('[data-statement], .panel.empty, [data-document]').first()).toBeVisible();
        await picture(name);
      }
      await explorer.open('#/v1/s?q=%22not%20ready%20at%20all%22');
      await explorer.cards.locator('a.variants').first().click();
      await expect(page.locator('[data-version]').first()).toBeVisible();
      await picture('wordings');
      await explorer.open('#/v1/s?by=lavrov');
      await explorer.cards.first().locator('a.open').click();
      await expect(explorer.chosen.first()).toBeInViewport();
      await picture('reader');
    });

    test(`${width} px, ${scheme}, ten thousand statements`, async ({ page, explorer }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const src = 'generated-10k.orc';
      await explorer.open('', { src });
      const [one, other] = await most(explorer);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width < 500 ? 812 : 900 });
      for (const [name, hash] of [...large, ['10k-actor', `#/v1/actor/${one}`], ['10k-compare', `#/v1/cmp/${one}..${other}`]]) {
        await page.evaluate((hash) => void (location.hash = hash || '#/v1/s'), hash);
        await expect.poll(() => page.evaluate(() => globalThis.onRecord.state().address)).toBe(hash || '#/v1/s');
        await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: `pictures/${name}-${width}-${scheme}.png` });
      }
    });
  }
}
