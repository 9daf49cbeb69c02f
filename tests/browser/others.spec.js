// Who else: from a statement to what others say on it, from a speaker to who speaks about them and with which verbs.

import { expect, test } from './explorer.js';

const src = 'generated.orc';
const line = (page, key) => page.locator(`[data-profile="${key}"]`);
const count = async (value) => Number(await value.getAttribute('data-count'));

test('Others on this: who else speaks on a statement, by count; the speaker is none of them', async ({ page, explorer }) => {
  await explorer.open('', { src });
  const card = explorer.cards.filter({ has: page.locator('a.speaker') }).first();
  const speaker = await card.locator('a.speaker').textContent();
  await card.getByRole('link', { name: `Others on this: ${speaker}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Others on this: ${speaker}`);
  await expect(explorer.notices).toHaveCount(0);
  expect(await explorer.total()).toBeGreaterThan(3);
  await expect(explorer.cards.filter({ has: page.locator('a.speaker', { hasText: speaker }) })).toHaveCount(0);
  const values = line(page, 'by').locator('.value');
  const counts = await values.evaluateAll((all) => all.map((one) => Number(one.dataset.count)));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const [name, most] = [await values.first().getByRole('link').textContent(), counts[0]];
  await values.first().getByRole('link').click();
  await explorer.answers(most);
  await expect(explorer.cards.first().locator('a.speaker')).toHaveText(name);
  // The way back to the statement itself.
  await page.locator('.head blockquote a').click();
  await expect(explorer.reader).toBeVisible();
});

test('Others on this: from a speaker to others on the same topics, to who speaks about them, and with which verbs', async ({ page, explorer }) => {
  await explorer.open('', { src });
  const somebody = (await explorer.rows('of'))[0].value;
  const here = `#/v1/actor/${somebody}`;
  await explorer.open(here, { src });
  for (const key of ['others', 'about']) {
    const value = line(page, key).locator('.value').first();
    const [name, most] = [await value.getByRole('link').textContent(), await count(value)];
    await value.getByRole('link').click();
    await explorer.answers(most);
    await expect(explorer.cards.first().locator('a.speaker')).toHaveText(name);
    await explorer.open(here, { src });
  }
  for (const [key, cue, verbs] of [['negative', 'denied', 'negative verbs'], ['positive', 'agreed', 'positive verbs']]) {
    const value = line(page, key).locator('.value');
    const all = await count(value);
    await expect(line(page, key)).toContainText(`Reported with${verbs} ${all}“${cue}” ${all}`);
    await value.getByRole('link').click();
    await explorer.answers(all);
    await expect(page.locator('[data-chip="verb"]')).toContainText(verbs);
    const cues = await explorer.cards.locator('.cue').allTextContents();
    expect(cues.length).toBeGreaterThan(0);
    expect(cues.every((one) => one.startsWith(cue))).toBe(true);
    await explorer.open(here, { src });
  }
  // A comparison offers those first who share topics.
  const partner = await line(page, 'others').getByRole('link').first().textContent();
  await page.getByRole('link', { name: 'Compare with another speaker' }).click();
  const offered = page.locator('select[data-pick="other"] optgroup[label="Others on this"] option');
  await expect(offered.first()).toHaveText(partner);
  await page.locator('select[data-pick="other"]').selectOption({ label: partner });
  await expect(page.locator('.side-head')).toHaveCount(2);
});

test('Network: nobody unknown, communities and the strongest bands first, and what is left out is told', async ({ page, explorer }) => {
  await explorer.open('#/v1/net', { src });
  const figure = page.locator('[data-figure="network"]');
  await expect(figure.locator('.p-label').first()).toBeVisible();
  await expect(figure.locator('.p-label', { hasText: 'Unknown speaker' })).toHaveCount(0);
  await expect(figure.locator('.left-out')).toContainText(/Not shown: .*\d+ statements by unknown speakers/);
  const rows = await figure.locator('tbody tr').evaluateAll((all) => all.map((row) => Number(row.dataset.count)));
  expect(rows.length).toBeLessThanOrEqual(45);
  expect(rows).toEqual([...rows].sort((a, b) => b - a));
  // The first name on either side has the strongest band.
  const strongest = await figure.locator('tbody tr').first().locator('th, td').allTextContents();
  const names = await figure.locator('.p-label').evaluateAll((all) => all.map((text) => [text.textContent, text.getAttribute('text-anchor')]));
  expect(names.find(([, side]) => side === 'end')[0].slice(0, 8)).toBe(strongest[0].slice(0, 8));
});

test('Time: where no statement has a day, the view says so and offers the order of the articles', async ({ page, explorer, site }) => {
  await page.goto(site.at(`/?src=${src}&locked=from%3D~none#/v1/time`));
  await explorer.ready();
  const figure = page.locator('[data-figure="time"]');
  await expect(figure).toContainText('None of these statements has a date.');
  await expect(figure.locator('svg')).toHaveCount(0);
  const all = await explorer.total();
  await figure.getByRole('link', { name: 'In the order of the articles' }).click();
  await explorer.answers(all);
  await expect(page.locator('.sorts a[aria-current]')).toHaveText('Newest');
  await expect(figure).toHaveCount(0);
});

test('Identical wordings are one card with its appearances, and each leads to its article', async ({ page, explorer }) => {
  await explorer.open('', { src });
  const card = explorer.cards.filter({ has: page.locator('.again') }).first();
  const [key, words, outlet] = [await card.getAttribute('data-statement'), await card.locator('.words').textContent(), await card.locator('.again a').first().textContent()];
  const same = await explorer.cards.locator('.words').evaluateAll((all, words) => all.filter((one) => one.textContent === words).length, words);
  expect(same).toBe(1);
  await card.locator('.again a').first().click();
  await expect(explorer.reader).toContainText(outlet);
  expect(await explorer.hash()).not.toContain(`/st/${key}`);
  const said = (await explorer.chosen.allTextContents()).join('');
  const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  expect(letters(said)).toBe(letters(words));
  await expect(page.locator(`[data-statement="${key}"][data-chosen="true"]`)).toHaveCount(1);
  await expect(page.locator('#result')).toContainText('3,000 statements');
});
