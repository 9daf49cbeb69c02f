// Large type, narrow windows, the system's own colours: the layout follows, and what tells by its colour is seen.

import { expect, test } from './explorer.js';

/** Text of every size: what a reader asks of the browser. Set before the page, so that nothing hears of a change. */
const largeText = (page) =>
  page.addInitScript(() => {
    const set = () => document.documentElement && (document.documentElement.style.fontSize = '200%');
    set() || new MutationObserver((_, watch) => set() && watch.disconnect()).observe(document, { childList: true });
  });

/** Pairs of neighbours in these boxes that lie over each other. */
const overlaps = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const box of document.querySelectorAll('.top, .head, .result, .chips, .columns, .sorts, .card, .meta, .facet li, .views')) {
      if (box.closest('#written')) continue;
      const inside = [...box.children].filter((one) => one.checkVisibility() && getComputedStyle(one).position !== 'absolute');
      const places = inside.flatMap((one) => [...one.getClientRects()].map((rect) => ({ one, rect }))).filter(({ rect }) => rect.width > 1 && rect.height > 1);
      for (const [at, a] of places.entries()) {
        for (const b of places.slice(at + 1)) {
          if (a.one === b.one) continue;
          const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
          // Lines of text may reach into each other's leading.
          const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
          if (wide > 1 && high > 0.4 * Math.min(a.rect.height, b.rect.height)) found.push(`${box.className}: ${a.one.className} and ${b.one.className}`);
        }
      }
    }
    return [...new Set(found)];
  });

/** How many characters of running text a line of the first card holds. */
const measure = (page) =>
  page.locator('#statements .card .words').first().evaluate((words) => {
    const probe = words.closest('.card').querySelector('.words').cloneNode();
    probe.textContent = 'it rained all day on the river';
    Object.assign(probe.style, { display: 'inline-block', whiteSpace: 'nowrap', position: 'absolute' });
    words.after(probe);
    const thirty = probe.getBoundingClientRect().width;
    probe.remove();
    const card = words.closest('.card');
    const { paddingLeft, paddingRight } = getComputedStyle(card);
    return (30 * (card.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight))) / thirty;
  });

const sideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

for (const width of [1280, 1024, 768]) {
  test(`At 200% text the layout follows: nothing overlaps, cards keep 30 characters, ${width} px`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 900 });
    await largeText(page);
    for (const hash of ['', '#/v1/s?by=lavrov&mode=-indirect', '#/v1/actor/sergey-lavrov', '#/v1/cmp/lavrov..trump']) {
      await explorer.open(hash);
      expect(await measure(page), hash).toBeGreaterThanOrEqual(30);
      expect(await overlaps(page), hash).toEqual([]);
      expect(await sideways(page), hash).toBeLessThanOrEqual(0);
    }
    // What has no room beside the list is one button away.
    await page.getByRole('button', { name: 'Filters' }).click();
    await expect(explorer.facet('by')).toBeVisible();
    expect(await overlaps(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await explorer.open('');
    await explorer.cards.first().locator('a.open').click();
    await expect(page.getByRole('dialog').locator('mark.now').first()).toBeVisible();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });
}

test('At 200% text the layout follows when the size is changed while the page is read', async ({ page, explorer }) => {
  await explorer.open('');
  await expect(explorer.facet('by')).toBeVisible();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible();
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await expect(explorer.facet('by')).toBeVisible();
});

/** What is cut or runs into something else in the picture that is shown: words of an SVG, and names of a table that are broken inside a word. */
const illegible = (page) =>
  page.locator('.figure').first().evaluate((figure) => {
    const found = [];
    const svg = figure.querySelector('svg.picture');
    const whole = svg?.getBoundingClientRect();
    const words = [...(svg?.querySelectorAll('text') ?? [])].map((one) => ({ said: one.textContent, rect: one.getBoundingClientRect() }));
    for (const [at, a] of words.entries()) {
      if (a.said.endsWith('…')) found.push(`${a.said} is shortened`);
      if (a.rect.left < whole.left - 1 || a.rect.right > whole.right + 1 || a.rect.bottom > whole.bottom + 1) found.push(`${a.said} is cut`);
      for (const b of words.slice(at + 1)) {
        const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
        const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
        if (wide > 0 && high > 0.4 * Math.min(a.rect.height, b.rect.height)) found.push(`${a.said} over ${b.said}`);
      }
    }
    for (const label of figure.querySelectorAll('tbody th .label')) {
      const text = label.firstChild;
      for (const { index, 0: word } of label.textContent.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        // A hyphen is a place to break.
        if (!/[-–]/.test(word) && new Set([...range.getClientRects()].map((rect) => rect.top)).size > 1) found.push(`${word} is broken`);
      }
    }
    return found;
  });

for (const [width, lang, large] of [[1280, 'en', true], [375, 'en', false], [375, 'ar', false], [375, 'de', true]]) {
  test(`Pictures are legible: nothing overlaps, is cut or broken inside a word, ${width} px, ${lang}${large ? ', 200% text' : ''}`, async ({ page, explorer }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript((lang) => location.protocol === 'http:' && localStorage.setItem('on-record.settings', `lang=${lang}`), lang);
    if (large) await largeText(page);
    for (const hash of ['#/v1/time', '#/v1/matrix', '#/v1/quoted', '#/v1/quoted/topic', '#/v1/net']) {
      await explorer.open(hash);
      await expect(page.locator('.figure :is(text, .label)').first()).toBeVisible();
      // A long name is shortened in a network; in half a phone's width in the other pictures too, and a word of thirteen letters
      // is broken there. The tables have the names whole.
      const spared = [hash === '#/v1/net' && /shortened$/, large && width < 500 && /shortened$|^\S{13,} is broken$/].filter(Boolean);
      const cut = (await illegible(page)).filter((one) => !spared.some((pattern) => pattern.test(one)));
      expect(cut, hash).toEqual([]);
      expect(await sideways(page), hash).toBeLessThanOrEqual(0);
    }
  });
}

test('Phone: the first statement begins in the first screen, at 200% text too', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await largeText(page);
  await explorer.open('');
  expect((await explorer.cards.first().locator('.who').boundingBox()).y).toBeLessThan(812 - 48);
  // What is pushed along is reached by keys, and the view that is shown is in sight.
  await explorer.open('#/v1/quoted');
  const current = page.locator('.views a[aria-current]');
  await current.focus();
  await expect(current).toBeInViewport({ ratio: 0.9 });
  for (const hash of ['#/v1/actor/', '#/v1/topic/', '#/v1/actor/sergey-lavrov', '#/v1/cmp/lavrov..trump', '#/v1/pos?by=lavrov&on=meeting']) {
    await explorer.open(hash);
    expect(await sideways(page), hash).toBeLessThanOrEqual(0);
    expect(await overlaps(page), hash).toEqual([]);
  }
  // An open article can be closed, and what is told of a statement stands in lines, not in a column of letters.
  await explorer.open('');
  await explorer.cards.first().locator('a.open').click();
  const article = page.getByRole('dialog');
  await expect(article.getByRole('link', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  const widths = await article.locator('.note dd').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThan(200);
});

test('At 400% zoom one column (WCAG 1.4.10)', async ({ page, explorer }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const hash of ['', '#/v1/actor/sergey-lavrov', '#/v1/cmp/lavrov..trump', '#/v1/time', '#/v1/net', '#/v1/actor/']) {
    await explorer.open(hash);
    expect(await sideways(page), hash).toBeLessThanOrEqual(0);
    expect(await overlaps(page), hash).toEqual([]);
    const columns = await page.locator('.columns').evaluate((box) => getComputedStyle(box).gridTemplateColumns.split(' ').length);
    expect(columns, hash).toBe(1);
  }
});

/** The share of an element's pixels that stand out from its ground, at 3:1 at least. */
async function ink(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  const around = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 };
  const png = (await page.screenshot({ clip: around })).toString('base64');
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const light = (at) => {
      const [r, g, b] = [0, 1, 2].map((c) => data[at + c] / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const ground = light(0);
    let seen = 0;
    for (let at = 0; at < data.length; at += 4) seen += Math.max(light(at), ground) / Math.min(light(at), ground) >= 3;
    return (4 * seen) / data.length;
  }, png);
}

for (const scheme of ['light', 'dark']) {
  test(`In forced colours icons, legends, dots and swatches are seen, ${scheme}`, async ({ page, explorer }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme, reducedMotion: 'reduce' });
    const unseen = [];
    const look = async (name, locator, least = 0.04) => {
      const share = await ink(page, locator.first());
      if (share < least) unseen.push(`${name}: ${share}`);
    };
    await explorer.open('#/v1/s?q=meeting');
    await look('the mark of the brand', page.locator('.brand .dot'));
    await look('the icon of the settings', page.locator('.top .sliders'));
    await look('the swatch of a speaker', page.locator('.facet .swatch'));
    // Words that were searched, against the same words around.
    const filled = (locator) => locator.first().evaluate((one) => getComputedStyle(one).forcedColorAdjust);
    expect(await filled(explorer.cards.locator('mark.hit'))).toBe('none');
    await explorer.open('#/v1/time');
    await look('the legend of the timeline', page.locator('.legend .key'));
    for (const nth of [0, 1]) await look(`key ${nth} of the legend`, page.locator('.legend .key').nth(nth));
    await look('which view is shown', page.locator('.views a[aria-current]'), 0.1);
    const current = page.locator('.views a[aria-current]');
    expect(await current.evaluate((one) => getComputedStyle(one).borderBlockEndStyle + getComputedStyle(one).textDecorationLine)).toMatch(/solid|underline/);
    await explorer.open('#/v1/matrix');
    expect(await filled(page.locator('.matrix td[data-count] a'))).toBe('none');
    await explorer.open('');
    await explorer.cards.first().locator('a.open').click();
    expect(await filled(explorer.chosen)).toBe('none');
    expect(unseen).toEqual([]);
  });
}
