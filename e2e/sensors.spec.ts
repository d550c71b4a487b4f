import { chromium, expect } from '@playwright/test';
import { bluetoothSwitches, emulateProbe } from './fixtures/bluetooth.ts';
import { chromiumLaunch } from './fixtures/browser.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { csv } from './pages/imports.ts';
import { keptOnDevice, synced } from './pages/shell.ts';

test('a technician reads a Bluetooth probe in the cold room without a network, and it is recorded later', async ({
  baseURL,
}) => {
  const browser = await chromium.launch(chromiumLaunch(...bluetoothSwitches));
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en' },
    serviceWorkers: 'block',
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  await signIn(page, 'technician', '/en/sensors');
  await synced(page);
  await page.getByRole('link', { name: 'Freezer 1 probe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Freezer 1 probe' })).toBeVisible();
  const probe = await emulateProbe(browser, page, { climate: { temperature: -78.5, humidity: 31, battery: 88 } });

  await page.getByRole('button', { name: 'Read a probe' }).click();
  const sheet = page.getByRole('dialog', { name: 'Probe for Freezer 1 probe' });
  await sheet.getByRole('button', { name: 'Choose a probe' }).click();
  await expect(sheet).toContainText('−78.5 °C');
  await context.setOffline(true);
  probe.setTemperature(-77.25);
  await expect(sheet).toContainText('−77.3 °C');
  await sheet.getByRole('button', { name: 'Record this reading' }).click();
  await expect(page.getByText('Reading recorded for Freezer 1 probe').first()).toBeVisible();

  await context.setOffline(false);
  const readings = page.getByRole('table').filter({ hasText: 'Bluetooth probe' });
  await expect(readings.getByRole('row').filter({ hasText: 'Bluetooth probe' }).first()).toContainText('−77.3');
  await browser.close();
});

test('a technician reads a logger’s file without a network: what is ambiguous is asked, and what is known already is said', async ({
  page,
  context,
}) => {
  await signIn(page, 'technician', '/en/sensors');
  await synced(page);
  await keptOnDevice(page);
  await page.getByRole('link', { name: 'Freezer 1 probe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Freezer 1 probe' })).toBeVisible();
  const file = csv('freezer.csv', [
    'Logger;RC-5;;',
    'No.;Date/Time;Temperature (°F);Dew point (°F)',
    '1;03/04/2026 08:00;-112,0;-130',
    '2;03/04/2026 08:10;-111,8;-130',
    '3;03/04/2026 08:20;Error;',
    '4;03/04/2026 08:30;-112,2;-130',
  ]);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Read a logger file' }).click();
  const sheet = page.getByRole('dialog', { name: 'Logger file for Freezer 1 probe' });
  await sheet.getByLabel(/^Choose the logger’s file/).setInputFiles(file);
  await expect(sheet).toContainText('Headers found in row 2: Date/Time and Temperature (°F)');
  await expect(sheet.getByRole('combobox', { name: 'Time zone of the logger’s clock' })).toHaveValue('Europe/Berlin');
  await sheet.getByRole('radio', { name: 'April 3, 2026' }).check();
  await expect(sheet).toContainText('Between −80.1 °C and −79.9 °C');
  await sheet.locator('summary').filter({ hasText: '1 row cannot be read' }).click();
  await expect(sheet.getByRole('row').filter({ hasText: 'No number' })).toContainText('Error');
  await sheet.getByRole('button', { name: 'Record 3 readings' }).click();
  await expect(sheet).toContainText('Everything is on this device');

  await context.setOffline(false);
  await expect(sheet).toContainText('3 new readings recorded');
  await sheet.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Read a logger file' }).click();
  await sheet.getByLabel(/^Choose the logger’s file/).setInputFiles(file);
  await sheet.getByRole('radio', { name: 'April 3, 2026' }).check();
  await sheet.getByRole('button', { name: 'Record 3 readings' }).click();
  await expect(sheet).toContainText('3 readings were known already.');
});
