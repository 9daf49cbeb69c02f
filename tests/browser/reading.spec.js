// Reading a text in the browser: a module of its own, fetched from beside the page when it is asked for.
import { expect, test } from './explorer.js';

test('the page does not fetch the reader; whoever asks for it reads a text there, on the page’s own origin', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url())));
  await page.goto(`${site.origin}/strict/`);
  await page.locator('[data-statement]').first().waitFor();
  expect(asked.filter((url) => url.pathname.includes('/reader/'))).toEqual([]);
  const said = await page.evaluate(async () => {
    const { open } = await import('./reader/on-record-read.js');
    const reader = await open();
    return reader.read('“The bridge is closed,” Ada Example told reporters.');
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ speaker_entity: 'Ada Example', type: 'direct', content: [[0, 23]] });
  expect(new Set(asked.map((url) => url.origin)).size).toBe(1);
  expect(asked.filter((url) => url.pathname.endsWith('.orm'))).toHaveLength(1);
});
