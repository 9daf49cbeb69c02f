// What the tests of a sharded archive share.

import { expect } from './explorer.js';

/** The generated corpus in one file, and in many. */
export const ONE = 'generated.orc';
export const MANY = 'generated-shards/archive.ors';

export const isShard = (url) => /\/[0-9a-f]{2}\/[0-9a-f]{14}\.ors$/.test(url);

/** What is shown, once it answers the address. */
export async function settled(page) {
  await expect(page.locator('#on-record .on-record')).not.toHaveClass(/counting/);
  await expect(page.locator('.panel.loading')).toHaveCount(0);
}

/** Goes to an address as a click on a link to it would. */
export const set = (page, hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The same, and waits until the page shows it. */
export async function go(page, hash) {
  await set(page, hash);
  await page.waitForFunction((to) => onRecord.state()?.address === to, hash);
  await settled(page);
}
