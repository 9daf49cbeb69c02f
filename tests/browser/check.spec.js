// A draft is checked in the page: each quotation is set against the archive that is shown, by a worker, and nothing leaves the
// browser. Needs the build's folder reader/.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { atEachWidth, expect, test } from './explorer.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const BRIDGE =
  '“The bridge is closed until spring, whatever the weather,” Mayor Ada Example told reporters on Friday.\n\nThe old pier will be painted green.\n';
const FERRY = '“Nobody asked the people of the valley before the ferry was sold,” Ben Sample said.\n';
const DRAFT = [
  '“The bridge is closed until autumn, whatever the weather,” Ada Example said.',
  '“Nobody asked the people of the valley before the ferry was sold,” Ben Sample said. “Never,” he said.',
  '“The bridge is closed until spring, whatever the weather,” Ben Sample said.',
  '“Whoever likes herons should feed them <b>twice</b> on Sundays,” Cy Newcomer said.',
  '“I heard that the bridge is closed until spring, and nobody laughed,” Cy Newcomer said.',
  '“The old pier will be painted green,” a sign says.',
  '“The old pier will be painted green,” Cy Newcomer said.',
  '“The bridge is closed […], whatever the weather,” Ada Example said.',
  'Ada Example said that the bridge would be closed until spring in any weather.',
].join('\n\n');

const dialog = (page) => page.getByRole('dialog', { name: 'Check a draft' });
const button = (page, name) => dialog(page).getByRole('button', { name, exact: true });
const finding = (page, kind) => dialog(page).locator(`.finding.${kind}`);

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Shows two articles of the reader's own, against which drafts are checked. */
async function show(page, explorer, site) {
  await page.goto(`${site.origin}/strict/`);
  await explorer.ready();
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    return data;
  }, [['bridge.txt', BRIDGE], ['ferry.txt', FERRY]]);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  const own = page.getByRole('dialog', { name: 'Your own articles' });
  await own.getByRole('button', { name: 'Read', exact: true }).click();
  await own.getByRole('button', { name: 'Show the statements' }).click();
  await explorer.ready();
}

for (const [width, scheme] of [[1280, 'light'], [375, 'dark']]) {
  test(`a draft is checked by keyboard: verdicts, links, note, nothing sent, ${width} wide, ${scheme}`, async ({ page, explorer, site, context, browserName }) => {
    test.slow();
    if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await show(page, explorer, site);
    const asked = [];
    page.on('request', (request) => asked.push(request));

    await page.getByRole('button', { name: 'Check a draft' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByLabel('Draft', { exact: true })).toBeFocused();
    expect(await violations(page), 'the field').toEqual([]);
    await page.keyboard.insertText(DRAFT);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(button(page, 'Check')).toBeFocused();
    await page.keyboard.press('Enter');

    await expect(dialog(page).locator('.summary')).toHaveText('Quotations: 8');
    await expect(dialog(page).locator('.summary')).toBeFocused();
    const order = await dialog(page).locator('.finding').evaluateAll((all) => all.map((one) => one.className.split(' ')[1]));
    expect(order).toEqual(['not_found', 'partly_found', 'altered', 'reporters', 'other_speaker', 'verbatim', 'verbatim', 'verbatim', 'own', 'own']);
    await expect(dialog(page).locator('.tally')).toHaveText(/Not found 1.*Partly found 1.*Altered 1.*Reporter’s words 1.*Other speaker 1.*Verbatim 3.*Not judged 2/s);
    await expect(finding(page, 'altered').locator('del')).toHaveText('spring');
    await expect(finding(page, 'altered').locator('ins')).toHaveText('autumn');
    // Of what is only there in part the words that are nowhere are marked; each place is told with its speaker.
    await expect(finding(page, 'partly_found').locator('blockquote span').first()).toContainText('the bridge is closed until spring');
    await expect(finding(page, 'partly_found').locator('ins')).toHaveCount(2);
    await expect(finding(page, 'verbatim').nth(1)).toContainText('Ben Sample');
    // What nobody is quoted with is no quotation of whoever the draft gives it to; what an ellipsis stands for is told.
    await expect(finding(page, 'reporters')).toContainText('nobody is quoted with them');
    await expect(finding(page, 'reporters')).toContainText('the article does not give these words as a quotation');
    await expect(finding(page, 'verbatim').last().locator('.gap')).toHaveText(/^For \W*\[…\]\W* the source has “\W*until spring\W*”\.$/);
    // A draft's markup is words.
    await expect(finding(page, 'not_found').locator('blockquote')).toContainText('<b>twice</b>');
    await expect(finding(page, 'own').last()).toContainText('closed until spring, whatever the weather');
    await expect(finding(page, 'verbatim').first()).toContainText('the article does not give these words as a quotation');
    await expect(dialog(page).locator('.unchecked')).toContainText('quotations of fewer than 4 words (1)');
    expect(await violations(page), 'what was found').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    // To the place in the draft, and from there back.
    await finding(page, 'altered').getByRole('button', { name: 'In the draft' }).focus();
    await page.keyboard.press('Enter');
    const mark = dialog(page).locator('.draft mark.altered');
    await expect(mark).toBeFocused();
    await expect(mark).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(finding(page, 'altered')).toBeFocused();

    // A note for somebody else.
    await button(page, 'Copy as a note').click();
    await expect(dialog(page).locator('.says')).toHaveText('The note is copied.');
    const note = await page.evaluate(() => navigator.clipboard.readText());
    expect(note).toContain('“The bridge is closed until [-spring-]{+autumn+}, whatever the weather,”');
    expect(note.split('\n')[0]).toBe('Not found 1 · Partly found 1 · Altered 1 · Reporter’s words 1 · Other speaker 1 · Verbatim 3');
    expect(note).toContain('until spring');

    // On paper: what was found, and nothing of the page behind it.
    await page.emulateMedia({ media: 'print' });
    await expect(finding(page, 'altered')).toBeVisible();
    await expect(explorer.list).toBeHidden();
    await expect(button(page, 'Print')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    // To the article at the words: those of a statement, and others.
    await finding(page, 'verbatim').first().getByRole('link').click();
    await expect(dialog(page)).toBeHidden();
    await expect(explorer.reader.locator('mark.hit').first()).toBeInViewport();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Check a draft' }).click();
    // What was found is still there.
    await finding(page, 'other_speaker').getByRole('link').click();
    await expect(explorer.chosen.first()).toContainText('The bridge is closed until spring');

    // Only files of the module were asked for, nothing was sent along, nothing is kept.
    expect(asked.filter((one) => one.method() !== 'GET' || one.postData() || !/\/reader\/[\w.-]+$/.test(one.url())).map((one) => one.url())).toEqual([]);
    await page.reload();
    await explorer.ready();
    await page.getByRole('button', { name: 'Check a draft' }).click();
    await expect(dialog(page).getByLabel('Draft', { exact: true })).toHaveValue('');
  });
}

atEachWidth('a file is a draft, a check can be cancelled, the page’s languages are spoken', async ({ page, explorer, site }) => {
  await page.goto(`${site.origin}/strict/?lang=de`);
  await explorer.ready();
  const german = page.getByRole('dialog', { name: 'Entwurf prüfen' });
  await page.getByRole('button', { name: 'Entwurf prüfen' }).click();
  const file = (text) => ({ name: 'draft.html', mimeType: 'text/html', buffer: Buffer.from(`<article><h1>The heron</h1><p>${text}</p></article>`) });
  await german.locator('input[type=file]').setInputFiles(file('“Whoever likes herons should feed them on Sundays,” Cy Newcomer said. '.repeat(2000)));
  const field = german.getByLabel('Entwurf', { exact: true });
  await expect(field).toHaveValue(/Whoever likes herons/);
  await german.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await expect(german.getByRole('progressbar', { name: 'Der Entwurf wird geprüft' })).toBeVisible();
  await german.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(field).toHaveValue(/Whoever likes herons/);
  // A text that is dropped or pasted anywhere on the check is a draft too.
  for (const type of ['drop', 'paste']) {
    await field.fill('');
    await german.evaluate((dialog, type) => {
      const data = new DataTransfer();
      data.setData('text/plain', `“Whoever likes herons should feed them on Sundays,” Cy Newcomer said (${type}).`);
      const options = { bubbles: true, cancelable: true, composed: true };
      const event = type === 'drop' ? new DragEvent(type, { ...options, dataTransfer: data }) : new ClipboardEvent(type, { ...options, clipboardData: data });
      dialog.querySelector('h2, p').dispatchEvent(event);
    }, type);
    await expect(field).toHaveValue(new RegExp(`\\(${type}\\)`));
  }
  // And so is a file that is dropped there.
  await german.evaluate((dialog) => {
    const data = new DataTransfer();
    data.items.add(new File(['“Whoever likes herons should feed them on Sundays,” Cy Newcomer said (file).'], 'draft.txt'));
    dialog.querySelector('h2, p').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, dataTransfer: data }));
  });
  await expect(field).toHaveValue(/\(file\)/);
  await german.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await expect(german.locator('.finding')).toContainText('Nicht gefunden');

  await page.goto(`${site.origin}/strict/?lang=ar`);
  await explorer.ready();
  await page.getByRole('button', { name: 'تحقق من مسودة' }).click();
  const arabic = page.getByRole('dialog', { name: 'تحقق من مسودة' });
  await arabic.locator('textarea').fill('“Whoever likes herons should feed them on Sundays,” Cy Newcomer said.');
  await arabic.getByRole('button', { name: 'تحقق', exact: true }).click();
  await expect(arabic.locator('.finding')).toContainText('غير موجود');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('every language has every text of the check', async ({ page, site }) => {
  const keys = (texts) => Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [`${key} ${value.match(/\{\d\}/g)?.sort() ?? ''}`] : keys(value).map((one) => `${key}.${one}`)));
  await page.goto(`${site.origin}/`);
  const languages = await page.evaluate(() => import('/reader/desk-texts.js').then(({ LANGUAGES }) => LANGUAGES));
  const [first, ...rest] = Object.values(languages).map(keys);
  expect(rest.length).toBe(2);
  for (const language of rest) expect(language).toEqual(first);
});
