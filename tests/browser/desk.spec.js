// The correction desk: what an editor corrects is seen at once, undone, saved as corpus.toml, and packed by the command with
// the same result; nothing leaves the browser. Needs the build's folder reader/ and the command.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ARTICLES, button, card, desk, open, show } from './desk-page.js';
import { atEachWidth, expect, test } from './explorer.js';
import { dist } from './server.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a newsroom has already. */
const FILE = '# Our river.\ntitle = "The river" # so it is called\n\n[[channels]] # as they call themselves\nlabel = "reporters"\n';

const says = (page) => desk(page).locator('.says');

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** What the static page of each statement says in its linked data; words and speaker are the archive's. */
function packed(toml, articles = ARTICLES) {
  // What is made lies apart from the articles.
  const [folder, out] = ['articles', 'out'].map((name) => mkdtempSync(path.join(tmpdir(), `on-record-desk-${name}-`)));
  const [archive, site] = ['corpus.orc', 'site'].map((name) => path.join(out, name));
  for (const [name, text] of Object.entries(articles)) writeFileSync(path.join(folder, `${name}.txt`), text);
  writeFileSync(path.join(folder, 'corpus.toml'), toml);
  const run = (...words) => execFileSync(process.env.ON_RECORD_COMMAND, words, { cwd: folder, encoding: 'utf8' });
  run('pack', '.', '-o', archive);
  const rows = run('show', archive, '--statements', '--json').trim().split('\n').map((line) => JSON.parse(line));
  run('build', '.', '-o', site, '--page', dist);
  const linked = (id) => {
    const page = readFileSync(path.join(site, 'st', id, 'index.html'), 'utf8');
    const { text, spokenByCharacter: by, dateCreated } = JSON.parse(page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
    return { id, content: text, actor: by?.name ?? null, day: dateCreated, sameAs: by?.sameAs };
  };
  const all = rows.map(({ id, content, actor }) => ({ id, content, actor })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const pages = all.map(({ id }) => linked(id));
  expect(pages.map(({ id, content, actor }) => ({ id, content, actor })), 'the static pages').toEqual(all);
  return pages;
}

for (const [width, scheme] of [[1280, 'light'], [375, 'dark']]) {
  test(`statements are corrected by keyboard, seen, undone, saved and packed, ${width} wide, ${scheme}`, async ({ page, explorer, site }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await show(page, explorer, site);
    const asked = [];
    page.on('request', (request) => asked.push(request));
    const speaker = (words) => card(explorer, words).locator('.speaker');

    // Another speaker; the filters stay, Back undoes, Forward does it again.
    await page.goto(`${await page.evaluate(() => location.href.split('#')[0])}#/v1/s?sort=date`);
    await open(page, explorer, 'bridge is closed');
    expect(await violations(page), 'a statement').toEqual([]);
    await page.keyboard.press('s');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('Ben Sample');
    await page.keyboard.press('Enter');
    await expect(desk(page)).toBeHidden();
    await expect(speaker('bridge is closed')).toHaveText('Ben Sample');
    await expect(page.locator('.toast.desk')).toHaveText('Mended: “The bridge is closed until spring,” → Ben Sample Undo');
    expect(await explorer.hash()).toBe('#/v1/s?sort=date');
    await page.goBack();
    await expect(speaker('bridge is closed')).toHaveText('Ada Example');
    expect(await explorer.hash()).toBe('#/v1/s?sort=date');
    await page.goForward();
    await expect(speaker('bridge is closed')).toHaveText('Ben Sample');

    // Taken back, and that undone at once.
    await open(page, explorer, 'ferry would sail');
    await page.keyboard.press('w');
    await explorer.answers(2);
    await page.locator('.toast.desk').getByRole('button', { name: 'Undo' }).click();
    await explorer.answers(3);

    // Its words are selected by keys: the first four only.
    await open(page, explorer, 'bridge is closed');
    await desk(page).locator('summary').press('Enter');
    const text = desk(page).getByRole('group', { name: 'The article' });
    await text.focus();
    await page.keyboard.press('Home');
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowRight');
    await expect(desk(page).getByLabel(/^Its words/)).toHaveValue('“The bridge is closed');
    expect(await violations(page), 'the article').toEqual([]);
    await desk(page).getByLabel('Day it was said').fill('2031-04-02');
    await button(page, 'Save the changes').press('Enter');
    await expect(card(explorer, 'The bridge is closed').locator('.words')).toHaveText('“The bridge is closed');
    await expect(card(explorer, 'The bridge is closed')).toContainText('2 April 2031');

    // One that was missed is added from the article; words that are not there are refused.
    await open(page, explorer, 'The bridge is closed');
    await button(page, 'Add a missed statement').press('Enter');
    await desk(page).getByLabel(/^Its words/).fill('The tunnel goes up');
    await button(page, 'Save the changes').press('Enter');
    await expect(says(page)).toContainText('“The tunnel goes up” is not in the article');
    for (const word of ['The', 'up']) await desk(page).locator('.article p').last().locator('span', { hasText: new RegExp(`^${word}$`) }).click();
    await expect(desk(page).getByLabel(/^Its words/)).toHaveValue('The toll goes up');
    await desk(page).getByLabel(/^Speaker/).fill('Dee Stranger');
    await button(page, 'Save the changes').press('Enter');
    await explorer.answers(4);
    await expect(speaker('The toll goes up')).toHaveText('Dee Stranger');

    // Two actors are one, with a number at Wikidata.
    await open(page, explorer, 'ferry would sail');
    await button(page, 'About the speaker').press('Enter');
    await expect(desk(page).getByRole('heading', { name: 'About the speaker' })).toBeFocused();
    expect(await violations(page), 'an actor').toEqual([]);
    await desk(page).getByLabel('Is the same as').fill('Dee Stranger');
    await desk(page).getByLabel('Number at Wikidata').fill('Q42');
    await page.keyboard.press('Enter');
    await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(speaker('The toll goes up')).toHaveText('Cy Newcomer');

    // Another one is taken back for good.
    await open(page, explorer, 'Nobody asked');
    await page.keyboard.press('w');
    await explorer.answers(3);

    // The list: a change is undone there and by Back made again; all go into the newsroom's own file.
    await page.getByRole('button', { name: 'Corrections', exact: true }).click();
    const changes = desk(page).locator('.changes li');
    await expect(changes).toHaveCount(5);
    expect(await violations(page), 'the list').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await changes.nth(2).getByRole('button').click();
    await expect(changes).toHaveCount(4);
    // What the actor was joined with is not there any more, and the list says so.
    await expect(changes.nth(2)).toContainText('Nobody here is called “Dee Stranger”');
    await page.goBack();
    await expect(changes).toHaveCount(5);
    await expect(desk(page)).not.toContainText('Nobody here is called');
    await desk(page).locator('input[type=file]').setInputFiles({ name: 'corpus.toml', mimeType: 'text/plain', buffer: Buffer.from(FILE) });
    await expect(desk(page)).toContainText('Added to corpus.toml');
    await desk(page).getByLabel(/^Who corrects/).fill('Dee Desk');
    await desk(page).getByLabel(/^With the day/).check();
    const file = desk(page).getByLabel('The file', { exact: true });
    await expect(file).toHaveValue(/# Dee Desk, \d{4}-\d\d-\d\d\n\[\[corrections\]\]/);
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save the file').click()]);
    const toml = readFileSync(await download.path(), 'utf8');
    expect(toml).toBe(await file.inputValue());
    expect(toml.startsWith(FILE.trimEnd())).toBe(true);
    await button(page, 'Close').click();

    // The command gives the same statements.
    const rows = packed(toml);
    const listed = await explorer.cards.evaluateAll((cards) => cards.map((one) => [one.dataset.statement, one.querySelector('.speaker').textContent]));
    expect(rows.map(({ id, actor }) => [id, actor])).toEqual(listed.sort());
    const told = rows.map(({ content, actor, day, sameAs }) => [content, actor, day, sameAs]).sort();
    const cy = ['Cy Newcomer', undefined, 'https://www.wikidata.org/entity/Q42'];
    expect(told).toEqual([['The toll goes up', ...cy], ['that the ferry would sail again', ...cy], ['“The bridge is closed', 'Ben Sample', '2031-04-02', undefined]]);

    // All of them were looked at by now.
    await page.getByRole('button', { name: 'Corrections', exact: true }).press('Enter');
    await button(page, 'Look through the least sure').press('Enter');
    await expect(says(page)).toContainText('3 of 3 looked at');
    await page.keyboard.press('Escape');

    // Only files of the module were asked for, and nothing was sent along.
    expect(asked.filter((one) => one.method() !== 'GET' || one.postData() || !/\/reader\/[\w.-]+$|\/strict\/$/.test(new URL(one.url()).pathname)).map((one) => one.url())).toEqual([]);
  });
}

atEachWidth('what was not saved is offered at the next visit, in the page’s languages', async ({ page, explorer, site }) => {
  await page.goto(`${site.origin}/strict/?lang=de`);
  await explorer.ready();
  const german = page.getByRole('dialog', { name: 'Korrekturen' });
  const first = explorer.cards.first();
  const key = await first.getAttribute('data-statement');
  const edited = page.locator(`[data-statement="${key}"] .edited`);
  await first.getByRole('button', { name: /korrigieren/ }).click();
  await german.getByRole('button', { name: 'Bestätigen (a)' }).click();
  await expect(edited).toBeVisible();
  await page.reload();
  await explorer.ready();
  await expect(edited).toHaveCount(0);
  await page.getByRole('button', { name: 'Korrekturen', exact: true }).click();
  await expect(german).toContainText('Korrekturen vom letzten Besuch: 1');
  await german.getByRole('button', { name: 'Wieder anwenden' }).click();
  await expect(german.locator('.changes li')).toHaveCount(1);
  await expect(edited).toHaveCount(1);
  // What cannot be done is said in the page's language: words that are not there, a file that is none.
  await german.locator('input[type=file]').setInputFiles({ name: 'corpus.toml', mimeType: 'text/plain', buffer: Buffer.from('title = ') });
  await expect(german.locator('.says')).toContainText('darum wurde nichts ergänzt');
  await german.getByRole('button', { name: 'Schließen' }).click();
  const adds = async (dialog, add, words, save) => {
    await dialog.getByRole('button', { name: add }).click();
    await dialog.getByLabel(words).fill('Ein Tunnel, den niemand baute');
    await dialog.getByRole('button', { name: save }).click();
  };
  await first.getByRole('button', { name: /korrigieren/ }).click();
  await adds(german, 'Fehlende Äußerung ergänzen', /^Ihre Wörter/, 'Änderungen übernehmen');
  await expect(german.locator('.says')).toHaveText('Das ging nicht: „Ein Tunnel, den niemand baute“ steht nicht im Artikel; bitte die Wörter so angeben, wie sie dort stehen.');
  await german.getByRole('button', { name: 'Schließen' }).click();
  // An open article's mark is corrected as a card is.
  await page.goto(`${site.origin}/strict/?lang=ar#/v1/st/${key}`);
  await expect(explorer.chosen.first()).toBeVisible();
  await page.locator('.note .correct').click();
  const arabic = page.getByRole('dialog', { name: 'التصحيحات' });
  await adds(arabic, 'إضافة تصريح فائت', /^كلماته/, 'حفظ التغييرات');
  await expect(arabic.locator('.says')).toContainText('«Ein Tunnel, den niemand baute» ليست في المقال');
  await arabic.getByRole('button', { name: 'رجوع' }).click();
  await arabic.getByRole('button', { name: 'سحب (w)' }).click();
  await expect(explorer.chosen).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

atEachWidth('whose words are given to whoever said them elsewhere has them in two articles at once', async ({ page, explorer, site }) => {
  const said = (who) => `“The bridge is closed until spring, whatever the weather,” ${who} said on Friday.`;
  await show(page, explorer, site, { one: said('Ada Example'), two: said('Ben Sample') }, 2);
  await page.goto(`${await page.evaluate(() => location.href.split('#')[0])}#/v1/s?by=ben-sample`);
  await explorer.answers(1);
  await expect(explorer.cards.locator('a[href*="/var/"]')).toHaveCount(0);
  await open(page, explorer, 'bridge is closed');
  await page.keyboard.press('s');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Ada Example');
  await page.keyboard.press('Enter');
  await expect(desk(page)).toBeHidden();
  await page.goto(`${await page.evaluate(() => location.href.split('#')[0])}#/v1/s?by=ada-example`);
  await expect(explorer.cards.locator('a[href*="/var/"]').first()).toHaveText('2 articles, 1 version');
  // Undone, it is as it was.
  await page.goBack();
  await page.goBack();
  await explorer.answers(1);
  await expect(explorer.cards.locator('.speaker')).toHaveText('Ben Sample');
});

for (const width of [1280, 375]) {
  test(`among thousands of statements a correction is seen in each count, list and picture, and undone it is the very same page, ${width} wide`, async ({ page, explorer, site }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site.origin}/strict/?src=generated.orc#/v1/quoted`);
    await explorer.ready();
    const go = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
    const counted = (grid, value) => page.locator(`[data-grid="${grid}"] tr[data-value="${value}"] td[data-count]`).first();
    const top = page.locator('[data-grid="speakers"] tbody tr').first();
    const who = await top.getAttribute('data-value');
    const all = Number(await top.locator('td[data-count]').first().getAttribute('data-count'));
    const list = `#/v1/s?by=${encodeURIComponent(who)}`;
    await go(list);
    await explorer.answers(all);
    /** The list, with its facets. In which order the attributes of an element were set is seen by nobody. */
    const drawn = async () => [
      await explorer.cards.evaluateAll((cards) =>
        cards.slice(0, 20).map((card) => {
          const copy = card.cloneNode(true);
          for (const element of [copy, ...copy.querySelectorAll('*')]) {
            const all = [...element.attributes].map(({ name, value }) => [name, value]).sort();
            for (const [name] of all) element.removeAttribute(name);
            for (const [name, value] of all) element.setAttribute(name, value);
          }
          return copy.outerHTML;
        }),
      ),
      await page.locator('[data-facet] li[data-value]').evaluateAll((rows) => rows.map((row) => `${row.dataset.value} ${row.textContent}`)),
    ];
    const before = await drawn();
    const correct = () => explorer.cards.first().getByRole('button', { name: /^Correct/ }).click();
    const saved = async () => {
      await button(page, 'Save the changes').click();
      await expect(desk(page)).toBeHidden();
    };

    // Given to somebody new, by mouse: one list is shorter, another is there, the table and the picture count it.
    await correct();
    await desk(page).getByLabel(/^Speaker/).fill('Dee Stranger');
    await saved();
    await explorer.answers(all - 1);
    await go('#/v1/s?by=dee-stranger');
    await explorer.answers(1);
    await go('#/v1/matrix?by=dee-stranger');
    await expect(page.locator('.matrix td[data-count]').first()).toHaveAttribute('data-count', '1');
    await go('#/v1/quoted');
    await expect(counted('speakers', who)).toHaveAttribute('data-count', String(all - 1));

    // Topic, day and whom it was told to.
    await go('#/v1/s?by=dee-stranger');
    await explorer.answers(1);
    await correct();
    // One topic is taken out by its button, another one is typed: what was not touched stays.
    const chosen = desk(page).locator('.chosen li');
    await expect(desk(page).getByLabel('Topics')).toBeVisible();
    const had = (await chosen.locator('span').allTextContents()).sort();
    const topics = desk(page).getByLabel('Topics');
    const offered = await desk(page).locator(`datalist#${await topics.getAttribute('list')} option`).evaluateAll((all) => all.map((one) => one.value));
    const topic = offered.findLast((one) => !had.includes(one));
    await topics.fill(topic);
    await topics.press('Enter');
    await expect(topics).toHaveValue('');
    await expect(chosen.locator('span').last()).toHaveText(topic);
    for (const gone of had) await button(page, `Take out: ${gone}`).click();
    await expect(chosen).toHaveCount(1);
    await desk(page).getByLabel('Day it was said').fill('2031-04-02');
    await desk(page).getByLabel('Told to').fill('The Quay Post');
    await saved();
    const only = explorer.cards.first();
    await expect(only).toContainText('2 April 2031');
    await expect(only).toContainText('The Quay Post');
    await expect(only.locator('a.topic')).toHaveText([topic]);
    await only.locator('a.topic').click();
    await expect(explorer.cards.filter({ hasText: 'The Quay Post' })).toHaveCount(1);

    // The actor is called otherwise, is a group, and in one article it is somebody else.
    await go(list);
    await explorer.answers(all - 1);
    await correct();
    await button(page, 'About the speaker').click();
    await desk(page).getByLabel('Name', { exact: true }).fill('The Renamed Crew');
    await desk(page).getByLabel('Role').fill('ferry crew');
    await desk(page).getByLabel('Kind').selectOption('group');
    await button(page, 'Save the changes').click();
    await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
    await button(page, 'About the speaker').click();
    await desk(page).getByText('Somebody else of the same name').click();
    await desk(page).locator('.appearances label:has(b:not(:empty)) input').first().check();
    await button(page, 'Part them').click();
    await expect(says(page)).toHaveText('Give the other one a name that tells the two apart.');
    await desk(page).getByLabel('What the other one is called').fill('The Other Crew');
    await button(page, 'Part them').click();
    await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
    await button(page, 'Close').click();
    await go('#/v1/s?by=the-other-crew');
    await expect(explorer.cards.first().locator('.speaker')).toHaveText('The Other Crew');
    await go(list);
    const left = await explorer.total();
    expect(left).toBeLessThan(all - 1);
    await expect(explorer.cards.first().locator('.speaker')).toHaveText('The Renamed Crew');
    await go(`#/v1/quoted?by=${encodeURIComponent(who)}`);
    await expect(counted('kinds', 'group')).toHaveAttribute('data-count', String(left));

    // All is in one file; without it the page is as it was.
    await page.getByRole('button', { name: 'Corrections', exact: true }).click();
    await expect(desk(page).locator('.changes li')).toHaveCount(4);
    await expect(desk(page).getByLabel('The file', { exact: true })).toHaveValue(/\[\[actors\]\]\nlabel = "The Renamed Crew"[^]*role = "ferry crew"[^]*label = "The Other Crew"[^]*\nin = \["/);
    await button(page, 'Discard all').click();
    await button(page, 'Close').click();
    await go(list);
    await explorer.answers(all);
    await expect.poll(drawn).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

const ALIKE = {
  bridge: '“The bridge is closed until spring,” Mayor Ada Example told reporters.\n',
  bread: '“The dough needs a night of rest,” said Ada Example.\n\n“Bread is patience,” Ada Example said later.\n',
  toll: '“The toll goes up again,” Ada Example said.\n',
};

atEachWidth('two persons who are written alike are parted by their articles, by keyboard, and packed so', async ({ page, explorer, site }) => {
  await show(page, explorer, site, ALIKE, 4);
  await open(page, explorer, 'dough');
  await button(page, 'About the speaker').press('Enter');
  await expect(desk(page).getByRole('heading', { name: 'About the speaker' })).toBeFocused();
  await desk(page).getByText('Somebody else of the same name').press('Enter');
  await desk(page).getByRole('checkbox', { name: /bread/ }).press('Space');
  expect(await violations(page)).toEqual([]);
  await desk(page).getByLabel('What the other one is called').fill('Ada Example (baker)');
  await button(page, 'Part them').press('Enter');
  await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
  // The other one is described like anybody.
  await button(page, 'About the speaker').press('Enter');
  await expect(desk(page).getByLabel('Name', { exact: true })).toHaveValue('Ada Example (baker)');
  await desk(page).getByLabel('Role').fill('baker');
  await desk(page).getByLabel('Number at Wikidata').fill('Q42');
  await desk(page).getByLabel('Role').press('Enter');
  await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card(explorer, 'dough').locator('.speaker')).toHaveText('Ada Example (baker)');
  await expect(card(explorer, 'toll').locator('.speaker')).toHaveText('Ada Example');
  await page.evaluate(() => (location.hash = '#/v1/s?by=ada-example-baker'));
  await explorer.answers(2);

  await page.getByRole('button', { name: 'Corrections', exact: true }).press('Enter');
  const toml = await desk(page).getByLabel('The file', { exact: true }).inputValue();
  const rows = packed(toml, ALIKE);
  const baker = rows.filter(({ actor }) => actor === 'Ada Example (baker)').map(({ content, sameAs }) => [content, sameAs]);
  expect(baker.sort()).toEqual([
    [expect.stringContaining('patience'), 'https://www.wikidata.org/entity/Q42'],
    [expect.stringContaining('dough'), 'https://www.wikidata.org/entity/Q42'],
  ]);
  expect(rows.filter(({ actor }) => actor === 'Ada Example')).toHaveLength(2);
  // Undone, she is one again.
  await desk(page).getByRole('button', { name: 'Discard all' }).press('Enter');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#/v1/s?by=ada-example'));
  await explorer.answers(4);
});

atEachWidth('words that stand twice in an article are added where they were selected', async ({ page, explorer, site }) => {
  const articles = { sign: '“The ferry sails,” Ada Example said.\n\nIn winter the boat stays.\n\nIn summer the boat stays.\n' };
  await show(page, explorer, site, articles, 1);
  await open(page, explorer, 'ferry');
  await button(page, 'Add a missed statement').press('Enter');
  await expect(desk(page).getByRole('heading', { name: 'Add a missed statement' })).toBeFocused();
  const words = desk(page).getByRole('group', { name: 'The article' }).locator('span');
  await words.filter({ hasText: /^the$/ }).last().click();
  await words.filter({ hasText: /^stays\.$/ }).last().click();
  await expect(desk(page).getByLabel(/^Its words/)).toHaveValue('the boat stays.');
  await desk(page).getByLabel(/^Speaker/).fill('Ben Sample');
  await button(page, 'Save the changes').press('Enter');
  await explorer.answers(2);
  await card(explorer, 'boat stays').locator('.open').click();
  const marked = page.locator('article[data-document] mark', { hasText: 'the boat stays' });
  await expect(marked).toHaveCount(1);
  expect(await marked.evaluate((mark) => mark.closest('p').textContent)).toContain('In summer');
  // On a phone the article covers the list.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Corrections', exact: true }).press('Enter');
  const file = desk(page).getByLabel('The file', { exact: true });
  await expect(file).toHaveValue(/before = "[^"]*In summer"/);
  const rows = packed(await file.inputValue(), articles);
  expect(rows.map(({ content, actor }) => [content, actor]).sort()).toEqual([['the boat stays', 'Ben Sample'], ['“The ferry sails,”', 'Ada Example']]);
});

test('every language has every text of the desk', async ({ page, site }) => {
  const keys = (texts) => Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [`${key} ${value.match(/\{\d\}/g)?.sort() ?? ''}`] : keys(value).map((one) => `${key}.${one}`)));
  await page.goto(`${site.origin}/`);
  const languages = await page.evaluate(() => import('/reader/desk-edit-texts.js').then(({ EDIT_LANGUAGES }) => EDIT_LANGUAGES));
  const [first, ...rest] = Object.values(languages).map(keys);
  expect(rest.length).toBe(2);
  for (const language of rest) expect(language).toEqual(first);
});
