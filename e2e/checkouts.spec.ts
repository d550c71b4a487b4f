import { expect, type Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { anotherPhone } from './fixtures/devices.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { typeCode } from './pages/scan.ts';
import { card, keptOnDevice, pill, synced } from './pages/shell.ts';

const lines = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');

test('a tube is checked out without a network, the server hears of it later, and a scan brings it back to its place', async ({
  page,
}) => {
  await signIn(page, 'technician');
  await synced(page);
  await keptOnDevice(page);
  // One of the demo's tubes should have been back yesterday.
  await page.getByRole('link', { name: '1 sample you should have returned' }).click();
  await expect(card(page, 'You have')).toContainText('Overdue: it was due');
  await expect(card(page, 'Others have')).toContainText('has it');
  expect(await findings(page)).toEqual([]);

  // Without a network: one tube after the other, each in the list with its way back, and the moment that was chosen is kept.
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Check out by scanning' }).click();
  await page.getByRole('combobox', { name: 'Back by' }).selectOption('In a week');
  await typeCode(page, 'NB000080');
  await expect(lines(page).first()).toContainText('Checked out. Its place is held.');
  await typeCode(page, 'NB000081');
  await expect(lines(page)).toHaveCount(2);
  await lines(page).first().getByRole('button', { name: 'Undo' }).click();
  await expect(lines(page).first()).toContainText('Taken back');
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Back by' })).toHaveValue('week');
  await expect(pill(page)).toHaveAttribute('data-state', 'offline');
  await page.goto('/en/checkouts');
  await expect(card(page, 'You have').getByRole('listitem')).toHaveCount(3);

  await page.context().setOffline(false);
  await synced(page);
  await page.getByRole('link', { name: 'Return by scanning' }).click();
  await typeCode(page, 'NB000080');
  await expect(lines(page).first()).toContainText('Returned. Put it back here.');
  await expect(page.getByRole('img', { name: /^Box B-1121 seen from above, position \w+ marked$/ })).toBeVisible();
  await typeCode(page, 'NB000081');
  await expect(lines(page).first()).toContainText('Is not checked out. Nothing to return.');
  await synced(page);
});

test('who has a tube stands on its card and in its box, and the history keeps both ways', async ({ page, browser }) => {
  await signIn(page, 'technician2');
  await synced(page);
  await page.goto('/en/search?q=NB000085');
  await page
    .getByRole('link', { name: /NB000085/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Check out' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Another time' }).check();
  await sheet.getByRole('button', { name: 'Check out' }).click();
  await expect(sheet.getByText('Choose a time that is still to come.')).toBeVisible();
  await sheet.getByRole('radio', { name: 'In an hour' }).check();
  await sheet.getByRole('textbox', { name: 'What for' }).fill('Western blot');
  expect(await findings(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Check out' }).click();
  await expect(page.getByRole('heading', { name: 'You have it' })).toBeVisible();
  await expect(page.getByText('It counts as a thaw.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await synced(page);

  const phone = await anotherPhone(browser);
  const colleague = phone.page;
  await signIn(colleague, 'supervisor');
  await synced(colleague);
  await colleague.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  await expect(colleague.getByRole('heading', { name: / has it$/ })).toBeVisible();
  await expect(colleague.getByText('For: Western blot')).toBeVisible();
  await colleague.getByRole('link', { name: 'Box B-1121' }).click();
  await expect(colleague.getByRole('gridcell', { name: /, checked out$/ })).toBeVisible();
  expect(await findings(colleague)).toEqual([]);
  await colleague.goBack();
  await colleague.getByRole('button', { name: 'Return' }).click();
  await colleague.getByRole('dialog').getByRole('button', { name: 'Return' }).click();
  await expect(colleague.getByRole('heading', { name: / has it$/ })).toBeHidden();
  await synced(colleague);
  await expect(colleague.getByText(/^Returned to Box B-1121/)).toBeVisible();
  await expect(colleague.getByText(/^Checked out of Box B-1121/)).toBeVisible();
  await phone.context.close();
});
