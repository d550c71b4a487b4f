import { expect, type Page } from '@playwright/test';

/** Finds a place or a tube by its code, as a person would, and opens it. */
export async function openByCode(page: Page, code: string) {
  await page.goto(`/en/search?q=${code}`);
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('link').first().click();
  // The search has a heading as well, and a place that is still being read is headed by the room's.
  await expect(page).not.toHaveURL(/\/search/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Storage');
}

/** The map of the box that is open. */
export const map = (page: Page) => page.getByRole('grid');

/** A position of the box map, in any language. */
export const cell = (page: Page, position: string) =>
  map(page).getByRole('gridcell', { name: new RegExp(`^${position}\\b`) });

/** The positions of the box map in which something stands. */
export const occupied = (page: Page) => map(page).locator('[role=gridcell]:not([aria-label$=", free"])');
