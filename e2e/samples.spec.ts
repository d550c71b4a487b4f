import { expect } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { newest, results, scanBox, typeCode } from './pages/scan.ts';
import { card, synced } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

test('a tube nobody knows is registered on the spot, put away, moved with its box and found again', async ({
  page,
}) => {
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  const mode = (name: string) => page.getByRole('group', { name: 'What a scan does' }).getByText(name, { exact: true });

  await scanBox(page, 'B-1321');
  await typeCode(page, 'NEW-0001');
  const unknown = results(page).filter({ hasText: 'NEW-0001' });
  await expect(unknown).toContainText('Nobody here knows this code');
  await unknown.getByRole('button', { name: 'Register this tube' }).click();
  await unknown.getByRole('combobox', { name: 'Sample type' }).selectOption({ label: 'Plasma' });
  await unknown.getByRole('textbox', { name: 'Name' }).fill('Plasma of a new donor');
  await unknown.getByRole('button', { name: 'Register', exact: true }).click();
  // Registering goes on with what the scan was for.
  await expect(newest(page)).toContainText('Plasma of a new donor');
  await expect(newest(page)).toContainText('Put away');
  await expect(newest(page)).toContainText('Box B-1321 · A01');

  await mode('Move').click();
  await typeCode(page, 'NEW-0001');
  await expect(newest(page)).toContainText('In your hand');
  await typeCode(page, 'B-1322');
  await expect(newest(page)).toContainText('Moved');
  await expect(newest(page)).toContainText('Box B-1322 · A01');

  // The box goes onto another shelf, and the tube goes with it. A page of its own, for the same label is not read twice in a row.
  await page.goto('/en/scan?mode=move');
  await typeCode(page, 'B-1322');
  await expect(newest(page)).toContainText('In your hand');
  await typeCode(page, 'FRZ-02-S2-R2');
  await expect(newest(page)).toContainText('Moved');
  await expect(newest(page)).toContainText('On the server');

  await mode('Find').click();
  await typeCode(page, 'NEW-0001');
  await expect(newest(page)).toContainText('Found');
  await expect(newest(page)).toContainText('Freezer 2');
  await expect(
    newest(page).getByRole('img', { name: 'Box B-1322 seen from above, position A01 marked' }),
  ).toBeVisible();

  await newest(page).getByRole('link', { name: 'Plasma of a new donor' }).click();
  const where = card(page, 'Where it is');
  const way = where.getByRole('navigation', { name: 'Way to the sample' });
  await expect(way.getByRole('listitem')).toHaveText([
    'Harbour Campus',
    'Freezer 2',
    'Shelf 2',
    'Rack 2.2',
    'Box B-1322',
    'A01',
  ]);
  await expect(where.getByRole('img', { name: 'Box B-1322 seen from above, position A01 marked' })).toBeVisible();
  const history = card(page, 'History').getByRole('listitem');
  await expect(history.nth(0)).toContainText('Box B-1322 was moved with it to Rack 2.2');
  await expect(history.nth(1)).toContainText('From Box B-1321, A01 to Box B-1322, A01');
});
