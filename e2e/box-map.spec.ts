import { expect, type Locator, type Page } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

/** The map of a box, found by its code. */
async function openBox(page: Page, code: string, role: 'technician' | 'supervisor' = 'technician') {
  await signIn(page, role, `/en/search?q=${code}`);
  // During the first pull what the server has found moves to what this device has, and may do so under a click.
  await synced(page);
  await page.getByRole('link', { name: code }).first().click();
  await expect(page.getByRole('grid', { name: `Map of Box ${code}` })).toBeVisible();
}

const position = (page: Page, name: RegExp) => page.getByRole('gridcell', { name });

/** Whether a press on the middle of something reaches it. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

/** Drags with the mouse the way a hand does: not in one leap. */
async function drag(page: Page, from: Locator, to: Locator) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('There is nothing to drag, or nowhere to drag it');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

test('a tube dragged to a free position stands there, and goes back the same way @desktop', async ({ page }) => {
  await openBox(page, 'B-2111');
  const tube = (await position(page, /^A01, /).getAttribute('aria-label'))?.replace('A01, ', '') ?? '';
  await drag(page, position(page, /^A01, /), position(page, /^A07, free/));
  await expect(position(page, /^A07, /)).toHaveAccessibleName(`A07, ${tube}`);
  await expect(position(page, /^A01, /)).toHaveAccessibleName('A01, free');
  await drag(page, position(page, /^A07, /), position(page, /^A01, free/));
  await expect(position(page, /^A01, /)).toHaveAccessibleName(`A01, ${tube}`);
  // Whoever opens the box next finds it so: the way back has reached the server before the page goes.
  await synced(page);
});

test('a tube moved by two taps is lit where it lies, and after an undo lit and in view where it came from', async ({
  page,
}) => {
  await openBox(page, 'B-2111');
  const [from, to] = [position(page, /^C02, /), position(page, /^C08, /)];
  await expect(to).toHaveAccessibleName('C08, free');
  await page.getByText('Move', { exact: true }).click();
  await from.tap();
  await to.tap();
  await expect(to).not.toHaveAccessibleName('C08, free');
  await expect(to).toHaveAttribute('data-mark', 'lit');
  await expect(from).not.toBeInViewport();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(to).toHaveAccessibleName('C08, free');
  await expect(to).toHaveAttribute('data-mark', 'empty');
  await expect(from).toHaveAttribute('data-mark', 'lit');
  await expect(from).toBeInViewport();
  // Whoever opens the box next finds it so.
  await synced(page);
});

test('what says that a tube was moved covers no position where the page ends', async ({ page }) => {
  await openBox(page, 'B-2111');
  await page.getByText('Move', { exact: true }).click();
  await position(page, /^B01, /).tap();
  await position(page, /^H01, free/).tap();
  const undo = page.getByRole('button', { name: 'Undo' });
  // It stays for as long as somebody is on it.
  await undo.focus();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const last = position(page, /^J01, /);
  await last.evaluate((cell) => cell.closest('[role=grid]')?.parentElement?.scrollTo(0, 9999));
  await expect.poll(() => last.evaluate(isOnTop)).toBe(true);
  await undo.click();
  await synced(page);
});

test('a tube dropped on another one stays where it was, and who is there is said with the code on the tube @desktop', async ({
  page,
}) => {
  await openBox(page, 'B-1112');
  const names = () => position(page, /^A0[1-6], /).evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
  const before = await names();
  const other = before[4]?.replace(/^A05, |, checked out$/g, '') ?? '';
  await drag(page, position(page, /^A03, /), position(page, /^A05, /));
  await expect(page.getByRole('region', { name: 'Results' }).getByText(`A05 is taken by ${other} (NB`)).toBeVisible();
  // The drag library keeps silent: its words are English in every language, and know no names.
  await expect(page.locator('[id^=DndLiveRegion], [id^=DndDescribedBy]')).toHaveText(['', '']);
  // What follows works as before, so the drop is over and done with.
  await page.getByRole('tab', { name: 'List' }).click();
  await page.getByRole('tab', { name: 'Map' }).click();
  expect(await names()).toEqual(before);
});

test('a box that is not empty is kept, and the dialog that would archive it says why @desktop', async ({ page }) => {
  await openBox(page, 'B-1112', 'supervisor');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive Box B-1112?' });
  await dialog.getByLabel('Reason').fill('Broken');
  await dialog.getByRole('button', { name: 'Archive' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Box B-1112 is not empty.');
});

test('whoever opens a box with the keys goes on at its heading, and back at that of the rack @desktop', async ({
  page,
}) => {
  await openBox(page, 'B-1112');
  await page.getByRole('link', { name: /^Rack/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Rack/ })).toBeFocused();
  await position(page, /B-1112/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /B-1112/ })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /^Rack/ })).toBeFocused();
});

test('a holder in which nothing is free offers no next free position, and says that there is none @desktop', async ({
  page,
}) => {
  await signIn(page, 'supervisor');
  await synced(page);
  await openByCode(page, 'FRZ-02-S1');
  for (const free of ['3', '4']) {
    await position(page, new RegExp(`^${free}, free`)).click();
    await page.getByRole('button', { name: 'Block it' }).click();
    await page.getByLabel('Why nobody may use it').fill('Ice');
    await page.getByRole('button', { name: 'Block it' }).first().click();
    await expect(position(page, new RegExp(`^${free}, blocked`))).toBeVisible();
  }
  await page.getByText('Move', { exact: true }).click();
  await position(page, /^1, /).click();
  await expect(page.getByText('There is no free position here.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next free position' })).toHaveCount(0);
});
