import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { anotherPhone } from './fixtures/devices.ts';
import { handsOf, readingOf, sensorWithLimit } from './fixtures/hands.ts';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

test('two freezers of one cellar warm up together: one heading on the wall, and one tap takes both on @tablet', async ({
  browser,
  page,
  baseURL,
}) => {
  const { context, page: office } = await anotherPhone(browser);
  await signIn(office, 'administrator');
  const hands = await handsOf(office, baseURL ?? '');
  const [siteId, upright, chest] = [randomUUID(), randomUUID(), randomUUID()];
  await hands.say([
    { name: 'create_site.v1', args: { siteId, name: 'Cellar', timeZone: 'Europe/Berlin' } },
    ...sensorWithLimit(upright, 'Upright probe', { siteId }),
    ...sensorWithLimit(chest, 'Chest probe', { siteId }),
  ]);
  await signIn(page, 'supervisor', '/en/alerts');
  await synced(page);
  const together = page.getByRole('region', { name: '2 alerts in one place' }).filter({ hasText: 'Upright probe' });
  await expect(together).toBeHidden();

  const bring = await hands.gateway();
  await bring([readingOf(upright, -50, 60), readingOf(chest, -52, 30)]);
  await expect(together).toContainText('Cellar');
  await together.getByRole('button', { name: 'Acknowledge all 2 alerts' }).click();
  for (const name of ['Upright probe', 'Chest probe']) {
    const row = together.getByRole('article', { name });
    await expect(row.getByText('Acknowledged', { exact: true })).toBeVisible();
  }
  await expect(together.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0);

  await test.step('what is over then leaves the wall', async () => {
    await bring([readingOf(upright, -80, 0), readingOf(chest, -80, 0)]);
    await expect(together).toBeHidden();
  });
  await context.close();
});
