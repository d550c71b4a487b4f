import { expect, type Page, type Route } from '@playwright/test';
import { z } from 'zod';
import { readingOf } from './fixtures/hands.ts';
import { signIn } from './fixtures/people.ts';
import { sendBatch } from './fixtures/signed-batch.ts';
import { test } from './fixtures/test.ts';
import { card, synced } from './pages/shell.ts';

const rowOf = (page: Page, name: string) => card(page, 'Gateways').getByRole('listitem').filter({ hasText: name });
const configurationSchema = z.object({
  server: z.object({ url: z.string() }),
  sensors: z.record(z.string(), z.uuid()),
});

test('an administrator adds a gateway, sees its secret once, hears it, and takes it out of use @desktop', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'administrator', '/en/administration/sensors');
  await synced(page);
  await card(page, 'Gateways').getByRole('button', { name: 'New gateway' }).click();
  const fresh = page.getByRole('dialog', { name: 'New gateway' });
  await fresh.getByRole('textbox', { name: 'Name' }).fill('Loading bay');
  // The first try gets through and its answer is lost: the second is about the same gateway.
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route('**/functions/v1/gateways', loseAnswer, { times: 1 });
  await fresh.getByRole('button', { name: 'Make the gateway' }).click();
  await expect(fresh.getByRole('alert')).toContainText('There is no network');
  await fresh.getByRole('button', { name: 'Make the gateway' }).click();

  const sheet = page.getByRole('dialog', { name: 'Loading bay' });
  const secret = await sheet.getByRole('textbox', { name: 'Secret' }).inputValue();
  const address = await sheet.getByRole('textbox', { name: 'Address for readings' }).inputValue();
  await sheet.getByText('Show the configuration').click();
  const text = await sheet.getByRole('region', { name: 'Configuration' }).textContent();
  const { server, sensors } = configurationSchema.parse(JSON.parse(text ?? ''));
  expect(address.split('?')[0]).toBe(server.url);
  expect(text).not.toContain(secret);

  // Whoever closes it with empty hands is asked.
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await sheet.getByRole('button', { name: 'Copy: Secret' }).click();
  await expect(page.getByText('Secret: copied').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await sheet.getByRole('button', { name: 'I have kept the secret' }).click();
  await expect(rowOf(page, 'Loading bay')).toHaveCount(1);
  await expect(rowOf(page, 'Loading bay')).toContainText('Never heard');

  const send = async () => {
    const reading = readingOf(z.string().parse(sensors['GW2-01']), -80.5, 0);
    const answer = await sendBatch(address, secret, [reading]);
    return [answer.status, await answer.json()] as const;
  };
  expect(await send()).toMatchObject([200, { status: 'taken', accepted: 1 }]);
  await expect(rowOf(page, 'Loading bay')).toContainText(/Last heard: (now|\d+ seconds? ago)/);

  await rowOf(page, 'Loading bay').getByRole('button', { name: 'Change Loading bay' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Id of the gateway' })).toBeVisible();
  await expect(sheet.getByRole('textbox', { name: 'Secret' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Take out of use' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take out of use' }).click();
  await expect(rowOf(page, 'Loading bay')).toContainText('Out of use');
  expect(await send()).toMatchObject([403, { code: 'gateway_archived' }]);

  await rowOf(page, 'Loading bay').getByRole('button', { name: 'Change Loading bay' }).click();
  await sheet.getByRole('button', { name: 'Take back into use' }).click();
  await expect(rowOf(page, 'Loading bay')).not.toContainText('Out of use');
  expect(await send()).toMatchObject([200, { status: 'taken' }]);

  await rowOf(page, 'Loading bay').getByRole('button', { name: 'Change Loading bay' }).click();
  await context.setOffline(true);
  await sheet.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make a new secret' }).click();
  await expect(sheet.getByRole('alert')).toContainText('There is no network');
  await context.setOffline(false);
  await sheet.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make a new secret' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Secret' })).not.toHaveValue(secret);
  expect(await send()).toMatchObject([401, {}]);
});

test('a supervisor sees the gateways, and is offered nothing to change @tablet', async ({ page }) => {
  await signIn(page, 'supervisor', '/en/administration/sensors');
  await expect(rowOf(page, 'Cellar')).toContainText('Last heard');
  await expect(card(page, 'Gateways').getByRole('button', { name: /New gateway|Change/ })).toHaveCount(0);
});
