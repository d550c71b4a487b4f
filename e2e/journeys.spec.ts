import { expect } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { keptOnDevice, pill, synced } from './pages/shell.ts';

test('a logger is put among the boxes of a shipment without a network, and its page says where it was when', async ({
  page,
}) => {
  await signIn(page, 'technician', '/en/shipments');
  await synced(page);
  await keptOnDevice(page);
  await page.getByRole('link', { name: 'NB-S-014' }).click();
  await expect(page.getByRole('heading', { name: '1 logger' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Travel logger 7' })).toBeVisible();

  // It lay in the wrong box: out, and in again.
  await page.context().setOffline(true);
  await expect(pill(page)).toHaveAttribute('data-state', 'offline');
  await page.getByRole('button', { name: 'Take out' }).click();
  await expect(page.getByRole('heading', { name: 'No logger in it' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a logger' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add a logger' });
  await sheet.getByRole('combobox', { name: 'Logger' }).fill('Travel');
  await sheet.getByRole('option', { name: 'Travel logger 7' }).click();
  expect(await findings(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Put it in' }).click();
  await expect(page.getByRole('heading', { name: '1 logger' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.context().setOffline(false);
  await synced(page);

  await page.getByRole('link', { name: 'Travel logger 7' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Travel logger 7' })).toBeVisible();
  const journey = page.getByRole('link', { name: 'Shipment NB-S-014 to Lakeside Annex' });
  await expect(journey.first()).toBeVisible();
  // The path above, the journey that goes on, and the one before it.
  await expect(journey).toHaveCount(3);
  expect(await findings(page)).toEqual([]);
  await journey.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'NB-S-014' })).toBeVisible();
});
