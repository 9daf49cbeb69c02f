// A reader's own articles: in by dropping, choosing and pasting, read by workers of the page, shown, saved, kept. Needs the
// build's folder reader/.

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './explorer.js';

const BRIDGE = '“The bridge is closed until spring,” Mayor Ada Example told reporters on Friday.';
const FERRY = 'Ben Sample, who leads the Harbour Council, said that the ferry would sail again.';

const dialog = (page) => page.getByRole('dialog', { name: 'Your own articles' });
const button = (page, name) => dialog(page).getByRole('button', { name, exact: true });
const says = (page) => dialog(page).locator('.says');

/** Opens the page under the strictest policy, and the dialog. */
async function begin(page, site) {
  await page.goto(`${site.origin}/strict/`);
  await page.getByRole('button', { name: 'Your own articles' }).click();
  await expect(dialog(page)).toBeVisible();
}

/** Pastes an article on the page, outside of any field. */
async function paste(page, words) {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);
}

/** Saves by a button; gives the file's place. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  const file = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Drops files on the page, as the system does. */
async function drop(page, files) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const { name, text, base64 } of files) {
      const bytes = base64 && Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes ?? text], name));
    }
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

/** The saved page shows the two statements with nothing but itself. */
async function opensFromDisk(context, file) {
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url().split(':')[0]));
  const told = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && told.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('#statements [data-statement]')).toHaveCount(2);
  await expect(page.locator('#statements')).toContainText('closed until spring');
  expect(asked.filter((scheme) => !['file', 'blob', 'data'].includes(scheme))).toEqual([]);
  expect(told).toEqual([]);
  await page.close();
}

const SIZES = [{ width: 1280, height: 900 }, { width: 375, height: 740 }];

for (const viewport of SIZES) {
  test(`dropped files are read, shown, saved, kept and opened again, ${viewport.width} wide`, async ({ page, site, explorer }) => {
    await page.setViewportSize(viewport);
    const asked = [];
    page.on('request', (request) => asked.push(request));
    await page.goto(`${site.origin}/strict/`);
    await explorer.ready();
    await drop(page, [
      { name: 'bridge.txt', text: BRIDGE },
      { name: 'ferry.html', text: `<article><h1>The ferry</h1><p>${FERRY}</p></article>` },
      { name: 'scan.pdf', text: '%PDF-1.7\n' },
    ]);
    await expect(says(page)).toContainText('bridge.txt');
    await button(page, 'Read').click();
    await expect(says(page)).toHaveText('2 articles, 2 statements');
    await expect(dialog(page).locator('.problems')).toContainText('scan.pdf: a PDF document');
    await expect(button(page, 'Show the statements')).toBeFocused();

    const lines = (await readFile(await saved(page, 'Save as JSON lines'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ id, statements }) => [id, statements.length])).toEqual([['bridge', 1], ['ferry', 1]]);

    const one = await saved(page, 'Save as one page');
    await opensFromDisk(page.context(), one);

    await button(page, 'Keep in this browser').click();
    await expect(dialog(page)).toContainText('Kept in this browser: 2 articles');
    await button(page, 'Show the statements').click();
    await explorer.answers(2);
    // What was handed over went nowhere: only files of the page were asked for, and nothing was sent along.
    expect(asked.filter((one) => one.method() !== 'GET' || one.postData())).toEqual([]);
    expect(asked.filter((one) => /bridge is closed|Harbour/.test(decodeURIComponent(one.url())))).toEqual([]);

    // A view of them, and back.
    await page.goto(`${site.origin}/strict/#/v1/s?q=ferry`);
    await explorer.answers(1);
    await page.goBack();
    await explorer.answers(2);

    await page.reload();
    await explorer.ready();
    await page.getByRole('button', { name: 'Your own articles' }).click();
    await button(page, 'Open').click();
    await explorer.answers(2);
    await button(page, 'Delete').click();
    await expect(dialog(page)).not.toContainText('Kept in this browser');
  });
}

for (const viewport of SIZES) {
  test(`a pasted article joins what is shown; a reading that is cancelled loses nothing, ${viewport.width} wide`, async ({ page, site, explorer }) => {
    await page.setViewportSize(viewport);
    await page.goto(`${site.origin}/strict/`);
    await explorer.ready();
    const before = await explorer.total();
    await paste(page, FERRY);
    await expect(says(page)).toContainText('pasted-text-1.txt');
    await dialog(page).getByLabel('Or paste an article').fill(BRIDGE);
    await dialog(page).getByLabel('Together with what is shown').check();
    await button(page, 'Read').click();
    await expect(says(page)).toHaveText(/articles, \d+ statements/);
    expect(await explorer.total()).toBeGreaterThan(before);

    await page.keyboard.press('Escape');
    const many = Array.from({ length: 300 }, (_, n) => ({ name: `${n}.txt`, text: `${BRIDGE}\n\n${FERRY}\n\n`.repeat(20) }));
    await drop(page, many);
    await button(page, 'Read').or(button(page, 'Show the statements')).first().waitFor();
    await button(page, 'Read').click();
    await button(page, 'Cancel').click();
    await expect(says(page)).toContainText('295 more');
    expect(await explorer.total()).toBeGreaterThan(before);
  });
}

test('tables, JSON, feeds, documents and archives come in, and the command reads what is saved of them', async ({ page, site, explorer }) => {
  const fixture = (name) => readFile(new URL(`../../crates/input/tests/fixtures/${name}`, import.meta.url), 'base64');
  await page.goto(`${site.origin}/strict/`);
  await explorer.ready();
  await drop(page, [
    { name: 'table.csv', text: `id,outlet,text\nrow,The Sample,"${BRIDGE}"\n` },
    { name: 'export.json', text: JSON.stringify({ articles: [{ id: 'record', text: FERRY }] }) },
    { name: 'news.rss', text: `<rss><channel><title>The Sample</title><item><guid>entry</guid><description>${BRIDGE} It rains.</description></item></channel></rss>` },
    { name: 'story.docx', base64: await fixture('docx/story.docx') },
    { name: 'left.zip', base64: await fixture('zip/left.zip') },
  ]);
  await expect(says(page)).toContainText('table.csv');
  await button(page, 'Read').click();
  await expect(says(page)).toHaveText(/^5 articles, \d+ statements$/);
  const statements = Number((await says(page).textContent()).match(/, (\d+)/)[1]);

  const names = ['a', 'entry', 'record', 'row', 'story'];
  const run = (...words) => execFileSync(process.env.ON_RECORD_COMMAND, words, { encoding: 'utf8' });
  const archive = JSON.parse(run('show', await saved(page, 'Save as archive'), '--json'));
  expect([archive.articles, archive.statements]).toEqual([5, statements]);
  const lines = run('read', await saved(page, 'Save as JSON lines')).trim().split('\n').map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual(names);
  expect(lines.find(({ id }) => id === 'row').outlet).toBe('The Sample');
});

test('a page without the reader says so', async ({ page, site, faults }) => {
  faults.expected.push(/status of 404/);
  await page.route('**/reader/**', (route) => route.fulfill({ status: 404, body: 'not here' }));
  await begin(page, site);
  await expect(says(page)).toContainText('The reader is not beside this page');
});
