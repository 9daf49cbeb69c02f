// What readers take along: citations, links, files. Each where the browser allows it, and where a host forbids it.

import { readFile } from 'node:fs/promises';
import { atEachWidth, corpora, dense, expect, test } from './explorer.js';

const share = (page) => page.getByRole('button', { name: 'Share and save' });

/** The text of a file that a button of the dialog saves, and its name. */
async function saved(page, ending) {
  // The sheet stays open after a download: who saves one file may want another.
  if (!(await page.locator(`[data-format=${ending}]`).isVisible())) await share(page).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-format=${ending}]`).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** RFC 4180, read by hand: quotation marks double inside quotation marks. */
function table(text) {
  const rows = [[]];
  let cell = '';
  for (let at = 0, quoted = false; at < text.length; at++) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') rows.at(-1).push(cell), (cell = '');
    else if (c === '\r' && text[at + 1] === '\n') rows.at(-1).push(cell), rows.push([]), (cell = ''), at++;
    else cell += c;
  }
  rows.pop();
  return rows;
}

for (const { name, src } of corpora) {
  test.describe(name, () => {
    atEachWidth('Cite: quotation + text-fragment link', async ({ page, explorer, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await explorer.open('', { src });
      const links = [];
      // A third of the generated articles are on the web; the seeds are not.
      for (const at of src ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 3, 7]) {
        const card = explorer.cards.nth(at);
        const part = async (selector) => (await card.locator(selector).first().textContent()).trim();
        await expect(card.locator('.cite'), 'seen without hovering').toHaveCSS('opacity', '1');
        await card.locator('.cite').click();
        await expect(page.locator('.toast')).toHaveText('Citation copied');
        const cited = await page.evaluate(() => navigator.clipboard.readText());
        expect(dense(cited)).toContain(dense(await part('.words')));
        const speaker = await part('.speaker');
        expect(cited).toContain(speaker === 'Unknown speaker' ? 'Speaker not stated' : speaker);
        expect(cited).toContain(await part('.outlet'));
        expect(cited).toContain(await part('.date'));
        const key = await card.getAttribute('data-statement');
        // To the words in the article where it is on the web, else to the statement here.
        expect(cited).toMatch(new RegExp(`(#:~:text=\\S+|#/v1/st/${key}\\?w=\\S+)$`));
        links.push(cited.match(/\S+$/)[0]);
      }
      expect(links.some((link) => link.includes('#:~:text='))).toBe(Boolean(src));
    });

    test('CSV and JSON of the current filter', async ({ page, explorer }) => {
      await explorer.open('', { src });
      const row = (await explorer.rows('by')).find((one) => one.count > 1 && !one.value.startsWith('~'));
      await explorer.choose('by', row.value);
      await explorer.answers(row.count);
      const csv = await saved(page, 'csv');
      await expect(page.locator('[data-format=json]'), 'Share stays open after a download').toBeVisible();
      expect(csv.name).toContain(`by-${row.value}`.slice(0, 40));
      const [head, ...rows] = table(csv.text.replace(/^\ufeff/, ''));
      expect(rows).toHaveLength(row.count);
      for (const one of rows) expect(one).toHaveLength(head.length);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const json = JSON.parse((await saved(page, 'json')).text);
      expect(json.statements).toHaveLength(row.count);
      expect(json.statements.map((one) => one.id)).toEqual(rows.map((one) => one[head.indexOf('id')]));
      expect(new Set(json.statements.map((one) => one.speaker)).size).toBe(1);
      // In the order of the list, where a card stands for all statements of its very words.
      const shown = await explorer.keys();
      const ids = json.statements.map((one) => one.id);
      expect(ids.filter((id) => shown.includes(id))).toEqual(shown);
    });

    test('JSON-LD Quotation + TextQuoteSelector', async ({ page, explorer }) => {
      await explorer.open('', { src });
      const list = JSON.parse((await saved(page, 'jsonld')).text);
      expect(list['@context'][0]).toBe('https://schema.org');
      expect(list['@context'][1].TextQuoteSelector).toBe('oa:TextQuoteSelector');
      expect(list.itemListElement).toHaveLength(await explorer.total());
      for (const one of list.itemListElement.slice(0, 12)) {
        expect(one['@type']).toBe('Quotation');
        expect(one.isPartOf['@type']).toBe('NewsArticle');
        await page.goto(one['@id']);
        await expect(explorer.chosen.first()).toBeVisible();
        const source = dense(await page.locator('.reader .text').evaluate((text) => [...text.querySelectorAll(':scope > h2, :scope > p:not(.kicker, .end)')].map((p) => p.textContent).join('\n')));
        for (const selector of one.selector) {
          expect(selector['@type']).toBe('TextQuoteSelector');
          expect(source).toContain(dense(selector.prefix + selector.exact + selector.suffix));
        }
      }
    });
  });
}

test('where the clipboard is refused the text stands selected', async ({ page, explorer }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await explorer.open();
  await explorer.cards.first().hover();
  await explorer.cards.first().locator('.cite').click();
  const field = page.getByRole('dialog').getByRole('textbox');
  await expect(field).toBeFocused();
  const [chosen, all] = await field.evaluate((one) => [one.value.slice(one.selectionStart, one.selectionEnd), one.value]);
  expect(chosen).toBe(all);
  expect(all).toContain('#/v1/st/');
});

test('Copy link gives a link that opens the statement', async ({ page, explorer, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await explorer.open();
  const card = explorer.cards.nth(2);
  const key = await card.getAttribute('data-statement');
  await card.hover();
  await card.locator('.takes .link').click();
  await expect(page.locator('.toast')).toHaveText('Link copied');
  await page.goto('about:blank');
  await page.goto(await page.evaluate(() => '').then(() => explorer.site.at('')));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(explorer.chosen.first()).toBeInViewport();
  await expect(page.locator(`mark.now[data-statements~="${key}"]`).first()).toBeVisible();
  await expect(explorer.notices).toHaveCount(0);
});

test('★ Statement link that survives re-extraction', async ({ page, explorer }) => {
  await explorer.open();
  const href = await explorer.cards.nth(1).locator('a.open').getAttribute('href');
  const key = await explorer.cards.nth(1).getAttribute('data-statement');
  const gone = href.replace(key, 'aaaaaaaaaa');
  expect(gone).not.toBe(href);
  await explorer.open(gone);
  await expect(page.locator(`mark.now[data-statements~="${key}"]`).first()).toBeVisible();
  await expect(explorer.notices).toHaveText([/found again by its words/]);
});

test('★ Statement link that survives re-extraction — the same id after offsets shift', async ({ page, explorer }) => {
  const listed = async () => {
    // A list is made in pieces: all of it.
    await expect.poll(() => explorer.statements()).toBe(await explorer.total());
    return explorer.cards.evaluateAll((all) => all.map((card) => [card.dataset.statement, card.querySelector('blockquote.words').textContent]).sort());
  };
  await explorer.open();
  const before = await listed();
  await explorer.open('', { src: 'shifted.orc' });
  expect(await listed()).toEqual(before);
  for (const [key] of before.slice(0, 4)) {
    await explorer.open(`#/v1/st/${key}`, { src: 'shifted.orc' });
    await expect(page.locator(`mark.now[data-statements~="${key}"]`).first()).toBeInViewport();
    await expect(explorer.reader).toContainText('This article has a new first line.');
    await expect(explorer.notices).toHaveCount(0);
  }
});

test('printing gives a clean list', async ({ page, explorer }) => {
  await explorer.open();
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.rail', '.search', '.takes', '.share']) await expect(page.locator(gone).first()).toBeHidden();
  await expect(explorer.cards.first()).toBeVisible();
});
