import { expect, type Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { anotherPhone } from './fixtures/devices.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { newest, results, typeCode } from './pages/scan.ts';
import { card, keptOnDevice, pill, synced } from './pages/shell.ts';

const box = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('boxes are packed without a network, dispatched, received at the other site one of them damaged, and put away', async ({
  page,
  browser,
}) => {
  await signIn(page, 'technician');
  await synced(page);
  await keptOnDevice(page);

  // Without a network: a shipment is begun, and boxes go in one after the other.
  await page.context().setOffline(true);
  await page.goto('/en/shipments');
  await expect(pill(page)).toHaveAttribute('data-state', 'offline');
  await page.getByRole('button', { name: 'New shipment' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Reference' }).fill('NB-S-100');
  await form.getByRole('combobox', { name: 'From' }).selectOption('Harbour Campus');
  await form.getByRole('combobox', { name: 'To', exact: true }).selectOption('Harbour Campus');
  await form.getByRole('button', { name: 'Begin' }).click();
  await expect(form.getByText('Choose another site than the one it leaves from.')).toBeVisible();
  await form.getByRole('combobox', { name: 'To', exact: true }).selectOption('Lakeside Annex');
  expect(await findings(page)).toEqual([]);
  await form.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: 'NB-S-100', level: 1 })).toBeVisible();

  // Nothing is in it: it cannot leave yet, and says what to do first.
  await page.getByRole('button', { name: 'Dispatch' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Dispatch' }).click();
  await expect(page.getByText('Pack a box first, then dispatch it.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Scan boxes' }).click();
  await typeCode(page, 'NB000001');
  await expect(card(page, 'Pack').getByRole('status').last()).toContainText('is a tube. Pack the box it lies in.');
  await typeCode(page, 'B-2221');
  await expect(card(page, 'Pack').getByRole('status').last()).toContainText('Box B-2221 is packed');
  await typeCode(page, 'B-2222');
  await expect(page.getByRole('heading', { name: 'In the shipment: 2 boxes' })).toBeVisible();
  await typeCode(page, 'B-2222');
  await expect(card(page, 'Pack').getByRole('status').last()).toContainText('Box B-2222 is in this shipment already.');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dispatch' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Dispatch' }).click();
  await expect(page.getByRole('heading', { name: 'Receive' })).toBeVisible();
  await page.context().setOffline(false);
  await synced(page);

  // The other end: each box as it comes out, with how it looks.
  const phone = await anotherPhone(browser);
  const other = phone.page;
  await signIn(other, 'technician2');
  await synced(other);
  await other.goto('/en/shipments');
  await other.getByRole('link', { name: 'NB-S-100' }).click();
  await other.getByRole('button', { name: 'Scan boxes' }).click();
  await typeCode(other, 'B-2221');
  await expect(other.getByText('1 of 2 seen')).toBeVisible();
  await other.getByRole('button', { name: 'Receive the shipment' }).click();
  await expect(other.getByRole('alertdialog')).toContainText('Receive it with 1 box missing?');
  expect(await findings(other)).toEqual([]);
  await other.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await other.getByText('Damaged', { exact: true }).first().click();
  await typeCode(other, 'B-2222');
  await expect(other.getByRole('combobox', { name: 'Condition of Box B-2222' })).toHaveValue('damaged');
  await typeCode(other, 'B-1111');
  await expect(card(other, 'Receive').getByRole('status').last()).toContainText(
    'Box B-1111 is not known in this shipment.',
  );
  await other.getByRole('textbox', { name: 'What was seen' }).fill('Dented corner');
  expect(await findings(other)).toEqual([]);
  await other.getByRole('button', { name: 'Receive the shipment' }).click();
  await expect(box(other, 'Box B-2222')).toContainText('Damaged');
  await expect(box(other, 'Box B-2221')).toContainText('Intact');
  expect(await findings(other)).toEqual([]);

  // Put away where it arrived.
  await box(other, 'Box B-2222').getByRole('link', { name: 'Put away next' }).click();
  await typeCode(other, 'FRZ-03-S1-R1');
  await expect(newest(other)).toContainText('Box B-2222');
  await expect(newest(other)).toContainText('Moved');
  await synced(other);
  await other.goto('/en/shipments');
  await other.getByRole('link', { name: 'NB-S-100' }).click();
  await expect(box(other, 'Box B-2221').getByRole('link', { name: 'Put away next' })).toBeVisible();
  await expect(box(other, 'Box B-2222').getByRole('link', { name: 'Put away next' })).toBeHidden();
  await expect(card(other, 'About this shipment')).toContainText('Dented corner');
  await phone.context.close();

  // The sending site sees that it has arrived.
  await expect(page.getByRole('heading', { name: 'What arrived' })).toBeVisible();
});

test('what is on its way is not lost: its card, its box, its site and a scan say where it goes', async ({ page }) => {
  await signIn(page, 'technician');
  await synced(page);
  await page.goto('/en/scan?mode=find');
  await typeCode(page, 'B-TR1');
  await expect(newest(page)).toContainText('In shipment NB-S-014 to Lakeside Annex.');
  await typeCode(page, 'NB000300');
  await expect(results(page)).toHaveCount(2);
  await expect(newest(page)).toContainText('In shipment NB-S-014 to Lakeside Annex.');
  await newest(page).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'In shipment NB-S-014 to Lakeside Annex' })).toContainText('Since');
  await expect(page.getByText('Box B-TR1 was packed into a shipment')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Box B-TR1' }).first().click();
  await expect(page.getByRole('region', { name: 'In shipment NB-S-014 to Lakeside Annex' })).toBeVisible();
  await page.goto('/en/storage');
  await page.getByRole('tab', { name: 'Harbour Campus' }).click();
  await expect(page.getByRole('link', { name: /Box B-TR1/ })).toContainText('In shipment NB-S-014');
  expect(await findings(page)).toEqual([]);
});
