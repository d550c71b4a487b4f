import { type Page, expect } from '@playwright/test';
import { z } from 'zod';
import { signIn } from './fixtures/people.ts';
import { newest, typeCode } from './pages/scan.ts';
import { synced } from './pages/shell.ts';
import { map } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

const summarySchema = z.looseObject({ scopes: z.array(z.looseObject({ scope: z.string(), rows: z.number() })) });

/** The laboratory is so large that one site with anything in it fills a device. */
async function oneSiteFits(page: Page) {
  await page.route('**/rpc/sync_summary', async (route) => {
    const response = await route.fetch();
    const summary = summarySchema.parse(await response.json());
    const scopes = summary.scopes.map((one) =>
      one.scope.startsWith('site:') && one.rows > 0 ? { ...one, rows: 40_000 } : one,
    );
    await route.fulfill({ response, json: { ...summary, scopes } });
  });
}

test('what stands at a site that does not fit on the device is found by its code, and the site can be had instead', async ({
  context,
  page,
}) => {
  await oneSiteFits(page);
  await signIn(page, 'technician2', '/en/storage');
  await page.getByRole('tab', { name: 'Harbour Campus' }).click();
  await expect(page.getByRole('link', { name: /Freezer 1/ })).toBeVisible();
  await synced(page);

  // The server knows the tube: it is not offered for registration, and nobody is told that it does not exist.
  await page.goto('/en/scan');
  await typeCode(page, 'NB000200');
  await expect(newest(page)).toContainText('It is at Lakeside Annex, a site that this device does not hold.');
  await expect(newest(page)).toContainText('Freezer 3');
  await expect(newest(page).getByRole('button', { name: 'Register this tube' })).toHaveCount(0);
  await newest(page).getByRole('link').click();
  await expect(page.getByText('This device does not hold that site')).toBeVisible();
  await page.getByRole('button', { name: 'Load Lakeside Annex on this device' }).click();
  await expect(page.getByRole('navigation', { name: 'Way to the sample' })).toContainText('Freezer 3');

  // It is the site that is worked in now, also after a reload; the other one comes when it is wanted, and not without a network.
  await page.goto('/en/storage');
  await expect(page.getByRole('tab', { name: 'Lakeside Annex' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('link', { name: /Freezer 3/ })).toBeVisible();
  await synced(page);
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Harbour Campus' }).click();
  await expect(page.getByText('This site is not on this device')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('link', { name: /Freezer 1/ })).toBeVisible();

  // A link to a place over there leads to where it is, and into it.
  await synced(page);
  await page.goto('/en/scan');
  await typeCode(page, 'B-3212');
  await newest(page).getByRole('link').click();
  const load = page.getByRole('button', { name: 'Load Lakeside Annex on this device' });
  await expect(load).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Storage']);
  await load.click();
  await expect(map(page)).toBeVisible();
});
