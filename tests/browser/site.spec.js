// A site that `on-record build` has made of articles/: it shows these, wherever it is opened, and not the seeds. Served
// under the strictest policy.

import { pathToFileURL } from 'node:url';
import { expect, test } from './explorer.js';
import { own } from './server.js';

test.skip(!own, 'ON_RECORD_OWN names no site: run `cargo xtask test journeys`');
const place = '/own/';

test('a site of one’s own shows its own articles, and a click works', async ({ page, explorer, site }) => {
  await explorer.open('', { place });
  const total = await explorer.total();
  expect(total).toBeGreaterThan(2);
  expect(total).toBeLessThan(10);
  await expect(page).toHaveTitle(/The harbour/);
  await expect(explorer.cards.first()).toBeVisible();
  await explorer.choose('by', 'ada-example');
  await expect(page).toHaveURL(/ada-example/);
  expect(await explorer.total()).toBeLessThan(total);

  // A static page opens the explorer at its place, with the same archive.
  await page.goto(site.at(`${place}actor/ben-sample/`));
  await explorer.ready();
  await expect(explorer.cards.first()).toContainText('the bridge would close');
});

test('the element and the one file of a site show its own articles', async ({ page, explorer, site, faults }) => {
  // The file itself is no foreign server.
  faults.expected.push(/^foreign request: file:\S+own-site\.html/);
  site.pages.set('/host/own.html', {
    headers: {},
    body: `<!doctype html><meta charset="utf-8"><title>A story</title><link rel="icon" href="data:,"><script src="${place}on-record.js" async></script><on-record></on-record>`,
  });
  await page.goto(site.at('/host/own.html'));
  const element = page.locator('on-record');
  await expect(element.locator('#statements')).toHaveAttribute('data-total', /^\d$/);
  await expect(element).toContainText('The ferry stays');

  await page.goto(pathToFileURL(`${own}.html`).href);
  await explorer.ready();
  expect(await explorer.total()).toBeLessThan(10);
  await expect(page.getByText('“The ferry stays,”').first()).toBeVisible();
});
