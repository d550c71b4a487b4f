import { expect } from '@playwright/test';
import { aTablet } from './fixtures/devices.ts';
import { signIn } from './fixtures/people.ts';
import { scanBox, scanTube } from './pages/scan.ts';
import { card, synced, withholdPull } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

test('a supervisor sees on the tablet what a technician scans on the phone, as it arrives', async ({
  browser,
  page: phone,
}) => {
  const { context, page: tablet } = await aTablet(browser);
  await signIn(tablet, 'supervisor', '/en/live');
  await synced(tablet);
  const board = card(tablet, 'What happens');
  await expect(board.getByText('Live', { exact: true })).toBeVisible();
  await tablet.evaluate(() => Object.assign(window, { sameLoad: true }));

  await signIn(phone, 'technician', '/en/scan?mode=put-away');
  await synced(phone);
  await scanBox(phone, 'B-1221');
  await scanTube(phone, 'NB000250', 'A01');

  const event = board.getByRole('listitem').filter({ hasText: 'Box B-1221, A01' });
  await expect(event).toContainText('Put away');
  await expect(event).toContainText('Tomas Lind');
  const devices = card(tablet, 'Devices');
  await expect(devices.getByRole('listitem').filter({ hasText: 'Tomas Lind' }).first()).toContainText(
    'Nothing waiting',
  );
  expect(await tablet.evaluate(() => 'sameLoad' in window)).toBe(true);
  await context.close();
});

test('a board opened on a new tablet names nothing wrongly while the laboratory is still on its way to it @tablet', async ({
  page,
}) => {
  const release = await withholdPull(page);
  await signIn(page, 'supervisor', '/en/live');
  const board = card(page, 'What happens');
  await expect(board.getByRole('listitem').first()).toBeVisible();
  await expect(board.getByText('A thing not on this device')).toHaveCount(0);
  await expect(page.getByText('No open conflicts')).toHaveCount(0);
  release();
  await expect(board.getByRole('listitem').first().getByRole('link')).toBeVisible();
  await synced(page);
});

test('a phone that does not come back is declared lost with a reason, and found again @tablet', async ({ page }) => {
  await signIn(page, 'supervisor', '/en/live');
  await synced(page);
  const phone = card(page, 'Devices').getByRole('listitem').filter({ hasText: 'Cold room phone' });
  await expect(phone).toContainText('2 scans waiting, silent');
  await phone.getByRole('button', { name: 'Declare lost' }).click();
  const sheet = page.getByRole('dialog', { name: /^Is “Cold room phone” of .+ lost\?$/ });
  await sheet.getByRole('button', { name: 'Declare lost' }).click();
  await expect(sheet.getByText('Say what happened to it.')).toBeVisible();
  await sheet.getByRole('button', { name: 'It cannot be found' }).click();
  await sheet.getByRole('button', { name: 'Declare lost' }).click();
  await expect(phone).toContainText(/Declared lost on .+ by .+: It cannot be found/);
  await phone.getByRole('button', { name: 'Found again' }).click();
  await expect(phone).toContainText('2 scans waiting, silent');
});
