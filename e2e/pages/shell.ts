import { expect, type Page } from '@playwright/test';

/** The pill that tells the truth about the network: in the head bar of a phone, in the side navigation of a wide screen. */
export const pill = (page: Page) => page.locator('a[data-state]').filter({ visible: true });

/** Waits until the server has everything of this device and this device everything of the laboratory; a conflict may be open all the same. */
export async function synced(page: Page) {
  await expect(pill(page)).toHaveAttribute('data-queue', 'synced');
}

/** Waits until the service worker holds the app, so that the network may go. */
export async function keptOnDevice(page: Page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** What opens the sheet of a phone; it bears the number of open alerts. */
export const more = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^More\b/ });

/** Opens the sheet of a phone with the account and taps the way out; with unsent work a question follows. */
export async function signOut(page: Page) {
  await more(page).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** Goes to how the person is told, from the sheet of a phone with the account. */
export async function openNotifications(page: Page) {
  await more(page).click();
  await page.getByRole('dialog').getByRole('link', { name: 'How I am told' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How I am told' })).toBeVisible();
}

/** The card with this title. */
export const card = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Keeps the laboratory from coming to this device until the answer is called. */
export async function withholdPull(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/pull_changes', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
