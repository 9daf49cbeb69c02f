// Embeds fail closed and say why at the top: never more than what was locked, the message first, with the remedy.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './explorer.js';
import { dist } from './server.js';

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** Serves a page of a host; `charset` says whether it names one. */
async function host(page, site, body, { charset = '<meta charset="utf-8">' } = {}) {
  const headers = charset ? {} : { 'content-type': 'text/html' };
  site.pages.set('/host/story.html', { headers, body: `<!doctype html><html lang="en">${charset}<title>A story</title><link rel="icon" href="data:,"><body>${body}` });
  await page.goto(site.at('/host/story.html'));
}

/** Hears the height of a frame as hosts do. */
const grows = '<script src="/height.js"></script>';

const visible = (scope) => scope.locator('article.card').filter({ visible: true });

test('A server without the CORS header: the message is the first thing seen, and the frame stays short', async ({ page, site, faults }) => {
  faults.expected.push(/./);
  await host(page, site, `<iframe id="f" src="/" width="900" height="700" title="On Record" sandbox="${SANDBOX}"></iframe>${grows}`);
  const frame = page.frameLocator('#f');
  const alert = frame.getByRole('alert');
  await expect(alert).toContainText('Access-Control-Allow-Origin');
  expect((await alert.evaluate((one) => one.getBoundingClientRect())).top).toBeLessThan(20);
  await expect(alert).toBeInViewport();
  await expect.poll(() => page.locator('#f').evaluate((f) => f.getBoundingClientRect().height)).toBeLessThan(1500);
  // What cannot work is not offered.
  for (const dead of ['.search', '.rail', '.sorts', '.takes']) await expect(frame.locator(`#written ${dead}`).first()).toBeHidden();
});

for (const [name, query] of [['known', 'locked=by%3Dlavrov'], ['with a typo', 'locked=by%3Dlavrow'], ['an unknown key', 'locked=bye%3Dlavrov']]) {
  test(`A server without the CORS header, filters locked (${name}): never more than what was locked`, async ({ page, site, faults }) => {
    faults.expected.push(/./);
    await host(page, site, `<iframe id="f" src="/?${query}" width="900" height="700" title="On Record" sandbox="${SANDBOX}"></iframe>`);
    const frame = page.frameLocator('#f');
    await expect(frame.getByRole('alert')).toContainText('Access-Control-Allow-Origin');
    const names = new Set(await visible(frame).locator('.speaker').allTextContents());
    expect([...names]).toEqual(name === 'known' ? ['Sergey Lavrov'] : []);
  });
}

for (const locked of ['by=lavrow', 'bye=lavrov', 'by=lavrov&in=the-moon', 'q=meeting']) {
  test(`A typo in locked shows nothing, and says why at the top: ${locked}`, async ({ page, site, faults }) => {
    faults.expected.push(/locked/);
    await page.goto(site.at(`/?locked=${encodeURIComponent(locked)}`));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('locked');
    await expect(alert).toContainText(/lavrow|bye=lavrov|the-moon|q=meeting/);
    // The remedy.
    await expect(alert).toContainText('by=name&on=topic');
    expect(await visible(page).count()).toBe(0);
    expect((await alert.boundingBox()).y).toBeLessThan(300);
    expect(faults.seen.some((fault) => /console: .*locked/.test(fault))).toBe(true);
    await page.evaluate(() => (location.hash = '#/v1/s?by=trump'));
    expect(await visible(page).count()).toBe(0);

    // The same in an element.
    await host(page, site, `<on-record locked="${locked.replaceAll('&', '&amp;')}"></on-record><script src="/on-record.js"></script>`);
    await expect(page.locator('on-record').getByRole('alert')).toContainText('locked');
    expect(await visible(page.locator('on-record')).count()).toBe(0);
  });
}

test('Unknown values of theme, lang, views, accent and report, and misspelt names, are errors in the console and in the embed', async ({ page, explorer, site, faults }) => {
  const words = ['darkish', 'xx', 'tiem', 'purplish', 'nowhere', 'vews=s'];
  faults.expected.push(new RegExp(words.join('|')));
  await page.goto(site.at('/?theme=darkish&lang=xx&views=s,tiem&accent=purplish&report=nowhere&vews=s&utm_source=mail'));
  await explorer.ready();
  for (const word of words) await expect(page.locator('.notices')).toContainText(word);
  // What is nothing of ours is left alone.
  await expect(page.locator('.notices')).not.toContainText('utm_source');
  await host(page, site, '<on-record accent="purplish" report="nowhere" vews="s" style="display: block"></on-record><script src="/on-record.js"></script>');
  for (const word of ['purplish', 'nowhere', 'vews=s']) await expect(page.locator('on-record').locator('.notices')).toContainText(word);
  await expect(page.locator('on-record').locator('.notices')).not.toContainText('style');
  for (const word of words) expect(faults.seen.some((fault) => fault.includes(`console:`) && fault.includes(word)), word).toBe(true);
});

test('A misspelt name of locked shows nothing', async ({ page, site, faults }) => {
  faults.expected.push(/lockd/);
  await page.goto(site.at('/?lockd=by%3Dlavrov'));
  await expect(page.getByRole('alert')).toContainText('lockd=by=lavrov');
  expect(await visible(page).count()).toBe(0);
  await host(page, site, '<on-record lockd="by=lavrov"></on-record><script src="/on-record.js"></script>');
  await expect(page.locator('on-record').getByRole('alert')).toContainText('lockd=by=lavrov');
  expect(await visible(page.locator('on-record')).count()).toBe(0);
});

test('Scripts are ASCII, and style sheets name their encoding', () => {
  const files = readdirSync(dist, { recursive: true }).filter((name) => /\.js$/.test(name) || /^[^/]*\.css$/.test(name));
  expect(files.filter((name) => name.startsWith('reader/')).length).toBeGreaterThan(10);
  for (const name of files) {
    const bytes = readFileSync(path.join(dist, name));
    if (name.endsWith('.js')) expect(bytes.findIndex((byte) => byte > 127), name).toBe(-1);
    else expect(bytes.subarray(0, 17).toString(), name).toBe('@charset "utf-8";');
  }
});

test('A host without <meta charset> shows no broken letters', async ({ page, site }) => {
  await page.route('**/*.{js,css}', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-type': answer.headers()['content-type'].split(';')[0] } });
  });
  await host(page, site, '<on-record></on-record><script src="/on-record.js"></script>', { charset: '' });
  const shown = page.locator('on-record');
  await expect(shown.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
  expect(await page.evaluate(() => document.characterSet)).not.toBe('UTF-8');
  const drawn = await shown.locator('.how > span').first().evaluate((one) => getComputedStyle(one, '::before').content);
  expect(drawn).toContain('\u00b7');
  expect(drawn).not.toContain('\u00c2');
});

test('The height has a cap with “show more”, and the heading names the locked speaker', async ({ page, site }) => {
  await host(page, site, `<iframe id="f" src="/open/?src=generated.orc" width="900" height="700" title="On Record" sandbox="${SANDBOX}"></iframe>${grows}`);
  const frame = page.frameLocator('#f');
  await expect(frame.locator('#statements')).toHaveAttribute('data-total', '3000');
  const height = () => page.locator('#f').evaluate((f) => f.getBoundingClientRect().height);
  await expect.poll(height).toBeGreaterThan(1000);
  await frame.getByRole('button', { name: /^Show \d+ more/ }).scrollIntoViewIfNeeded();
  await expect(frame.locator('article.card')).toHaveCount(25);
  expect(await height()).toBeLessThan(8000);
  await frame.getByRole('button', { name: /^Show 25 more/ }).click();
  await expect(frame.locator('article.card')).toHaveCount(50);

  await page.goto(site.at('/?locked=by%3Dlavrov'));
  await expect(page.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
  await expect(page.locator('h1 select').first().locator('option:checked')).toHaveText('Sergey Lavrov');
});

test('The banner never covers the host’s page', async ({ page, site, faults }) => {
  faults.expected.push(/./);
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }));
  await host(page, site, '<p id="own">The host’s first line</p><on-record></on-record><script src="/on-record.js"></script>');
  await expect(page.locator('on-record').getByRole('alert')).toBeVisible();
  const own = await page.locator('#own').boundingBox();
  const alert = await page.locator('on-record').getByRole('alert').boundingBox();
  expect(alert.y).toBeGreaterThanOrEqual(own.y + own.height);
});

test('Accent colour and choice of views are in the Share dialog', async ({ page, explorer, site }) => {
  await explorer.open('#/v1/s?by=lavrov');
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.getByRole('button', { name: 'Embed in a page' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=color]').fill('#0b5d4e');
  await dialog.getByRole('checkbox', { name: 'Matrix' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Network' }).uncheck();
  const code = dialog.getByRole('textbox').last();
  await expect(code).toHaveValue(/accent=%230b5d4e/);
  await expect(code).toHaveValue(/views=s%2Cactor%2Ctopic%2Ccmp%2Ctime%2Cpos%2Cquoted/);
  const src = new URL((await code.inputValue()).match(/src="([^"]+)"/)[1].replaceAll('&amp;', '&'));
  await page.goto('about:blank');
  await page.goto(src.href);
  await explorer.ready();
  expect(await page.locator('.pick').first().evaluate((one) => getComputedStyle(one).color)).toBe('rgb(11, 93, 78)');
  await expect(page.locator('nav.views a')).toHaveCount(7);
  await host(page, site, '<on-record accent="#0b5d4e"></on-record><script src="/on-record.js"></script>');
  const shown = page.locator('on-record');
  await expect(shown.locator('.pick').first()).toBeVisible();
  expect(await shown.locator('.pick').first().evaluate((one) => getComputedStyle(one).color)).toBe('rgb(11, 93, 78)');
});
