import { expect } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { card, synced, withholdPull } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

test('a result that is being pressed when the first pull brings it to this device opens all the same @desktop', async ({
  page,
}) => {
  const release = await withholdPull(page);
  await signIn(page, 'technician', '/en/search?q=NB000050');
  const result = card(page, 'Also on the server').getByRole('link');
  await result.hover();
  await page.mouse.down();
  release();
  await synced(page);
  await page.mouse.up();
  await expect(page).toHaveURL(/\/samples\?id=/);
});
