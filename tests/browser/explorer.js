// The page as its readers see it, and what must hold on every page of every test: no error in the console, no
// request to another origin, no violation of the policy it is served under.

import { test as base, expect } from '@playwright/test';
import { start } from './server.js';

/** The five embedded articles, and some thousand generated statements. */
export const corpora = [
  { name: 'seeds', src: '' },
  { name: 'generated corpus', src: 'generated.orc' },
];

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await start();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],

  /** What must stay empty; `faults.expected` lists patterns of messages that a test provokes on purpose. */
  faults: async ({}, use) => {
    const faults = { seen: [], expected: [] };
    await use(faults);
    const unexpected = faults.seen.filter((fault) => !faults.expected.some((pattern) => pattern.test(fault)));
    expect(unexpected, 'errors, warnings, foreign requests').toEqual([]);
  },

  page: async ({ page, site, faults }, use) => {
    await watch(page, site, faults);
    await use(page);
  },

  explorer: async ({ page, site }, use) => {
    await use(new Explorer(page, site));
  },
});

/** A test on a wide screen and on a phone. */
export function atEachWidth(title, run) {
  for (const width of [1280, 375]) {
    test(`${title}, ${width} px`, async ({ page, explorer, site, context }) => {
      await page.setViewportSize({ width, height: 900 });
      await run({ page, explorer, site, context });
    });
  }
}

export async function watch(page, site, faults) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.seen.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${site.origin}/`) && !/^(data|blob):/.test(url)) faults.seen.push(`foreign request: ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

export class Explorer {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.list = page.locator('#statements');
    // A list that another one has replaced stays hidden until that has been seen.
    this.cards = this.list.locator('[data-statement]:not([hidden] *)');
    this.reader = page.locator('[data-document]');
    this.chosen = this.reader.locator('mark.said.now');
    this.notices = page.locator('.notices li');
    this.search = page.getByRole('searchbox', { name: 'Search the words of the statements' });
  }

  address(hash = '', { src = '', place = '/' } = {}) {
    return this.site.at(`${place}${src ? `?src=${src}` : ''}${hash}`);
  }

  /** Opens an address afresh and waits for the list. */
  async open(hash = '', where = {}) {
    await this.page.goto('about:blank');
    await this.page.goto(this.address(hash, where));
    await this.ready();
  }

  async ready() {
    await expect(this.list).toHaveAttribute('data-total', /^\d+$/);
  }

  async total() {
    return Number(await this.list.getAttribute('data-total'));
  }

  async hash() {
    return new URL(this.page.url()).hash;
  }

  /** The statements that are listed, by key. */
  async keys() {
    return this.cards.evaluateAll((cards) => cards.map((card) => card.dataset.statement));
  }

  /** Waits until so many statements are the answer, and as many cards as one step shows are there. */
  async answers(total) {
    await expect(this.list).toHaveAttribute('data-total', String(total));
    await expect.poll(() => this.statements()).toBeGreaterThanOrEqual(Math.min(total, 20));
    if (total < 20) await expect.poll(() => this.statements()).toBe(total);
  }

  /** How many statements the cards stand for: the very same words elsewhere are no card of their own. */
  async statements() {
    return this.cards.evaluateAll((cards) => cards.reduce((sum, card) => sum + 1 + Number(card.dataset.again ?? 0), 0));
  }

  facet(key) {
    return this.page.locator(`[data-facet="${key}"]:visible`);
  }

  row(key, value) {
    return this.facet(key).locator(`li[data-value=${JSON.stringify(value)}]`);
  }

  /** The row with a label; a longer facet shows it after a search in its own box, or a click on "more". */
  async labelled(key, label) {
    const exact = this.page.locator('.label', { hasText: new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) });
    const row = this.facet(key).locator('li[data-value]', { has: exact });
    if (!(await row.count())) {
      const box = this.facet(key).getByRole('searchbox');
      if (await box.count()) await box.fill(label);
      else await this.facet(key).getByRole('button').click();
    }
    return row.first();
  }

  /** The values of a facet as they are shown: value, count, state. */
  async rows(key) {
    return this.facet(key)
      .locator('li[data-value]')
      .evaluateAll((rows) => rows.map(({ dataset }) => ({ value: dataset.value, count: Number(dataset.count), state: dataset.state })));
  }

  async choose(key, value) {
    await this.row(key, value).locator('a.value').click();
  }

  async exclude(key, value) {
    await this.row(key, value).hover();
    await this.row(key, value).locator('a.not').click();
  }
}

/** The timer that waits for the typing to rest runs out when a test calls `typingRests`, and not by itself. */
export async function typingNeverRests(page) {
  await page.addInitScript(() => {
    const timer = window.setTimeout;
    window.setTimeout = (then, ms, ...rest) => {
      if (ms !== 300) return timer(then, ms, ...rest);
      window.typingRests = then;
      return timer(() => {}, ms);
    };
  });
}

/** Words without blanks: what is compared when line breaks may fall differently. */
export const dense = (text) => text.replace(/\s+/g, '');

export { expect };
