// What comes over a network may be half, old, damaged or not there. The page says what it is and what helps.

import { expect, test } from './explorer.js';

const wrong = [
  ['truncated.orc', /cut short|incomplete|arrived/i],
  ['header.orc', /cut short|incomplete|arrived/i],
  ['empty.orc', /not an On Record archive|empty/i],
  ['noise.orc', /not an On Record archive/i],
  ['version.orc', /version/i],
  ['damaged.orc', /damaged/i],
  ['missing.orc', /no such file/i],
];

for (const [archive, words] of wrong) {
  test(`${archive} gives a panel with a remedy`, async ({ page, explorer, faults }) => {
    // Chromium itself notes a 404 in the console.
    if (archive === 'missing.orc') faults.expected.push(/status of 404/);
    await page.goto(explorer.address('', { src: archive }));
    const panel = page.getByRole('alert');
    await expect(panel).toBeVisible();
    await expect(panel).toContainText(words);
    await expect(panel.getByRole('button', { name: 'Retry' })).toBeVisible();
    await panel.getByRole('link', { name: 'Open the embedded corpus instead' }).click();
    await explorer.ready();
    expect(await explorer.total()).toBeGreaterThan(0);
  });
}

test('Retry opens an archive that has arrived meanwhile', async ({ page, explorer, faults }) => {
  faults.expected.push(/status of 503/);
  let down = true;
  await page.route('**/generated.orc', (route) => (down ? route.fulfill({ status: 503, body: 'busy' }) : route.continue()));
  await page.goto(explorer.address('', { src: 'generated.orc' }));
  await expect(page.getByRole('alert')).toBeVisible();
  down = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await explorer.ready();
  expect(await explorer.total()).toBe(3000);
});

test('an archive of another server is refused without asking it', async ({ page, explorer }) => {
  await page.goto(explorer.address('', { src: 'https://elsewhere.example/corpus.orc' }));
  await expect(page.getByRole('alert')).toBeVisible();
});

test('half a wasm file gives a message and a Retry', async ({ page, explorer, faults }) => {
  faults.expected.push(/./);
  await page.route('**/*.wasm', async (route) => {
    const whole = await (await route.fetch()).body();
    await route.fulfill({ contentType: 'application/wasm', body: whole.subarray(0, whole.length >> 1) });
  });
  await page.goto(explorer.address());
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('alert').getByRole('button').or(page.getByRole('alert').getByRole('link')).first()).toBeVisible();
});
