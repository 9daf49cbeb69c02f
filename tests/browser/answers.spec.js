// Search that answers, doubt that is shown, and what pictures leave out, on the released page: a test for each sentence, named
// after it, on made-up articles that the command packs.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dense, expect, test } from './explorer.js';

const ARTICLES = {
  bridge: '“The pensions are safe,” Ada Example said.\n',
  council: '“No pensions will be cut,” Ben Sample said.\n',
  // Alone, as what else stands in an article would find it too.
  pay: '“Somebody has to pay a pension,” Cy Newcomer said.\n',
  ferry: 'Pensions and ferries: a year of repairs\n\n“The ferry sails again in spring,” Ada Example said.\n\nBen Sample said that the pensions were late.\n',
  valley: '“Nobody asked the valley,” Cy Newcomer said.\n\nEva Minimal met Ada Example. She said that repairs would wait.\n',
  harbour: '“The harbour stays open,” Ben Sample told reporters.\n\n“I would rather swim than take the ferry,” Cy Newcomer said.\n',
};
// One statement has a day, and the topic is what editors say it is: one statement speaks of it in other words.
const CORPUS = `title = "Our river"
[[documents]]
file = "bridge.txt"
date = 2025-03-03
outlet = "The Sample"
[[documents]]
file = "ferry.txt"
outlet = "The Ferryman"
[[topics]]
label = "Ferry"
terms = ["sails"]
`;

let archive;
test.beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'on-record-answers-'));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(path.join(folder, `${name}.txt`), text);
  writeFileSync(path.join(folder, 'corpus.toml'), CORPUS);
  execFileSync(process.env.ON_RECORD_COMMAND, ['pack', '.', '-o', 'river.orc'], { cwd: folder });
  archive = readFileSync(path.join(folder, 'river.orc'));
});

const open = async (page, explorer, hash) => {
  await page.unroute('**/river.orc');
  await page.route('**/river.orc', (route) => route.fulfill({ body: archive }));
  await explorer.open(hash, { src: 'river.orc' });
};
const said = (explorer) => explorer.cards.locator('.words').allTextContents();
const order = (page) => page.locator('.sorts a[aria-current]');

test('A word finds its other forms, with a speaker too; words in quotation marks stay exact', async ({ page, explorer }) => {
  const found = async (words) => {
    await open(page, explorer, `#/v1/s?q=${encodeURIComponent(words)}`);
    return said(explorer);
  };
  const all = await found('pension');
  expect(await found('pensions')).toHaveLength(all.length);
  for (const form of [/ a pension,/, / pensions will/]) expect(await said(explorer)).toContainEqual(expect.stringMatching(form));
  expect(await found('"pension"')).toEqual([expect.stringMatching(/ a pension,/)]);
  for (const word of ['pension', 'pensions']) {
    await open(page, explorer, `#/v1/s?by=ben-sample&q=${word}`);
    await explorer.answers(2);
    expect(await explorer.cards.locator('.words mark.hit').allTextContents()).toEqual(['pensions', 'pensions']);
  }
});

test('Best match is the order of a search: words in content before the headline, direct before paraphrase; another order is one click', async ({ page, explorer }) => {
  await open(page, explorer, '#/v1/s?q=pensions');
  await expect(order(page)).toHaveText('Best match');
  const cards = await explorer.cards.evaluateAll((all) => all.map((card) => [card.querySelector('.words mark.hit') ? 'content' : 'headline', card.dataset.mode, card.querySelector('mark.hit')?.textContent]));
  const places = cards.map(([place]) => place);
  expect(places).toEqual([...places].sort());
  expect(places).toContain('headline');
  const manners = cards.filter(([place, , found]) => place === 'content' && found === 'pensions').map(([, mode]) => ['direct', 'mixed', 'indirect'].indexOf(mode));
  expect(manners).toEqual([...manners].sort());
  expect(new Set(manners).size).toBeGreaterThan(1);
  await page.locator('.sorts').getByRole('link', { name: 'Newest' }).click();
  await expect(order(page)).toHaveText('Newest');
  // The only article with a day is the newest.
  await expect(explorer.cards.first().locator('.outlet')).toHaveText('The Sample');
});

test('“1 by topic, 1 more mentions it”, and a click shows all that mention it', async ({ page, explorer }) => {
  await open(page, explorer, '');
  await explorer.choose('on', 'ferry');
  await explorer.answers(1);
  const line = page.locator('.corrected');
  const more = line.getByRole('link');
  const says = await more.textContent();
  const count = Number(says.match(/^(\d+) more/)[1]);
  // So does whoever follows the link.
  await page.reload();
  await expect(line).toContainText(says);
  await more.click();
  await expect.poll(() => explorer.total()).toBe(count);
});

test('A range of days is not told when few are dated', async ({ page, explorer }) => {
  await open(page, explorer, '');
  await expect(page.locator('#result')).toContainText(/in 6 articles, 1 of \d+ dated/);
  await expect(page.locator('#result')).not.toContainText('2025');
});

test('The confidence of a speaker stands on the card and in the citation, in words', async ({ page, explorer, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await explorer.open('', { src: 'generated.orc' });
  for (const doubt of ['speaker likely', 'statement uncertain']) {
    const card = explorer.cards.filter({ hasText: doubt }).first();
    await card.locator('.cite').click();
    await expect(page.locator('.toast')).toHaveText('Citation copied');
    expect(dense(await page.evaluate(() => navigator.clipboard.readText()))).toContain(dense(doubt));
  }
  // Whoever asks is told who else it could be.
  await explorer.cards.filter({ hasText: 'speaker likely' }).first().locator('a.open').click();
  await explorer.reader.locator('details.rivals summary').click();
  await expect(explorer.reader.locator('details.rivals')).toContainText(/perhaps \p{Lu}/u);
  await page.goBack();
  // Where all is sure nothing is said.
  const sure = explorer.cards.filter({ hasNot: page.locator('.unsure') }).first();
  await sure.locator('.cite').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toMatch(/speaker likely|uncertain/);
});

test('Citation styles: APA, MLA, Chicago, Markdown, HTML, BibTeX, RIS, each with speaker, words and link', async ({ page, explorer }) => {
  await open(page, explorer, '#/v1/s?by=ben-sample&mode=direct');
  await explorer.cards.filter({ hasText: 'No pensions will be cut' }).locator('a.open').click();
  await page.getByRole('button', { name: 'Citation styles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Citation styles' });
  const form = { APA: /Sample/, MLA: /Sample/, Chicago: /Sample/, Markdown: /^> /m, HTML: /<blockquote cite=/, BibTeX: /^@\w+\{/, RIS: /^TY  - .*[^]*^ER  -/m };
  for (const [style, pattern] of Object.entries(form)) {
    const text = await dialog.getByLabel(style, { exact: true }).inputValue();
    expect(text, style).toMatch(pattern);
    expect(text, style).toContain('No pensions will be cut');
    expect(text, style).toContain('/v1/st/');
  }
});

test('Every picture says what it left out', async ({ page, explorer }) => {
  for (const [hash, pattern] of [
    ['#/v1/matrix', /Not shown: \d+ more speakers, \d+ more topics\./],
    ['#/v1/net', /Not shown: \d+ more on each side, .*\d+ statements by unknown speakers\./],
    ['#/v1/quoted', /Not shown: \d+ more speakers\./],
    ['#/v1/actor/', /Not shown: \d+ more\./],
    ['#/v1/time', /^\d+ undated$/],
  ]) {
    await explorer.open(hash, { src: 'generated.orc' });
    await expect(page.locator('.figure .left-out, .figure a.undated').first(), hash).toHaveText(pattern);
  }
});
