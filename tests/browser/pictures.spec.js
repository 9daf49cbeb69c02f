// Pictures of each view, to look at and for the README; tests/browser/pictures is not part of the project.

import { expect, test } from './explorer.js';

const views = [
  ['statements', '', ''],
  ['filtered', '', '#/v1/s?by=lavrov'],
  ['actor', '', '#/v1/actor/sergey-lavrov'],
  ['article', '', '#/v1/doc/003_da745d13d0c31537'],
  ['empty', '', '#/v1/s?q=qqqzzz'],
  ['generated', 'generated.orc', ''],
];

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
      await explorer.open('#/v1/s?by=lavrov');
      await explorer.cards.first().locator('a.open').click();
      await expect(explorer.chosen.first()).toBeInViewport();
      await picture('reader');
    });
  }
}
