// Addresses that people, hosts and time have worn: none shows an empty page or an error.

import { expect, test } from './explorer.js';

/** Address, and whether something is to be told about it, where that is certain. */
const vectors = [
  ['#', false],
  ['#/', false],
  ['#/v1', false],
  ['#/v9/s', true],
  ['#/v1/st/zzzz', true],
  ['#/v1/s?on=%ZZ', true],
  ['#/v1/s?utm=1&by=lavrov', false],
  ['#/v1/cmp/a..', true],
  ['#/v1/s?from=2025-99-01', true],
  ['#some-anchor-of-the-host-page', false],
  [`#/v1/s?q=${'%F0%9F%9A%80,-&='.repeat(7000)}`, false],
  [`#/v1/${'/?&=,%-~\u{1f5de}'.repeat(10000)}`, undefined],
];

for (const [hash, told] of vectors) {
  test(`Robust, versioned address — ${hash.slice(0, 40)}${hash.length > 40 ? '…' : ''}`, async ({ page, explorer }) => {
    await explorer.open(hash);
    await expect(page.locator('[data-statement], .panel.empty').first()).toBeVisible();
    if (told) await expect(explorer.notices.first()).toBeVisible();
    if (told === false) await expect(explorer.notices).toHaveCount(0);
  });
}

test('parts of names are enough where they are clear, several values are OR, a hyphen takes away', async ({ explorer }) => {
  await explorer.open('#/v1/s?by=lavrov,trump&on=meeting&in=-radaronline');
  await expect(explorer.notices).toHaveCount(0);
  for (const name of ['Sergey Lavrov', 'Donald Trump']) {
    await expect(await explorer.labelled('by', name)).toHaveAttribute('data-state', 'chosen');
  }
  const names = new Set(await explorer.cards.locator('.who .speaker').allTextContents());
  for (const name of names) expect(['Sergey Lavrov', 'Donald Trump']).toContain(name);
});

test('what is not known can be asked for, and kept out', async ({ explorer }) => {
  await explorer.open('#/v1/s?in=~none&by=-~none');
  await expect(explorer.row('in', '~none')).toHaveAttribute('data-state', 'chosen');
  for (const card of await explorer.cards.all()) {
    await expect(card).toContainText(/outlet not stated/i);
    await expect(card.locator('.who')).not.toContainText('Unknown speaker');
  }
});

test('a foreign key stays in the address', async ({ explorer }) => {
  await explorer.open('#/v1/s?utm=1&by=lavrov');
  const row = (await explorer.rows('mode')).find((one) => one.count > 0);
  await explorer.choose('mode', row.value);
  await explorer.answers(row.count);
  expect(await explorer.hash()).toContain('utm=1');
});

test('a host page’s own anchor is left alone', async ({ explorer }) => {
  await explorer.open('#some-anchor-of-the-host-page');
  expect(await explorer.hash()).toBe('#some-anchor-of-the-host-page');
});
