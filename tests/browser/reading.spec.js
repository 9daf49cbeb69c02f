// Reading a text in the browser: a module of its own, fetched from beside the page when it is asked for.
import { expect, test } from './explorer.js';

test('the page does not fetch the reader; whoever asks for it reads a text there, on the page’s own origin', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url())));
  await page.goto(`${site.origin}/strict/`);
  await page.locator('[data-statement]').first().waitFor();
  expect(asked.filter((url) => url.pathname.includes('/reader/'))).toEqual([]);
  const { by, said } = await page.evaluate(async () => {
    const { open } = await import('./reader/on-record-read.js');
    const reader = await open();
    return { by: reader.readBy, said: reader.read('“The bridge is closed,” Ada Example told reporters.') };
  });
  expect(by).toMatchObject({ language: 'en', hash: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ speaker_entity: 'Ada Example', type: 'direct', content: [[0, 23]] });
  expect(new Set(asked.map((url) => url.origin)).size).toBe(1);
  expect(asked.filter((url) => url.pathname.endsWith('.orm'))).toHaveLength(1);
});

test('a browser that lacks the reader’s instructions is told which one has them', async ({ page, site }) => {
  await page.goto(`${site.origin}/strict/`);
  // A module with an opcode that no engine knows, as wide instructions are to an old one.
  const body = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 5, 1, 3, 0, 0xff, 0x0b]);
  await page.route('**/reader/reader_bg.wasm', (route) => route.fulfill({ body, contentType: 'application/wasm' }));
  const told = await page.evaluate(() => import('./reader/on-record-read.js').then(({ open }) => open()).catch((error) => error.message));
  expect(told).toContain('Safari 16.4');
});
