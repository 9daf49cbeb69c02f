// What readers do all day: settings, menus, keys. Each holds on the seeds and on the generated corpus.

import { corpora, expect, test } from './explorer.js';

const root = (page, name) => page.evaluate((name) => document.documentElement.getAttribute(name), name);

async function settings(page) {
  await page.getByRole('button', { name: /^(Settings|Einstellungen|الإعدادات)$/ }).click();
  return page.getByRole('dialog');
}

test('settings: theme, density and language hold at once and after a reload', async ({ page, explorer }) => {
  await explorer.open('');
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const tall = await explorer.cards.first().evaluate((card) => card.getBoundingClientRect().height);
  let dialog = await settings(page);
  await dialog.getByRole('radio', { name: 'Dark' }).check();
  await dialog.getByRole('radio', { name: 'Compact' }).check();
  await dialog.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(dialog.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const holds = async () => {
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(light);
    expect(await explorer.cards.first().evaluate((card) => card.getBoundingClientRect().height)).toBeLessThan(tall);
    expect(await root(page, 'lang')).toBe('de');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Was sagte');
  };
  await holds();
  await page.reload();
  await explorer.ready();
  await holds();
});

test('the page’s own address may name the language; the reader’s browser decides otherwise', async ({ page, explorer, browser, site }) => {
  await page.goto(site.at('/?lang=de'));
  await explorer.ready();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Was sagte');
  const context = await browser.newContext({ locale: 'ar-EG' });
  const other = await context.newPage();
  await other.goto(site.at('/'));
  await expect(other.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);
  expect(await root(other, 'dir')).toBe('rtl');
  await expect(other.getByRole('heading', { level: 1 })).toContainText('ماذا قال');
  await context.close();
});

test('where nothing may be stored, settings hold for the visit', async ({ page, explorer }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } });
  });
  await explorer.open('');
  const dialog = await settings(page);
  await dialog.getByRole('radio', { name: 'Compact' }).check();
  expect(await root(page, 'data-density')).toBe('compact');
});

for (const { name, src } of corpora) {
  // Counting is a property of the engine, which its own tests try thousands of times; here it is the page that is tried.
  const sets = src ? 40 : 80;
  test.describe(name, () => {
    test.beforeEach(async ({ explorer }) => {
      await explorer.open('', { src });
    });

    test('a value’s menu: only, add, exclude, open its page', async ({ page, explorer }) => {
      const all = await explorer.total();
      const [first, second] = (await explorer.rows('by')).filter((row) => row.count > 0 && !row.value.startsWith('~'));
      const choose = async (value, label) => {
        await explorer.row('by', value).hover();
        await explorer.row('by', value).getByRole('button').click();
        await explorer.row('by', value).getByRole('link', { name: label, exact: true }).click();
      };
      await choose(first.value, 'Add');
      await explorer.answers(first.count);
      await choose(second.value, 'Add');
      await explorer.answers(first.count + second.count);
      await choose(second.value, 'Only this');
      await explorer.answers(second.count);
      await choose(first.value, 'Exclude');
      await expect(explorer.row('by', first.value)).toHaveAttribute('data-state', 'excluded');
      await choose(second.value, 'Remove');
      await explorer.answers(all - first.count);
      await choose(second.value, 'Open page');
      await expect.poll(() => explorer.hash()).toContain(`actor/${second.value}`);
      await page.goBack();
      await explorer.answers(all - first.count);
    });

    test('a menu closes at Escape, and the focus is on its button again', async ({ page, explorer }) => {
      const row = explorer.facet('on').locator('li[data-value]').first();
      await row.hover();
      await row.getByRole('button').click();
      await expect(row.getByRole('link', { name: 'Only this' })).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(row.getByRole('link', { name: 'Only this' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(row.getByRole('link', { name: 'Only this' })).toHaveCount(0);
      await expect(row.getByRole('button')).toBeFocused();
    });

    test('OR within, AND across, NOT — “not” excludes, and a NOT chip appears', async ({ page, explorer }) => {
      const rows = (await explorer.rows('by')).filter((row) => row.count > 0 && !row.value.startsWith('~'));
      await explorer.choose('by', rows[0].value);
      await explorer.answers(rows[0].count);
      await explorer.choose('by', rows[1].value);
      await explorer.answers(rows[0].count + rows[1].count);
      const within = (await explorer.rows('mode')).find((row) => row.count > 0 && row.count < rows[0].count + rows[1].count);
      await explorer.choose('mode', within.value);
      await explorer.answers(within.count);
      const total = await explorer.total();
      const topic = (await explorer.rows('on')).find((row) => row.count > 0 && row.count < total && !row.value.startsWith('~'));
      await explorer.exclude('on', topic.value);
      await explorer.answers(total - topic.count);
      const chip = page.locator(`[data-chip="on"][data-value="${topic.value}"]`);
      await expect(chip).toContainText('not');
      await expect(chip).toHaveClass(/not/);
    });

    test('x on a statement takes its speaker away, and Back brings them again', async ({ page, explorer }) => {
      const all = await explorer.total();
      const row = (await explorer.rows('by')).find((one) => one.count > 0 && !one.value.startsWith('~'));
      await explorer.choose('by', row.value);
      await explorer.answers(row.count);
      await page.goBack();
      await explorer.answers(all);
      const card = explorer.cards.filter({ has: page.locator('a.speaker') }).first();
      const who = await card.locator('a.speaker').textContent();
      await card.locator('a.open').focus();
      await page.keyboard.press('x');
      await expect(page.locator('[data-chip="by"].not')).toContainText(who);
      await page.goBack();
      await explorer.answers(all);
    });

    test(`Counts always equal results — ${sets} random filter sets`, async ({ page, explorer }) => {
      test.setTimeout(600_000);
      // In the page itself: so many sets, and for each a value of a facet that the set leaves free. The number
      // beside it must be the length of the list that its link gives.
      const wrong = await page.evaluate(async (sets) => {
        let seed = 20250822;
        const next = (n) => (seed = (seed * 48271) % 2147483647) % n;
        const keys = ['by', 'of', 'on', 'in', 'via', 'mode'];
        const list = () => document.querySelector('#statements');
        const rows = (key) => [...document.querySelectorAll(`[data-facet="${key}"] li[data-value]`)];
        const go = async (href) => {
          if (location.hash === href) return;
          const before = globalThis.onRecord.state().address;
          location.hash = href;
          // The list is of this address once the page tells so.
          while (globalThis.onRecord.state().address === before) await new Promise(requestAnimationFrame);
        };
        const wrong = [];
        let checked = 0;
        for (let set = 0; set < sets; set++) {
          const parts = keys.flatMap((key) => {
            const all = rows(key);
            if (next(3) || !all.length) return [];
            return [`${key}=${next(4) ? '' : '-'}${encodeURIComponent(all[next(all.length)].dataset.value)}`];
          });
          await go(`#/v1/s${parts.length ? `?${parts.join('&')}` : ''}`);
          const total = Number(list().dataset.total);
          const told = [...document.querySelectorAll('#statements [data-statement]')].reduce((sum, card) => sum + 1 + Number(card.dataset.again ?? 0), 0);
          if (told < Math.min(total, 50)) wrong.push(`${parts}: cards`);
          const free = keys.filter((key) => !parts.some((part) => part.startsWith(`${key}=`)));
          const offered = free.flatMap(rows).filter((row) => row.dataset.count !== '0');
          if (!offered.length) continue;
          const row = offered[next(offered.length)];
          const promised = row.dataset.count;
          const what = `${parts.join('&')} then ${row.dataset.value}`;
          await go(row.querySelector('a.value').getAttribute('href'));
          checked++;
          if (list().dataset.total !== promised) wrong.push(`${what}: ${promised} promised, ${list().dataset.total} listed`);
          await go('#/v1/s');
        }
        return { wrong, checked };
      }, sets);
      expect(wrong.wrong).toEqual([]);
      expect(wrong.checked).toBeGreaterThan(sets / 2);
    });
  });
}

test('the focus of a link that is gone goes to the count; where nothing had it, nothing gets it', async ({ page, explorer }) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  await explorer.open('');
  await page.evaluate(() => (location.hash = '#/v1/time'));
  await expect(page.getByRole('heading', { name: 'Statements by day' })).toBeVisible();
  expect(await focused()).toBe('BODY');
  await page.evaluate(() => (location.hash = '#/v1/s?mode=direct'));
  const chip = page.locator('.chips a').first();
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveCount(0);
  await expect.poll(focused).toBe('result');
  // The link of a card goes with its whole list.
  await page.evaluate(() => (location.hash = '#/v1/s'));
  const speaker = explorer.cards.locator('a.speaker').first();
  await speaker.focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('result');
});

test('a new list is made once, and the sort links stay what they are', async ({ page, explorer }) => {
  await explorer.open('');
  await page.locator('#statements .sorts a').first().evaluate((link) => (globalThis.link = link));
  await page.evaluate(() => (location.hash = '#/v1/s?mode=direct'));
  await expect(explorer.cards.first()).toHaveAttribute('data-mode', 'direct');
  await explorer.cards.first().evaluate((card) => (globalThis.card = card));
  await expect(page.locator('#statements > [hidden]')).toHaveCount(0);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => [globalThis.link.isConnected, globalThis.card.isConnected])).toEqual([true, true]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 800 } });

  for (const { name, src } of corpora) {
    test(`an article opens at its statement, and citing from it is confirmed over it: ${name}`, async ({ page, explorer, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await explorer.open('', { src });
      await explorer.cards.nth(9).locator('a.open').click();
      const reader = page.getByRole('dialog');
      await expect(reader.locator('mark.now').first()).toBeInViewport();
      await reader.locator('.note .cite').click();
      const toast = page.locator('.toast');
      await expect(toast).toHaveText('Citation copied');
      // Over the dialog: what is not in the browser's top layer lies under it.
      expect(await toast.evaluate((one) => one.matches(':popover-open'))).toBe(true);
      await expect(toast).toBeInViewport();
    });
  }
});
