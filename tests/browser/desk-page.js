// The correction desk as an editor uses it: the articles that it is tried on, and how it is opened.

import { expect } from './explorer.js';

export const ARTICLES = {
  bridge: '“The bridge is closed until spring,” Mayor Ada Example told reporters.\n\nThe toll goes up again, whatever anybody says.\n',
  ferry: '“Nobody asked the people of the valley,” Ben Sample said.\n\nCy Newcomer said that the ferry would sail again.\n',
};

export const desk = (page) => page.locator('dialog.desk');
export const button = (page, name) => desk(page).getByRole('button', { name, exact: true });
export const card = (explorer, words) => explorer.cards.filter({ hasText: words });

/** Shows the articles as a reader's own. */
export async function show(page, explorer, site, texts = ARTICLES, count = 3) {
  await page.goto(`${site.origin}/strict/`);
  await explorer.ready();
  const data = await page.evaluateHandle((articles) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(articles)) data.items.add(new File([text], `${name}.txt`));
    return data;
  }, texts);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  const own = page.getByRole('dialog', { name: 'Your own articles' });
  await own.getByRole('button', { name: 'Read', exact: true }).click();
  await own.getByRole('button', { name: 'Show the statements' }).click();
  await explorer.answers(count);
}

/** Opens the desk for the card with these words, by key. */
export async function open(page, explorer, words) {
  await card(explorer, words).locator('.open').focus();
  await page.keyboard.press('e');
  await expect(desk(page).getByRole('heading', { name: 'Correct the statement' })).toBeFocused();
}
