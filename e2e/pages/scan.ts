import { expect, type Page } from '@playwright/test';

/** Types a code as printed on a label, the way a person does when the camera does not read it. */
export async function typeCode(page: Page, code: string) {
  const field = page.getByRole('textbox', { name: 'Code', exact: true });
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Type a code' }).click();
  await field.fill(code);
  await field.press('Enter');
}

/** The results under the camera, the newest first. */
export const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');

/** The newest result under the camera. */
export const newest = (page: Page) => results(page).first();

/** Scans the box into which the next tubes go. */
export async function scanBox(page: Page, code: string) {
  await typeCode(page, code);
  await expect(newest(page)).toContainText(code);
  await expect(newest(page)).toContainText('Things go here now');
}

/** Scans a tube and waits until the phone says where it is now. */
export async function scanTube(page: Page, code: string, position: string) {
  await typeCode(page, code);
  await expect(newest(page).getByText(/Put away|Moved/)).toBeVisible();
  await expect(newest(page)).toContainText(position);
}
