import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { handsOf } from './fixtures/hands.ts';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { cell, map, occupied, openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

/** Opens a box of the demo and chooses that a tap moves. */
async function openToMove(page: Page, code: string) {
  await signIn(page, 'technician');
  await synced(page);
  await openByCode(page, code);
  await page.getByText('Move', { exact: true }).click();
  await expect(page.getByText('Tap what you want to move, then tap a free position.')).toBeVisible();
}

test('a tube is moved with two taps @phone @desktop', async ({ page }, { project }) => {
  // A tube for each device, since both work in the same laboratory.
  const [from, to] = project.name === 'phone' ? ['A02', 'H02'] : ['A03', 'H03'];
  await openToMove(page, 'B-1121');
  const tube = await cell(page, from).getAttribute('aria-label');
  const name = tube?.replace(/^\w+, /, '') ?? '';
  await cell(page, from).click();
  await expect(cell(page, from)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'Tap a free position.' })).toContainText(name);
  await cell(page, to).click();
  await expect(cell(page, to)).toHaveAccessibleName(`${to}, ${name}`);
  await expect(cell(page, from)).toHaveAccessibleName(`${from}, free`);
  await synced(page);
  await page.reload();
  await expect(cell(page, to)).toHaveAccessibleName(`${to}, ${name}`);
});

test('a tube is moved with the keyboard alone @desktop', async ({ page }) => {
  await openToMove(page, 'B-1112');
  const tube = await cell(page, 'A02').getAttribute('aria-label');
  const name = tube?.replace(/^\w+, /, '') ?? '';
  await cell(page, 'A01').focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'A02')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'A02')).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Control+End');
  await expect(cell(page, 'I09')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(cell(page, 'H01')).toBeFocused();
  await page.keyboard.press(' ');
  await expect(cell(page, 'H01')).toHaveAccessibleName(`H01, ${name}`);
  await expect(cell(page, 'A02')).toHaveAccessibleName('A02, free');
  await expect(map(page).locator('[tabindex="0"]')).toHaveCount(1);

  // The next free position is another than the one on which it lies.
  const neighbour = (await cell(page, 'A01').getAttribute('aria-label'))?.replace(/^\w+, /, '') ?? '';
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Next free position' }).press('Enter');
  await expect(cell(page, 'A02')).toHaveAccessibleName(`A02, ${neighbour}`);
  await expect(cell(page, 'A01')).toHaveAccessibleName('A01, free');
});

test('several tubes go down together, one after the other from the first free position @desktop', async ({ page }) => {
  await openToMove(page, 'B-2111');
  const labels = await occupied(page).evaluateAll((cells) => cells.map((cell) => cell.ariaLabel ?? ''));
  const names: string[] = [];
  for (const label of labels.slice(0, 3)) {
    const [position = '', ...name] = label.split(', ');
    names.push(name.join(', '));
    await cell(page, position).click();
  }
  await expect(page.getByText('3 in hand', { exact: true })).toBeVisible();
  await expect(page.getByText('Tap the first free position.')).toBeVisible();
  await cell(page, 'J01').click();
  for (const [at, name] of names.entries()) {
    await expect(cell(page, `J0${at + 1}`)).toHaveAccessibleName(`J0${at + 1}, ${name}`);
  }
});

test('a box that was picked up stays in sight until it is put down or left @phone @desktop', async ({ page }) => {
  await signIn(page, 'technician');
  await synced(page);
  await openByCode(page, 'B-1112');
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  const bar = page.getByRole('region', { name: 'In your hand' });
  const aim = page.getByRole('status').filter({ hasText: 'Tap a free position' });
  await expect(bar).toBeHidden();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Pick up to move' }).click();
  await expect(bar).toContainText(name);
  await expect(bar).toContainText('Open the place where it goes.');
  await expect(bar).toBeInViewport();
  await expect(page.getByRole('status').filter({ hasText: `${name} in hand.` })).toBeAttached();

  await page.goto('/en/storage');
  await expect(page.getByRole('heading', { level: 1, name: 'Storage' })).toBeVisible();
  await expect(bar).toContainText(name);
  await expect(bar).toContainText('Open the place where it goes.');
  await expect(bar).toBeInViewport();

  // On the way there a tap on a shelf goes on into it, and leaves it where it stands.
  await page.getByRole('tab', { name: 'Harbour Campus' }).click();
  await page.getByRole('link', { name: /^Freezer 1/ }).click();
  await expect(aim).toContainText('or open the place where it goes');
  await map(page)
    .getByRole('gridcell', { name: /Shelf 1$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Shelf 1' })).toBeVisible();
  await expect(page.getByText('2 in hand')).toBeHidden();

  // Where boxes go, a list shows no positions, and the way to them is in the bar.
  await openByCode(page, 'B-1112');
  await page.getByRole('link', { name: /^Rack/ }).click();
  await expect(aim).toContainText(name);
  await page.getByRole('tab', { name: 'List' }).click();
  await bar.getByRole('button', { name: 'Choose a position' }).click();
  await expect(aim).toContainText(name);

  await page.getByText('Look', { exact: true }).click();
  await bar.getByRole('button', { name: 'Leave where it was' }).click();
  await expect(bar).toBeHidden();
});

test('an empty site gets its first freezer and that its first shelf, each seen at once; archived, the shelf is found as such @desktop', async ({
  page,
  baseURL,
}) => {
  await signIn(page, 'administrator');
  const { say } = await handsOf(page, baseURL ?? '');
  const site = { siteId: randomUUID(), name: 'Outbuilding', timeZone: 'Europe/Berlin' };
  await say([{ name: 'create_site.v1', args: site }]);
  await page.goto('/en/storage');
  await page.getByRole('tab', { name: site.name }).click();
  await expect(page.getByText('Nothing stands here yet')).toBeVisible();
  await synced(page);
  const sheet = page.getByRole('dialog');
  const make = async (type: string, name: string) => {
    await sheet.getByRole('combobox', { name: 'Type' }).selectOption(type);
    await sheet.getByLabel('Name pattern').fill(name);
    await sheet.getByRole('button', { name: 'Make 1 place' }).click();
    await expect(sheet).toBeHidden();
  };
  await page.getByRole('button', { name: 'Add places' }).click();
  await make('Freezer -80', 'Upright');
  await synced(page);
  await page.getByRole('link', { name: /Upright/ }).click();

  await expect(page.getByRole('button', { name: 'Add places', exact: true })).toBeVisible();
  await cell(page, '3').click();
  await page.getByRole('button', { name: 'Add places here' }).click();
  await make('Shelf', 'Lost shelf');
  await expect(cell(page, '3')).toHaveAccessibleName('3, Lost shelf');
  await expect(page.getByRole('button', { name: 'Add places', exact: true })).toBeHidden();
  await cell(page, '3').click();

  await expect(page.getByRole('heading', { level: 1, name: 'Lost shelf' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await sheet.getByLabel('Reason').fill('Bent');
  await sheet.getByRole('button', { name: 'Archive' }).click();
  await expect(sheet).toBeHidden();
  await synced(page);
  await page.goto('/en/search?q=Lost shelf');
  await expect(page.getByRole('listitem').filter({ hasText: 'Lost shelf' })).toContainText('Archived');
});
