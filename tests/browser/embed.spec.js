// Embedding: frames, elements, one file; each under the conditions that hosts really have.

import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { expect, test } from './explorer.js';
import { start } from './server.js';

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** Serves a page of a host at an address of the site, so that it may name the site's files. */
async function host(page, site, body, { headers = {}, at = '/host/story.html', head = '' } = {}) {
  site.pages.set(at, { headers, body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A story</title><link rel="icon" href="data:,">${head}<body>${body}` });
  await page.goto(site.at(at));
}

/** Collects what a host hears from its frame. */
const hearing = `<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data));</script>`;

const total = (scope) => scope.locator('#statements').getAttribute('data-total').then(Number);
const ready = (scope) => expect(scope.locator('#statements')).toHaveAttribute('data-total', /^\d+$/);

test.describe('1. Frame', () => {
  test('Auto-height for hosts, several protocols', async ({ page, site }) => {
    await host(page, site, `${hearing}<iframe id="f" src="/open/?childId=story-1" width="800" height="500" title="On Record" sandbox="${SANDBOX}"></iframe>`);
    const frame = page.frameLocator('#f');
    await ready(frame);
    const heights = async () => {
      const heard = await page.evaluate(() => heard);
      const texts = heard.filter((one) => typeof one === 'string');
      const json = texts.filter((one) => one.startsWith('{')).map((one) => JSON.parse(one));
      return {
        amp: heard.filter((one) => one.sentinel === 'amp' && one.type === 'embed-size').at(-1)?.height,
        pym: Number(texts.filter((one) => one.startsWith('pymxPYMxstory-1xPYMxheightxPYMx')).at(-1)?.split('xPYMx')[3]),
        guardian: json.filter((one) => one.type === 'set-height').at(-1)?.value,
        medium: json.filter((one) => one.context === 'iframe.resize').at(-1)?.height,
        datawrapper: heard.filter((one) => one['datawrapper-height']).at(-1)?.['datawrapper-height']['story-1'],
      };
    };
    const settle = async () => {
      let before;
      await expect.poll(async () => { const now = JSON.stringify(await heights()); const same = now === before; before = now; return same; }, { intervals: [400] }).toBe(true);
      return heights();
    };
    const long = await settle();
    expect(new Set(Object.values(long)).size).toBe(1);
    expect(long.amp).toBeGreaterThan(1000);
    // A filter makes the list, and so the frame, shorter.
    await frame.locator('.head h1').evaluate(() => (location.hash = '#/v1/s?by=zelensky'));
    await expect.poll(async () => (await heights()).amp).toBeLessThan(long.amp);
    expect(new Set(Object.values(await settle())).size).toBe(1);
  });

  test('nothing is read from a host’s message without checking source and form', async ({ page, site }) => {
    await host(page, site, `${hearing}<iframe id="f" src="/open/?childId=a" width="800" height="500" title="On Record"></iframe>`);
    const frame = page.frameLocator('#f');
    await ready(frame);
    const before = await page.locator('#f').evaluate((f) => f.contentWindow.location.href);
    await page.evaluate(() => {
      const to = document.getElementById('f').contentWindow;
      for (const message of ['pymxPYMxaxPYMxwidthxPYMxNaN', 'pymxPYMxaxPYMxnavigateToxPYMxhttps://elsewhere.example/', '{"type":"show","address":"#/v1/time"}', { address: '#/v1/time' }, null, 7]) to.postMessage(message, '*');
    });
    // The one form that is known is answered with the height again.
    await page.evaluate(() => (heard.length = 0));
    await page.locator('#f').evaluate((f) => f.contentWindow.postMessage('pymxPYMxaxPYMxwidthxPYMx800', '*'));
    await expect.poll(() => page.evaluate(() => heard.filter((one) => typeof one === 'string' && one.startsWith('pymxPYMxa')).length)).toBeGreaterThan(0);
    expect(await page.locator('#f').evaluate((f) => f.contentWindow.location.href)).toBe(before);
  });

  for (const [name, sandbox] of [
    ['no sandbox', ''],
    ['allow-scripts allow-same-origin', 'sandbox="allow-scripts allow-same-origin"'],
  ]) {
    test(`a frame from another origin runs: ${name}`, async ({ page, site, faults }) => {
      const other = await start();
      try {
        faults.expected.push(new RegExp(`^foreign request: ${other.origin}/`));
        await host(page, site, `${hearing}<iframe id="f" src="${other.at('/')}" width="1100" height="700" title="On Record" ${sandbox}></iframe>`);
        const frame = page.frameLocator('#f');
        await ready(frame);
        const all = await total(frame);
        await frame.locator('[data-facet=by] a.value').first().click();
        await expect(frame.locator('#statements')).not.toHaveAttribute('data-total', String(all));
        expect(await frame.locator('body').evaluate(() => self.origin)).toBe(other.origin);
        await expect.poll(() => page.evaluate(() => heard.some((one) => one.sentinel === 'amp'))).toBe(true);
      } finally {
        await other.stop();
      }
    });
  }

  test('a frame with srcdoc runs: clicks, typing and Back stay in it', async ({ page, site }) => {
    await host(page, site, `<iframe id="f" width="1100" height="700" title="On Record"></iframe>`);
    await page.locator('#f').evaluate(async (f) => {
      const page = await (await fetch('/')).text();
      f.srcdoc = page.replace('<head>', `<head><base href="${new URL('/', location.href)}">`);
    });
    const frame = page.frameLocator('#f');
    await ready(frame);
    const all = await total(frame);
    await frame.locator('[data-facet=by] a.value').first().click();
    await expect(frame.locator('#statements')).not.toHaveAttribute('data-total', String(all));
    expect(await frame.locator('body').evaluate(() => location.href)).toMatch(/^about:srcdoc#.*by=/);
    await page.evaluate(() => history.back());
    await expect(frame.locator('#statements')).toHaveAttribute('data-total', String(all));
    await frame.getByRole('searchbox', { name: 'Search the words of the statements' }).fill('meeting');
    await expect(frame.locator('mark.hit').first()).toBeVisible();
    await expect.poll(() => frame.locator('body').evaluate(() => location.href)).toBe('about:srcdoc#/v1/s?q=meeting');
    expect(new URL(page.url()).pathname).toBe('/host/story.html');
    // The link to copy is one that others can open.
    await frame.getByRole('button', { name: 'Share and save' }).click();
    await expect(frame.getByRole('dialog').getByRole('textbox').first()).toHaveValue(site.at('/#/v1/s?q=meeting'));
  });

  test('★ Strict CSP and opaque sandbox', async ({ page, site }) => {
    await host(page, site, `<iframe id="f" src="/open/#/v1/s?by=lavrov" width="1100" height="700" title="On Record" sandbox="allow-scripts"></iframe>`);
    const frame = page.frameLocator('#f');
    await ready(frame);
    const all = await total(frame);
    await frame.locator('[data-facet=mode] li[data-count]:not([data-count="0"]) a.value').first().click();
    await expect(frame.locator('#statements')).not.toHaveAttribute('data-total', String(all));
    expect(await frame.locator('body').evaluate(() => self.origin)).toBe('null');
  });

  test('what a sandbox refuses, clipboard and download, shows the text to select', async ({ page, site, faults }) => {
    faults.expected.push(/clipboard|permissions policy/i);
    await host(page, site, `<iframe id="f" src="/open/" width="1100" height="900" title="On Record" sandbox="allow-scripts"></iframe>`);
    const frame = page.frameLocator('#f');
    await ready(frame);
    await frame.locator('#statements [data-statement]').first().hover();
    await frame.locator('#statements .cite').first().click();
    await expect(frame.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await frame.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await frame.getByRole('button', { name: 'Share and save' }).click();
    await frame.locator('[data-format=csv]').click();
    await expect(frame.getByRole('dialog').getByRole('textbox')).toHaveValue(/statement,speaker,/);
  });

  test('without Access-Control-Allow-Origin a frame without an origin names the header', async ({ page, site, faults }) => {
    faults.expected.push(/./);
    await host(page, site, `<iframe id="f" src="/" width="900" height="700" title="On Record" sandbox="allow-scripts"></iframe>`);
    const frame = page.frameLocator('#f');
    await expect(frame.getByRole('alert')).toContainText('Access-Control-Allow-Origin');
    await expect(frame.locator('#written article').first()).toBeVisible();
  });

  test('a server that does not know the type of wasm does no harm', async ({ page, explorer }) => {
    await explorer.open('', { place: '/untyped/' });
    expect(await explorer.total()).toBeGreaterThan(20);
  });

  test('without wasm-unsafe-eval the page names it', async ({ page, explorer, faults }) => {
    faults.expected.push(/./);
    await page.goto(explorer.address('', { place: '/no-wasm/' }));
    await expect(page.getByRole('alert')).toContainText('wasm-unsafe-eval');
    await expect(page.locator('#written article').first()).toBeVisible();
  });

  test('Any sub-path, Nothing asked of other origins, no cookies', async ({ page, explorer, site, context }) => {
    const asked = new Set();
    page.on('request', (request) => asked.add(request.url()));
    await explorer.open('', { place: '/a/b/' });
    await explorer.cards.first().locator('a.open').click();
    await expect(explorer.chosen.first()).toBeVisible();
    for (const url of asked) expect(url === 'about:blank' || url.startsWith(`${site.origin}/a/b/`) || url.startsWith('data:')).toBe(true);
    expect(await context.cookies()).toEqual([]);
  });

  test('theme, lang and locked are defaults of the frame; what is locked cannot be left', async ({ page, explorer, site }) => {
    await page.goto(site.at('/?theme=dark&lang=de&locked=by%3Dlavrov'));
    await explorer.ready();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    const all = await explorer.total();
    await expect(page.locator('.locked')).toContainText('Sergey Lavrov');
    for (const hash of ['#/v1/s?by=trump', '#/v1/actor/trump', '#/v1/s?by=-lavrov', '#/v1/s']) {
      await page.evaluate((to) => (location.hash = to), hash);
      await expect(explorer.list).toHaveAttribute('data-total', hash === '#/v1/s' ? String(all) : '0');
    }
    const names = new Set(await explorer.cards.locator('.who .speaker').allTextContents());
    expect([...names]).toEqual(['Sergey Lavrov']);
  });

  test('views names the views that are offered', async ({ page, explorer, site }) => {
    await page.goto(site.at('/?views=s,time'));
    await explorer.ready();
    const offered = page.locator('nav.views a');
    await expect(offered).toHaveText(['Statements', 'Time']);
    await offered.last().click();
    await expect(offered.last()).toHaveAttribute('aria-current', 'page');
  });
});

test.describe('2. Element', () => {
  const element = (attributes = '', id = 'a') => `<on-record id="${id}" ${attributes}></on-record>`;
  const script = '<script src="/on-record.js"></script>';

  test('attributes, events and methods', async ({ page, site }) => {
    await host(page, site, `<script>window.told = []; for (const name of ['ready', 'state']) addEventListener('on-record:' + name, (event) => told.push([event.target.id, name, event.detail]));</script>${element('src="/generated.orc" state="#/v1/s?mode=direct" theme="dark" lang="de"')}${script}`);
    const shown = page.locator('on-record');
    await ready(shown);
    expect(await shown.evaluate((a) => a.shadowRoot.mode)).toBe('open');
    await expect(shown.locator('.on-record')).toHaveAttribute('lang', 'de');
    await expect.poll(() => page.evaluate(() => told.map(([id, name]) => `${id} ${name}`))).toContain('a ready');
    const [, , state] = await page.evaluate(() => told.findLast(([, name]) => name === 'state'));
    expect(state).toEqual(await shown.evaluate((a) => a.state()));
    expect(state.address).toBe('#/v1/s?mode=direct');
    expect(state.total).toBe(await total(shown));
    await shown.evaluate((a) => a.show('#/v1/s'));
    await expect(shown.locator('#statements')).toHaveAttribute('data-total', '3000');
    await shown.evaluate((a) => a.setAttribute('state', '#/v1/s?mode=mixed'));
    await expect.poll(() => shown.evaluate((a) => a.state().address)).toBe('#/v1/s?mode=mixed');
    // Kept in memory: the page's own address is not touched, by clicks neither.
    await shown.locator('[data-facet=by] a.value').first().click();
    await expect.poll(() => shown.evaluate((a) => a.state().address)).toContain('by=');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('Several instances on one page: filter one, the other stays; only one owns the address', async ({ page, site }) => {
    await host(page, site, element('routing="hash"') + element('routing="hash"', 'b') + script);
    const [a, b] = [page.locator('#a'), page.locator('#b')];
    await ready(a);
    await ready(b);
    expect(await page.evaluate(() => [document.getElementById('a').routing, document.getElementById('b').routing])).toEqual(['hash', 'memory']);
    const all = await total(b);
    await a.locator('[data-facet=by] a.value').first().click();
    await expect(a.locator('#statements')).not.toHaveAttribute('data-total', String(all));
    expect(new URL(page.url()).hash).toContain('by=');
    expect(await total(b)).toBe(all);
    await b.locator('[data-facet=mode] a.value').first().click();
    await expect(b.locator('#statements')).not.toHaveAttribute('data-total', String(all));
    expect(new URL(page.url()).hash).not.toContain('mode=');
    await page.goBack();
    await expect(a.locator('#statements')).toHaveAttribute('data-total', String(all));
    expect(await total(b)).not.toBe(all);
  });

  test('a host with a base for its links keeps its page', async ({ page, site }) => {
    await host(page, site, element('routing="hash"') + '<script src="/on-record.js"></script>', { head: '<base href="/elsewhere/">' });
    const shown = page.locator('on-record');
    await ready(shown);
    await shown.locator('[data-facet=by] a.value').first().click();
    await expect.poll(() => page.url()).toContain('by=');
    await shown.getByRole('searchbox').first().fill('meeting');
    await expect.poll(() => page.url()).toContain('q=meeting');
    expect(new URL(page.url()).pathname).toBe('/host/story.html');
  });

  test('keys work inside, and only there', async ({ page, site }) => {
    await host(page, site, `<textarea id="own"></textarea>${element()}${script}`);
    const shown = page.locator('on-record');
    await ready(shown);
    await page.locator('#own').focus();
    await page.keyboard.press('?');
    await expect(page.locator('#own')).toHaveValue('?');
    await expect(shown.getByRole('dialog')).toHaveCount(0);
    await page.locator('#own').blur();
    await page.keyboard.press('?');
    await expect(shown.getByRole('dialog')).toHaveCount(0);
    await shown.locator('a.open').first().focus();
    await page.keyboard.press('?');
    await expect(shown.getByRole('dialog')).toBeVisible();
  });

  test('removal frees everything: memory after 50 mounts and removals', async ({ page, site }) => {
    test.setTimeout(300_000);
    await host(page, site, script);
    const session = await page.context().newCDPSession(page);
    const round = () =>
      page.evaluate(async () => {
        const one = document.createElement('on-record');
        document.body.append(one);
        await new Promise((done) => one.addEventListener('on-record:state', done, { once: true }));
        one.remove();
        await new Promise((done) => setTimeout(done, 20));
      });
    const measure = async () => {
      for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return { nodes, jsEventListeners, usedSize };
    };
    for (let n = 0; n < 5; n++) await round();
    const before = await measure();
    for (let n = 0; n < 50; n++) await round();
    const after = await measure();
    console.log('before', before, 'after 50', after);
    expect(after.nodes).toBeLessThan(before.nodes + 500);
    expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 5);
    // One mount holds several megabytes; fifty left behind would be hundreds.
    expect(after.usedSize - before.usedSize).toBeLessThan(5e6);
  });

  test('a panic in one element leaves the other alone, and Retry starts it anew', async ({ page, site, faults }) => {
    faults.expected.push(/./);
    await host(page, site, element() + element('', 'b') + script);
    const [a, b] = [page.locator('#a'), page.locator('#b')];
    await ready(a);
    await ready(b);
    // The rest of the list is drawn between frames: the fault shall meet the click.
    await expect(a.locator('#statements [data-statement]')).toHaveCount(25);
    await page.evaluate(() => {
      const insert = Node.prototype.insertBefore;
      Node.prototype.insertBefore = function (node, before) {
        if (this.getRootNode().host?.id === 'a') throw new Error('no room');
        return insert.call(this, node, before);
      };
      window.mend = () => (Node.prototype.insertBefore = insert);
    });
    await a.locator('a.open').first().click();
    await expect(a.getByRole('alert')).toBeVisible();
    await b.locator('[data-facet=by] a.value').first().click();
    await expect(b.getByRole('alert')).toHaveCount(0);
    await page.evaluate(() => mend());
    await a.getByRole('button', { name: 'Retry' }).click();
    await ready(a);
    await expect(a.getByRole('alert')).toHaveCount(0);
  });
});

test('★ One file that opens from disk', async ({ page, faults }) => {
  // The file itself is no foreign server.
  faults.expected.push(/^foreign request: file:\S+on-record\.html/);
  const file = process.env.ON_RECORD_SINGLE ?? path.resolve('../../target/on-record.html');
  test.skip(!existsSync(file), 'cargo xtask build --single-file writes it');
  await page.goto(pathToFileURL(file).href);
  await ready(page);
  const row = page.locator('[data-facet=by]:visible li[data-count]').first();
  const count = await row.getAttribute('data-count');
  await row.locator('a.value').click();
  await expect(page.locator('#statements')).toHaveAttribute('data-total', count);
  await page.goBack();
  await expect(page.locator('#statements')).not.toHaveAttribute('data-total', count);
});

test('a build that is opened from a disk says what to do', async ({ page, faults }) => {
  faults.expected.push(/./);
  const { dist } = await import('./server.js');
  await page.goto(pathToFileURL(path.join(dist, 'index.html')).href);
  await expect(page.getByRole('alert')).toContainText('web server');
  await expect(page.locator('#written article').first()).toBeVisible();
});

test.describe('4. Embed dialog', () => {
  for (const [n, way] of ['Frame', 'Element', 'Frame without a script'].entries()) {
    test(`the code for “${way}” works in a host’s page as it is given`, async ({ page, explorer, site, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await explorer.open('#/v1/s?by=lavrov', { place: '/open/' });
      const own = await explorer.total();
      await page.getByRole('button', { name: 'Share and save' }).click();
      await page.getByRole('button', { name: 'Embed in a page' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio').nth(n).check();
      const menu = (name) => dialog.locator('.choices > label:not(.choice)', { hasText: name }).locator('select');
      await menu('Colours').selectOption({ label: 'Dark' });
      await menu('Language').selectOption({ label: 'Deutsch' });
      await expect(dialog.locator('.preview [lang=de] .card').first()).toBeVisible();
      await dialog.getByRole('checkbox', { name: 'Readers cannot leave' }).check();
      await dialog.getByRole('button', { name: 'Copy' }).click();
      await expect(dialog.getByText('Copied')).toBeVisible();
      const code = await page.evaluate(() => navigator.clipboard.readText());
      expect(code).toBe(await dialog.getByLabel('Code for the page').inputValue());
      await host(page, site, code);
      const shown = way === 'Element' ? page.locator('on-record') : page.frameLocator('iframe');
      await ready(shown);
      expect(await total(shown)).toBe(own);
      await expect(shown.locator('.on-record')).toHaveAttribute('lang', 'de');
      await expect(shown.locator('.locked')).toBeVisible();
      if (way === 'Frame') await expect.poll(() => page.locator('iframe').evaluate((f) => f.getBoundingClientRect().height)).toBeGreaterThan(1000);
    });
  }
});

test.describe('7. Hosts', () => {
  const at = (site, name) => site.at(`/open/examples/${name}.html`);

  test('plain.html: the frame has the height of its content', async ({ page, site }) => {
    await page.goto(at(site, 'plain'));
    await ready(page.frameLocator('iframe'));
    await expect.poll(() => page.locator('iframe').evaluate((f) => f.getBoundingClientRect().height)).toBeGreaterThan(1000);
  });

  test('element.html: a strict policy, the newsroom’s colours', async ({ page, site }) => {
    await page.goto(at(site, 'element'));
    const shown = page.locator('on-record');
    await ready(shown);
    expect(await shown.locator('.pick').first().evaluate((one) => getComputedStyle(one).color)).toBe('rgb(11, 93, 78)');
    await shown.locator('[data-facet=by] a.value').first().click();
    expect(new URL(page.url()).hash).toContain('by=');
  });

  test('cms.html: hostile host CSS does no harm, and ours does none to the host', async ({ page, site }) => {
    await page.goto(at(site, 'element').replace('element.html', 'plain.html'));
    await page.goto(at(site, 'cms'));
    const shown = page.locator('on-record');
    await ready(shown);
    const look = (selector) =>
      shown.locator(selector).first().evaluate((one) => {
        const { color, fontSize, fontStyle, letterSpacing, textTransform, direction, visibility } = getComputedStyle(one);
        return { color, fontSize, fontStyle, letterSpacing, textTransform, direction, visibility };
      });
    const hostile = [await look('.words'), await look('a.open'), await look('.facet h3')];
    await host(page, site, '<on-record state="#/v1/s?mode=direct"></on-record><script src="/on-record.js"></script>');
    await ready(shown);
    expect(hostile).toEqual([await look('.words'), await look('a.open'), await look('.facet h3')]);
    expect(hostile[0].color).not.toBe('rgb(200, 0, 0)');
  });

  test('two.html: two speakers, two languages, two themes', async ({ page, site }) => {
    await page.goto(at(site, 'two'));
    const [one, two] = [page.locator('#one'), page.locator('#two')];
    await ready(one);
    await ready(two);
    await expect(one.locator('.locked')).toContainText('Sergey Lavrov');
    await expect(two.locator('.locked')).toContainText('Volodymyr Zelensky');
    await expect(two.locator('.on-record')).toHaveAttribute('lang', 'de');
    const ground = (shown) => shown.locator('.page').evaluate((page) => getComputedStyle(page).colorScheme);
    expect([await ground(one), await ground(two)]).toEqual(['light', 'dark']);
  });

  for (const name of ['amp', 'pym']) {
    test(`${name}.html: a parent that hears ${name}’s messages`, async ({ page, site }) => {
      await page.goto(at(site, name));
      await ready(page.frameLocator('iframe'));
      await expect.poll(() => page.locator('iframe').evaluate((f) => f.getBoundingClientRect().height)).toBeGreaterThan(1000);
    });
  }
});
