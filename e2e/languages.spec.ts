import { expect } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { cell, map, openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

test('Arabic reads from right to left, and a box lies as it lies', async ({ page }) => {
  await signIn(page, 'technician');
  await synced(page);
  await openByCode(page, 'B-1111');
  await page.goto(page.url().replace('/en/', '/ar/'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(map(page)).toHaveAttribute('dir', 'ltr');
  const [first, second] = await Promise.all([cell(page, 'A01').boundingBox(), cell(page, 'A02').boundingBox()]);
  expect(first?.x).toBeLessThan(second?.x ?? 0);
  await page.goto('/ar/storage');
  await expect(page.getByRole('heading', { name: 'المخزن' })).toBeVisible();
});
