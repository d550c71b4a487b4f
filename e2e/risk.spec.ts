import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findings } from './fixtures/axe.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { keptOnDevice } from './pages/shell.ts';

const synced = (page: Page) => page.getByText('Synced', { exact: true }).filter({ visible: true }).first();

/** From the wall to the alert of the freezer that is warm in the demo. */
async function openAlert(page: Page): Promise<void> {
  await page.goto('/en/alerts');
  await page.getByRole('article', { name: 'Freezer 3 probe' }).getByRole('link', { name: 'Freezer 3 probe' }).click();
  await expect(page.getByRole('heading', { name: /^\d+ samples at risk$/ })).toBeVisible();
}

test('samples at risk are quarantined from the alert, seen as such everywhere, and released on the card @tablet', async ({
  page,
}) => {
  await signIn(page, 'supervisor');
  await expect(synced(page)).toBeVisible();
  await openAlert(page);
  await page.getByRole('button', { name: 'Decide about them' }).click();
  const choice = page.getByRole('dialog');
  await expect(choice.getByText(/^\d+ samples?$/)).toBeVisible();
  await choice.getByRole('button', { name: 'Quarantine' }).click();
  const sheet = page.getByRole('dialog', { name: /^Quarantine \d+ samples\?$/ });
  await sheet.getByRole('button', { name: 'Quarantine' }).click();
  await expect(sheet.getByText('Say why; the history keeps it.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Out of its temperature range' }).click();
  await sheet.getByRole('button', { name: 'Quarantine', exact: true }).click();
  await expect(page.getByText('in quarantine').first()).toBeVisible();
  await expect(page.getByText(/\d+ of them have been decided about/)).toBeVisible();

  await page
    .getByRole('list')
    .getByRole('link', { name: /in quarantine/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'In quarantine: do not use' })).toBeVisible();
  await expect(page.getByText('Reason: Out of its temperature range').first()).toBeVisible();
  await expect(page.getByText(/in \d+ excursions?$/)).toBeVisible();
  await expect(page.getByText('Put in quarantine')).toBeVisible();
  await expect(page.getByRole('link', { name: 'After this alert' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page
    .getByRole('region', { name: 'In quarantine: do not use' })
    .getByRole('button', { name: 'Release' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Within its stability data' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await expect(page.getByRole('heading', { name: 'In quarantine: do not use' })).toBeHidden();
  await expect(page.getByText('Released for use')).toBeVisible();

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText('There is no answer from the server now. Last known')).toBeVisible();
  await expect(page.getByText(/in \d+ excursions?$/)).toBeVisible();
  await page.context().setOffline(false);
});

test('a plan of moves is loaded once and walked without a network, box by box', async ({ page }) => {
  await signIn(page, 'technician');
  await expect(synced(page)).toBeVisible();
  await keptOnDevice(page);
  await openAlert(page);
  await page.getByRole('link', { name: 'Where they can go' }).click();
  await expect(page.getByRole('heading', { name: 'Move plan' })).toBeVisible();
  const state = page.getByRole('status').filter({ hasText: /moves done$/ });
  await expect(state).toHaveText(/^0 of \d+ moves done$/);
  expect(await findings(page)).toEqual([]);

  await page.context().setOffline(true);
  await page.reload();
  await expect(state).toBeVisible();
  await page.getByRole('button', { name: 'Start moving' }).click();
  await expect(page.getByRole('heading', { name: /^Move 1 of \d+$/ })).toBeVisible();
  const enter = async (code: string) => {
    const field = page.getByRole('textbox');
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Type a code' }).click();
    await field.fill(code);
    await field.press('Enter');
  };
  await enter('NB000001');
  await expect(page.getByRole('alert').filter({ hasText: 'That is NB000001, not' })).toBeVisible();
  const code = await page
    .getByRole('main')
    .getByText(/^B-\d+$/)
    .first()
    .textContent();
  await enter(code ?? '');
  await expect(page.getByRole('status').filter({ hasText: /^Now scan/ })).toBeVisible();
  await page.getByRole('button', { name: 'It is in its place (without scanning)' }).click();
  await expect(page.getByText(/ moved$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByText('done', { exact: true }).or(page.getByLabel('done')).first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(synced(page)).toBeVisible();
});

test('the temperature report is read on the screen and taken along as PDF and CSV @desktop', async ({ page }) => {
  await signIn(page, 'auditor', '/en/sensors');
  await expect(synced(page)).toBeVisible();
  await page.getByRole('link', { name: /^Freezer 3 probe/ }).click();
  await page.getByRole('link', { name: 'Temperature report' }).click();
  await expect(page.getByRole('heading', { name: 'Temperature report' })).toBeVisible();
  const kinetic = page.locator('dt', { hasText: 'Mean kinetic temperature' }).locator('xpath=following-sibling::dd');
  await expect(kinetic).toHaveText(/°C$/);
  expect(await findings(page)).toEqual([]);
  const figure = (await kinetic.textContent()) ?? '';

  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PDF' }).click(),
  ]);
  const file = await getDocument({ data: new Uint8Array(await readFile(await pdf.path())), verbosity: 0 }).promise;
  const { items } = await (await file.getPage(1)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  for (const said of ['Northwind Biobank', 'Temperature report', 'Freezer 3 probe', 'Excursions'])
    expect(text).toContain(said);
  expect(text.replace(/\s/g, '')).toContain(figure.replace(/\s/g, ''));

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(await readFile(await csv.path(), 'utf8')).toContain('Mean kinetic temperature');
});
