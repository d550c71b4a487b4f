import { expect, type Page } from '@playwright/test';

type File = string | { name: string; mimeType: string; buffer: Buffer };

/** A sheet as a person would have saved it. */
export function csv(name: string, lines: readonly string[]): File {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
}

/** Opens the wizard at its beginning and gives it a file, naming the sheet where there are several. */
export async function chooseFile(page: Page, file: File, sheet?: string) {
  await page.goto('/en/import');
  await page.getByLabel(/^Choose a spreadsheet/).setInputFiles(file);
  if (sheet !== undefined) await page.getByRole('button', { name: sheet }).click();
  await expect(page.getByRole('button', { name: 'Check the rows' })).toBeVisible();
}

/** Gives a field the same name for every row. */
export async function sameForAll(page: Page, field: string, value: string) {
  await page
    .getByRole('combobox', { name: new RegExp(`^${field}`) })
    .selectOption({ label: 'The same for every row …' });
  await page.getByRole('combobox', { name: 'For every row' }).selectOption({ label: value });
}

/** Says what a word of the file means here. */
export async function means(page: Page, word: string, name: string) {
  await page.getByRole('combobox', { name: `“${word}” means` }).selectOption({ label: name });
}

export async function check(page: Page) {
  await page.getByRole('button', { name: 'Check the rows' }).click();
}

/** Brings in all rows, none of which may be bad, and waits for the server. */
export async function importAll(page: Page, rows: number) {
  await page.getByRole('button', { name: rows === 1 ? 'Import 1 row' : `Import all ${rows} rows` }).click();
  await expect(page.getByText(`${rows} row${rows === 1 ? '' : 's'} imported`)).toBeVisible();
  await expect(page.getByText('Every row is in.')).toBeVisible();
}

/** The bad rows, each with its reason. */
export const badRows = (page: Page) =>
  page.getByRole('table', { name: 'Rows that cannot be imported' }).locator('tbody').getByRole('row');
