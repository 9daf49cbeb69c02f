// The page in the reader's language from the first moment on: what is written into it, its panels, and the words that are
// fetched side by side with the program.

import { pathToFileURL } from 'node:url';
import { expect, test, watch } from './explorer.js';

const readers = [
  { locale: 'de-AT', lang: 'de', dir: 'ltr', asks: 'Was sagte', all: 'Alle Äußerungen', loading: 'Die Äußerungen werden geladen', day: '18. August 2025', retry: 'Erneut versuchen' },
  { locale: 'ar-EG', lang: 'ar', dir: 'rtl', asks: 'ماذا قال', all: 'كل التصريحات', loading: 'يجري تحميل التصريحات', day: '18 أغسطس 2025', retry: 'أعد المحاولة' },
];

/** A reader's own browser; every request of it is noted. */
async function reading(browser, site, faults, locale, more = {}) {
  const context = await browser.newContext({ locale, ...more });
  const page = await context.newPage();
  await watch(page, site, faults);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // What was in sight in English, frame by frame.
  await page.addInitScript(() => {
    window.english = [];
    const look = () => {
      const seen = [...document.querySelectorAll('#written h1, #written .result, #written .more, #boot .says, h1')];
      for (const one of seen) if (one.checkVisibility({ visibilityProperty: true }) && /What did|statements|Loading/.test(one.innerText)) window.english.push(one.innerText);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return { context, page, asked };
}

for (const { locale, lang, dir, asks, all, loading, day, retry } of readers) {
  test(`The boot panels and static pages speak the reader’s language like the rest: ${lang}`, async ({ browser, site, faults }) => {
    const { context, page, asked } = await reading(browser, site, faults, locale);
    let go;
    const held = new Promise((done) => (go = done));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    const written = page.locator('#written');
    await page.goto(site.at('/'), { waitUntil: 'domcontentloaded' });
    await expect(written.getByRole('heading', { level: 1 })).toContainText(asks);
    await expect(written.locator('.on-record')).toHaveAttribute('lang', lang);
    await expect(written.locator('.on-record')).toHaveAttribute('dir', dir);
    await expect(written.locator('.result')).toContainText(day);
    await expect(page.locator('#boot-says')).toHaveText(loading);
    await expect(page.getByRole('progressbar', { name: loading })).toBeAttached();
    expect(await page.locator('[data-said]').count()).toBe(0);
    expect(asked.filter((path) => path.endsWith('.txt'))).toEqual([expect.stringMatching(new RegExp(`^/words-${lang}-\\w{16}\\.txt$`))]);
    const statement = await written.locator('article.card[data-written-statement]').first().getAttribute('data-written-statement');
    go();
    await expect(page.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(asks);
    expect(await page.evaluate(() => window.english)).toEqual([]);

    // A statement's and a speaker's own page, and the panel where there is no program.
    await page.unroute('**/*.wasm');
    await page.route('**/*.wasm', (route) => route.abort());
    faults.expected.push(/ERR_FAILED|Failed to fetch|preload/);
    await page.goto(site.at(`/st/${statement}/`));
    await expect(written.getByRole('link', { name: all })).toBeVisible();
    await expect(written.locator('.on-record')).toHaveAttribute('dir', dir);
    await expect(page.getByRole('alert').getByRole('button', { name: retry })).toBeVisible();
    await page.goto(site.at('/actor/lavrov/'));
    await expect(written.locator('.on-record')).toHaveAttribute('lang', lang);
    await expect(page.getByRole('alert')).toHaveAttribute('role', 'alert');
    expect(await page.evaluate(() => window.english)).toEqual([]);
    await context.close();
  });
}

test('Without scripts static pages are English, and nothing of them is hidden', async ({ browser, site, faults }) => {
  const { context, page } = await reading(browser, site, faults, 'de-DE', { javaScriptEnabled: false });
  await page.goto(site.at('/'));
  await expect(page.locator('#written').getByRole('heading', { level: 1 })).toContainText('What did');
  await expect(page.locator('#written article .words').first()).toBeVisible();
  await context.close();
});

test('A language is fetched by those who read it: at the start, or when it is chosen; who reads English fetches none', async ({ page, explorer, site, faults }) => {
  const asked = [];
  page.on('request', (request) => request.url().endsWith('.txt') && asked.push(new URL(request.url()).pathname.slice(0, 10)));
  await explorer.open('');
  expect(asked).toEqual([]);
  const choose = async (name) => {
    await page.getByRole('button', { name: /^(Settings|Einstellungen|الإعدادات)$/ }).click();
    await page.getByRole('dialog').getByRole('radio', { name }).check();
  };
  // Where it cannot be had the page says so and stays what it is.
  await page.route('**/words-ar-*', (route) => route.fulfill({ status: 404, body: '' }));
  faults.expected.push(/404/);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'العربية' }).click();
  await expect(page.locator('.toast, [role=status]').filter({ hasText: 'connection' }).first()).toBeAttached();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.unroute('**/words-ar-*');
  await choose('Deutsch');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Was sagte');
  await page.keyboard.press('Escape');
  await choose('العربية');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ماذا قال');
  expect(asked).toEqual(['/words-ar-', '/words-de-', '/words-ar-']);
});

test('A file of another build is no language: the page speaks English', async ({ browser, site, faults }) => {
  const { context, page } = await reading(browser, site, faults, 'de-DE');
  await page.route('**/words-de-*', (route) => route.fulfill({ body: '<!doctype html>\n<p>Not here' }));
  await page.goto(site.at('/'));
  await expect(page.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What did');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('The page in one file speaks every language', async ({ browser }) => {
  test.skip(!process.env.ON_RECORD_SINGLE, 'no file was built');
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(process.env.ON_RECORD_SINGLE).href);
  await expect(page.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Was sagte');
  await page.goto(`${pathToFileURL(process.env.ON_RECORD_SINGLE).href}?lang=ar`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ماذا قال');
  await context.close();
});
