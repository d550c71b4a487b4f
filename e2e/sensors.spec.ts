import { chromium, expect, test } from '@playwright/test';
import { bluetoothSwitches, emulateProbe } from './fixtures/bluetooth.ts';
import { chromiumLaunch } from './fixtures/browser.ts';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';

test('a technician reads a Bluetooth probe in the cold room without a network, and it is recorded later', async ({
  baseURL,
}) => {
  const browser = await chromium.launch(chromiumLaunch(...bluetoothSwitches));
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en' },
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
