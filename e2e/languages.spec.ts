import { expect } from '@playwright/test';
import { signIn } from './fixtures/people.ts';
import { insideScreens } from './fixtures/screens.ts';
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

for (const language of ['ar', 'de']) {
  test(`no screen is wider than the phone in ${language}`, async ({ page }) => {
    await signIn(page, 'administrator');
    await synced(page);
    const wide: string[] = [];
    for (const path of insideScreens) {
      await page.goto(`/${language}${path}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path} by ${over} px`);
    }
    expect(wide).toEqual([]);
  });
}
