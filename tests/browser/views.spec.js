// The views beside the list: each test is named after its row of the table of features, and makes that row's check.

import { readFile } from 'node:fs/promises';
import { corpora, dense, expect, test, typingNeverRests } from './explorer.js';

/** How many statements stand behind an address: the page goes there, as a click on a link to it does. */
async function totalAt({ page }, href) {
  await page.evaluate((href) => void (location.hash = href), href);
  await expect.poll(() => page.evaluate(() => globalThis.onRecord.state().address)).toBe(href);
  return page.evaluate(() => globalThis.onRecord.state().total);
}

const number = (text) => Number(text.replace(/\D/g, ''));

/** Pairs of a link and the number that it promises. */
const promises = (locator) =>
  locator.evaluateAll((all) => all.map((one) => ({ href: one.querySelector('a').getAttribute('href'), count: Number(one.dataset.count) })));

/** Some of a list, spread over it. */
const some = (all, most) => all.filter((_, at) => at % Math.ceil(all.length / most) === 0);

test('Actor page: said by, said about — both tabs, counts equal list lengths', async ({ page, explorer }) => {
  for (const who of ['sergey-lavrov', 'volodymyr-zelensky']) {
    await explorer.open(`#/v1/actor/${who}`);
    const tabs = await page.locator('nav.tabs a').evaluateAll((all) => all.map((a) => ({ href: a.getAttribute('href'), count: Number(a.dataset.count) })));
    expect(tabs).toHaveLength(2);
    expect(tabs[0].count).toBeGreaterThan(0);
    for (const tab of tabs) {
      await explorer.open(tab.href);
      await explorer.answers(tab.count);
    }
    await explorer.open(`#/v1/actor/${who}`);
    const lines = await promises(page.locator('.profile .value'));
    expect(lines.length).toBeGreaterThan(3);
    for (const { href, count } of some(lines, 6)) expect(await totalAt(explorer, href), href).toBe(count);
  }
});

test('Actor page: said by, said about — its small timeline leads to the large one', async ({ page, explorer }) => {
  await explorer.open('#/v1/actor/sergey-lavrov');
  const total = await explorer.total();
  await page.locator('.profile a.small').click();
  await expect(page.locator('[data-figure="time"]')).toBeVisible();
  await explorer.answers(total);
});

test('Names merged — every spelling opens one page, with the words that it rests on', async ({ page, explorer }) => {
  const reach = [];
  for (const name of ['Zelenskyy', 'Zelensky', 'zelensky']) {
    await explorer.open(`#/v1/actor/${name}`);
    reach.push({ hash: await page.locator('nav.tabs a').first().getAttribute('href'), total: await explorer.total() });
  }
  expect(new Set(reach.map((one) => JSON.stringify(one))).size).toBe(1);
  await page.locator('details.names summary').click();
  const names = page.locator('details.names li');
  expect(await names.count()).toBeGreaterThan(1);
  expect(await names.evaluateAll((all) => all.map((one) => one.dataset.name))).toContain('Zelensky');
  for (const name of await names.all()) {
    // The name stands in the words that are shown, and those stand in the article that is linked.
    await expect(name.locator('strong')).toHaveText(await name.getAttribute('data-name'));
  }
  const words = dense((await names.first().locator('.evidence').textContent()).replaceAll('…', ''));
  await names.first().locator('a').click();
  await expect(explorer.reader).toBeVisible();
  expect(dense(await explorer.reader.locator('.text').textContent())).toContain(words);
});

/** The cluster of the sentence that three of the articles report. */
async function agenda(explorer) {
  await explorer.open('#/v1/s?q=%22not%20ready%20at%20all%22');
  const href = await explorer.cards.filter({ hasText: 'not ready at all' }).first().locator('a.variants').getAttribute('href');
  await explorer.open(href);
  return explorer.page.locator('[data-version]');
}

test('Variant clusters across outlets — the agenda cluster lists exactly 000, 002, 003', async ({ explorer }) => {
  const versions = await agenda(explorer);
  await expect(versions).toHaveCount(3);
  await explorer.answers(3);
  const articles = [];
  for (const href of await versions.locator('a.open:not(.beside)').evaluateAll((all) => all.map((a) => a.getAttribute('href')))) {
    await explorer.open(href);
    articles.push((await explorer.reader.getAttribute('data-document')).slice(0, 3));
  }
  expect(articles.sort()).toEqual(['000', '002', '003']);
});

test('Word diff of variants — the quoted pieces are aligned, and inside “ready to meet (with) Zelensky” only “with” is marked', async ({ page, explorer }) => {
  const versions = await agenda(explorer);
  const longest = versions.first();
  await expect(longest).toContainText('Longest version');
  const lengths = await versions.locator('blockquote').evaluateAll((all) => all.map((one) => one.textContent.length));
  expect(await longest.locator('ins, del').count()).toBe(0);
  await expect(longest.locator('blockquote')).toContainText('ready to meet with Zelensky');
  expect(lengths[0]).toBeGreaterThan(0);

  // What differs between "ready to meet" and "Zelensky" in the version that lacks a word.
  const other = versions.filter({ hasText: 'ready to meet' }).nth(1);
  const pieces = await other.locator('blockquote').evaluate((quote) => {
    const leaves = [];
    const walk = (node, mark) => {
      if (node.nodeType === Node.TEXT_NODE) return leaves.push({ text: node.data, mark });
      const own = ['INS', 'DEL'].includes(node.tagName) ? node.tagName : mark;
      node.childNodes.forEach((child) => walk(child, own));
    };
    walk(quote, '');
    return leaves;
  });
  const all = pieces.map((piece) => piece.text).join('');
  const [from, to] = [all.indexOf('ready to meet'), all.indexOf('Zelensky') + 'Zelensky'.length];
  let at = 0;
  const marked = pieces.filter((piece) => {
    const inside = at >= from && at + piece.text.length <= to;
    at += piece.text.length;
    return inside && piece.mark;
  });
  expect(marked).toEqual([{ text: 'with', mark: 'DEL' }]);
  await expect(other.locator('q').filter({ hasText: 'not ready at all' })).toHaveCount(1);
  await expect(other.locator('ins').filter({ hasText: 'not ready at all' })).toHaveCount(0);

  // The fragment is a gap and the shared words, nothing marked.
  const fragment = versions.filter({ hasText: '“This agenda' });
  await expect(fragment.locator('blockquote')).toHaveText(/^…\s*“This agenda is not ready at all,”$/);
  await expect(page.locator('.partial')).toHaveCount(1);
});

test('Said date against report date, conflicts — by 22 and on 24 August, each with its basis; undated stays undated', async ({ page, explorer }) => {
  const versions = await agenda(explorer);
  await expect(page.locator('.head .conflict')).toBeVisible();
  const told = await versions.evaluateAll((all) =>
    all.map((one) => ({
      day: one.querySelector('time')?.getAttribute('datetime') ?? null,
      label: one.querySelector('.date').textContent.split(' ')[0],
      basis: one.querySelector('.basis')?.textContent ?? null,
      conflict: Boolean(one.querySelector('.conflict')),
    })),
  );
  expect(told.find((one) => one.day === '2025-08-24')).toEqual({ day: '2025-08-24', label: 'said', basis: expect.stringContaining('August 24'), conflict: true });
  expect(told.find((one) => one.day === '2025-08-22')).toEqual({ day: '2025-08-22', label: 'reported', basis: expect.stringContaining('2025-08-22'), conflict: true });
  expect(told.filter((one) => one.day === null)).toEqual([{ day: null, label: 'undated', basis: null, conflict: false }]);
});

test('Compare two actors on a topic — two columns, same filter', async ({ page, explorer }) => {
  await explorer.open('#/v1/actor/sergey-lavrov');
  await page.getByRole('link', { name: 'Compare with another speaker' }).click();
  // A missing half offers a choice, and the list is not empty meanwhile.
  const other = page.getByRole('combobox', { name: 'Second speaker' });
  await expect(other).toBeVisible();
  expect(await explorer.total()).toBeGreaterThan(0);
  await other.selectOption({ label: 'Donald Trump' });
  await expect(page.locator('.side-head')).toHaveCount(2);
  const counts = await page.locator('.side-head').evaluateAll((all) => all.map((one) => Number(one.dataset.count)));
  await explorer.answers(counts[0] + counts[1]);

  const topic = (await explorer.rows('on')).find((row) => row.count > 2 && row.count < counts[0] + counts[1]);
  await explorer.choose('on', topic.value);
  await explorer.answers(topic.count);
  const sides = await page.locator('.side-head').evaluateAll((all) =>
    all.map((one) => ({ name: one.querySelector('h2').textContent, count: Number(one.dataset.count), href: one.querySelector('.alone').getAttribute('href') })),
  );
  // The two columns stand side by side, each under its name, in one order of time.
  const columns = [];
  for (const [at, side] of sides.entries()) {
    const names = await page.locator(`.both ol:nth-of-type(${at + 1}) .speaker`).allTextContents();
    expect(names).toHaveLength(side.count);
    expect(new Set(names)).toEqual(new Set(side.count ? [side.name] : []));
    columns.push(await page.locator('.side-head').nth(at).evaluate((one) => one.getBoundingClientRect().x));
  }
  expect(columns[1]).toBeGreaterThan(columns[0] + 200);
  const days = await page.locator('.both time').evaluateAll((all) => all.filter((one) => one.closest('h2')).map((one) => one.dateTime));
  expect(days).toEqual([...days].sort().reverse());
  for (const side of sides) expect(await totalAt(explorer, side.href)).toBe(side.count);
});

test('Compare two actors on a topic — on a phone one list in time order, each card with its speaker', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await explorer.open('#/v1/cmp/sergey-lavrov..donald-trump');
  const places = await explorer.cards.evaluateAll((all) => all.map((one) => ({ x: one.getBoundingClientRect().x, who: one.querySelector('.speaker').textContent })));
  expect(new Set(places.map((one) => one.x)).size).toBe(1);
  expect(new Set(places.map((one) => one.who))).toEqual(new Set(['Sergey Lavrov', 'Donald Trump']));
});

for (const hash of ['#/v1/cmp/..', '#/v1/cmp', '#/v1/cmp/sergey-lavrov..', '#/v1/cmp/nobody-of-this-name..sergey-lavrov']) {
  test(`Compare two actors on a topic — ${hash} gives a choice and no empty page`, async ({ page, explorer }) => {
    await explorer.open(hash);
    await expect(page.locator('[data-pick="one"]')).toBeVisible();
    await expect(page.locator('[data-pick="other"]')).toBeVisible();
    expect(await explorer.total()).toBeGreaterThan(0);
    await expect(explorer.notices).toHaveCount(hash.includes('nobody') ? 1 : 0);
  });
}

for (const { name, src } of corpora) {
  test.describe(name, () => {
    test('Timeline with range selection — a drag sets from/to; list and facets follow', async ({ page, explorer }) => {
      await explorer.open('#/v1/time', { src });
      const all = await explorer.total();
      const before = await explorer.rows('by');
      await drag(page, 0.5, 0.99);
      await expect.poll(() => explorer.hash()).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
      await expect.poll(() => explorer.total()).toBeLessThan(all);
      const [from, to] = (await explorer.hash()).match(/\d{4}-\d\d-\d\d/g);
      const total = await explorer.total();
      expect(total).toBeGreaterThan(0);
      // The table has the same bars: those inside the range have the statements of the list.
      const own = await page.locator('.numbers tbody tr').evaluateAll(
        (rows, [from, to]) => rows.filter((row) => row.dataset.from >= from && row.dataset.to <= to).map((row) => Number(row.querySelector('.own').textContent.replace(/\D/g, ''))),
        [from, to],
      );
      expect(own.reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(await explorer.rows('by')).not.toEqual(before);
      const days = await explorer.cards.locator('time').evaluateAll((times) => times.map((one) => one.dateTime));
      for (const day of days) expect(day >= from && day <= to).toBe(true);
      await page.goBack();
      await explorer.answers(all);
    });

    test('Timeline with range selection — by keyboard at its two handles', async ({ page, explorer }) => {
      await explorer.open('#/v1/time', { src });
      const all = await explorer.total();
      const last = page.getByRole('slider', { name: 'Last day' });
      await last.focus();
      for (const key of ['ArrowLeft', 'ArrowLeft', 'PageDown']) await page.keyboard.press(key);
      const day = await last.getAttribute('data-day');
      await expect.poll(() => explorer.hash()).toContain(`to=${day}`);
      expect(await explorer.hash()).not.toContain('from=');
      await expect.poll(() => explorer.total()).toBeLessThan(all);
      const first = page.getByRole('slider', { name: 'First day' });
      await first.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => explorer.hash()).toContain(`from=${await first.getAttribute('data-day')}`);
      expect(Number(await first.getAttribute('aria-valuenow'))).toBe(1);
      expect(await first.getAttribute('aria-valuetext')).not.toBe('');
      // At both ends there is no filter any more, and nothing undated is lost.
      await page.keyboard.press('Home');
      await last.focus();
      await page.keyboard.press('End');
      await expect.poll(() => explorer.hash()).not.toMatch(/from=|to=/);
      await explorer.answers(all);
    });

    test('Timeline with range selection — a link clicked right after the keys leads on from their range', async ({ page, explorer }) => {
      await typingNeverRests(page);
      await explorer.open('#/v1/time', { src });
      const last = page.getByRole('slider', { name: 'Last day' });
      await last.focus();
      for (const key of ['ArrowLeft', 'ArrowLeft', 'PageDown']) await page.keyboard.press(key);
      const day = await last.getAttribute('data-day');
      const row = (await explorer.rows('mode')).find((one) => one.count > 0);
      await explorer.choose('mode', row.value);
      await expect.poll(() => explorer.hash()).toContain('mode=');
      await page.goBack();
      await expect.poll(() => explorer.hash()).toContain(`to=${day}`);
      expect(await explorer.hash()).not.toContain('mode=');
    });

    test('Timeline with range selection — by touch', async ({ browser, site, faults }) => {
      const { Explorer, watch } = await import('./explorer.js');
      const context = await browser.newContext({ viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true });
      const phone = await context.newPage();
      await watch(phone, site, faults);
      const there = new Explorer(phone, site);
      await there.open('#/v1/time', { src });
      const all = await there.total();
      await phone.locator('[data-figure="time"] svg.picture').scrollIntoViewIfNeeded();
      const box = await phone.locator('[data-figure="time"] svg.picture').boundingBox();
      const touch = await context.newCDPSession(phone);
      const at = (share) => ({ x: Math.round(box.x + box.width * share), y: Math.round(box.y + box.height * 0.3) });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0.5)] });
      for (const share of [0.6, 0.7, 0.8, 0.9, 0.95]) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(share)] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await expect.poll(() => there.hash()).toMatch(/from=.*to=/);
      await expect.poll(() => there.total()).toBeLessThan(all);
      await context.close();
    });

    test('Timeline with range selection — undated ones stay in sight, and their count is their list', async ({ page, explorer }) => {
      await explorer.open('#/v1/time', { src });
      const all = await explorer.total();
      const undated = page.locator('.figure a.undated');
      const count = number(await undated.textContent());
      expect(count).toBeGreaterThan(0);
      const own = await page.locator('.numbers td.own').evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/\D/g, ''))));
      expect(own.reduce((sum, one) => sum + one, 0) + count).toBe(all);
      await drag(page, 0.6, 0.95);
      await expect.poll(() => explorer.total()).toBeLessThan(all);
      await expect(undated).toHaveText(new RegExp(String(count)));
      await undated.click();
      await explorer.answers(count);
      await expect(page.locator('[data-figure="time"]')).toBeVisible();
    });

    test('Actor × topic matrix — a cell equals the filtered count; a click filters', async ({ page, explorer }) => {
      test.slow();
      for (const filter of ['', '?mode=indirect&from=2025-08-22']) {
        const here = `#/v1/matrix${filter}`;
        await explorer.open(here, { src });
        const cells = await promises(page.locator('.matrix td[data-count]'));
        expect(cells.length).toBeGreaterThan(5);
        for (const { href, count } of some(cells, 5)) expect(await totalAt(explorer, href), href).toBe(count);
        await explorer.open(here, { src });
        const heads = await promises(page.locator('.matrix thead th[data-count]'));
        for (const { href, count } of some(heads, 2)) expect(await totalAt(explorer, href), href).toBe(count);
      }
      await explorer.open('#/v1/matrix', { src });
      const cell = page.locator('.matrix td[data-count]').first();
      const count = Number(await cell.getAttribute('data-count'));
      await cell.getByRole('link').click();
      await explorer.answers(count);
      await expect(page.locator('[data-chip]')).toHaveCount(2);
    });

    test('Actor network, with a table of the same data — edges equal co-occurrence counts', async ({ page, explorer }) => {
      await explorer.open('#/v1/net', { src });
      const bands = await page.locator('[data-figure="network"] svg a:has(path)').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      const rows = await promises(page.locator('[data-figure="network"] tbody tr'));
      expect(bands.length).toBeGreaterThan(5);
      expect([...bands].sort()).toEqual(rows.map((row) => row.href).sort());
      const again = async () => page.locator('[data-figure="network"] svg').evaluate((svg) => svg.innerHTML);
      const drawn = await again();
      for (const { href, count } of some(rows, 6)) {
        expect(href).toMatch(/by=.*of=/);
        expect(await totalAt(explorer, href), href).toBe(count);
      }
      // The same picture at each visit.
      await explorer.open('#/v1/net', { src });
      expect(await again()).toBe(drawn);
      await page.locator('[data-figure="network"] summary').click();
      await page.locator('[data-figure="network"] tbody a').first().click();
      await explorer.answers(rows[0].count);
    });

    test('Actors and Topics: an address without a name offers all of them, and each count is its list', async ({ page, explorer }) => {
      for (const view of ['actor', 'topic']) {
        await explorer.open(`#/v1/${view}/?mode=mixed`, { src });
        await expect(explorer.notices).toHaveCount(0);
        const counts = await promises(page.locator('.index [data-count]'));
        expect(counts.length).toBeGreaterThan(6);
        for (const { href, count } of some(counts, 6)) expect(await totalAt(explorer, href), href).toBe(count);
        await explorer.open(`#/v1/${view}/`, { src });
        const name = page.locator('.index tbody th a').first();
        const called = await name.textContent();
        await name.click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(called);
      }
    });

    test('All filters act in every view, and the bar of views keeps them', async ({ page, explorer }) => {
      test.slow();
      const row = (await (await explorer.open('', { src }), explorer.rows('mode'))).find((one) => one.count > 5);
      await explorer.choose('mode', row.value);
      await explorer.answers(row.count);
      for (const view of ['Actors', 'Topics', 'Matrix', 'Time', 'Network', 'Statements']) {
        await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click();
        await expect(page.getByRole('navigation', { name: 'Views' }).locator('[aria-current="page"]')).toHaveText(view);
        expect(await explorer.hash()).toContain(`mode=${row.value}`);
        await explorer.answers(row.count);
        await expect(explorer.row('mode', row.value)).toHaveAttribute('data-state', 'chosen');
      }
      await page.locator('[data-chip="mode"]').click();
      await expect.poll(() => explorer.total()).toBeGreaterThan(row.count);
    });
  });
}

async function drag(page, from, to) {
  const svg = page.locator('[data-figure="time"] svg.picture');
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  const y = box.y + box.height * 0.3;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

for (const [view, name] of [['time', 'time'], ['matrix', 'matrix'], ['net', 'network'], ['quoted', 'quoted']]) {
  test(`the picture of ${view} is saved as SVG and PNG, with its title and its source`, async ({ page, explorer }) => {
    await explorer.open(`#/v1/${view}?by=lavrov`, { place: '/strict/' });
    const save = async (kind) => {
      const waiting = page.waitForEvent('download');
      await page.locator('.save').getByRole('button', { name: kind }).click();
      const file = await waiting;
      expect(file.suggestedFilename()).toBe(`${name}.${kind.toLowerCase()}`);
      return readFile(await file.path());
    };
    const svg = (await save('SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    const shown = await page.evaluate((svg) => {
      const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return { broken: Boolean(read.querySelector('parsererror')), texts: [...read.querySelectorAll('text')].map((one) => one.textContent), shapes: read.querySelectorAll('rect, path').length };
    }, svg);
    expect(shown.broken).toBe(false);
    expect(shown.shapes).toBeGreaterThan(3);
    expect(shown.texts[0]).toContain('Sergey Lavrov');
    expect(shown.texts.at(-1)).toMatch(/^Source: On Record, .*statements in \d+ articles/);
    const png = await save('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(900);
    expect(png.length).toBeGreaterThan(4000);
  });
}

test('a frame that refuses downloads gives the picture as text, and a message', async ({ page, site, explorer }) => {
  await page.goto(site.at('/'));
  await page.setContent(`<iframe sandbox="allow-scripts" width="1100" height="900" src="${site.at('/open/#/v1/time')}"></iframe>`);
  const frame = page.frameLocator('iframe');
  const button = frame.locator('.save').getByRole('button', { name: 'SVG' });
  await button.click();
  await expect(frame.getByRole('alert')).toContainText('does not allow downloads');
  expect(await frame.locator('.refused textarea').inputValue()).toMatch(/^<svg .*<\/svg>$/s);
});

test('a long matrix grows in steps, and its heads stay in sight', async ({ page, explorer }) => {
  await explorer.open('#/v1/matrix', { src: 'generated.orc' });
  const rows = page.locator('.matrix tbody tr');
  const before = await rows.count();
  await page.getByRole('button', { name: /more speakers/ }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  const scroll = page.locator('.matrix .scroll');
  await scroll.evaluate((box) => box.scrollTo(400, 300));
  const [box, head, side] = [await scroll.boundingBox(), await page.locator('.matrix thead th').first().boundingBox(), await page.locator('.matrix tbody th').nth(20).boundingBox()];
  expect(Math.abs(head.y - box.y)).toBeLessThan(4);
  expect(Math.abs(side.x - box.x)).toBeLessThan(4);
});
