import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './fixtures/people.ts';

/** Types a code as printed on a label, the way a person does when the camera does not read it. */
async function typeCode(page: Page, code: string) {
  const field = page.getByRole('textbox', { name: 'Code' });
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Type a code' }).click();
  await field.fill(code);
  await field.press('Enter');
}

/** The pill that tells the truth about the network. */
const synced = (page: Page) => page.getByRole('banner').getByText('Synced', { exact: true });

/** The newest result under the camera. */
const newest = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem').first();

test('a technician scans without a network, the page is killed, and nothing is lost', async ({ context, page }) => {
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await expect(synced(page)).toBeVisible({ timeout: 30_000 });
  await page.goto('/en/scan?mode=put-away');
  // The worker has to hold the app before the network goes.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await typeCode(page, 'B-1212');
  await expect(newest(page)).toContainText('Things go here now');

  await context.setOffline(true);
  for (const [tube, position] of [
    ['NB000252', 'A01'],
    ['NB000253', 'A02'],
    ['NB000254', 'A03'],
  ] as const) {
    await typeCode(page, tube);
    await expect(newest(page)).toContainText('Put away');
    await expect(newest(page)).toContainText(position);
  }
  await page.close();

  const later = await context.newPage();
  await later.goto('/en/outbox');
  await expect(later.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  await expect(later.getByText(/Box B-1212, A03/).first()).toBeVisible();

  await context.setOffline(false);
  await later.goto('/en/outbox');
  await expect(synced(later)).toBeVisible({ timeout: 30_000 });
});

for (const theme of ['light', 'dark', 'cold'] as const) {
  test(`axe finds nothing on the main screens in the ${theme} theme`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('tracseq:theme', chosen), theme);
    await signIn(page, 'administrator');
    await expect(synced(page)).toBeVisible({ timeout: 30_000 });
    for (const path of [
      '',
      '/scan',
      '/storage',
      '/search',
      '/outbox',
      '/conflicts',
      '/live',
      '/administration/layout',
    ]) {
      await page.goto(`/en${path}`);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([path, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]).toEqual([path, []]);
    }
  });
}

test('Arabic reads from right to left and boxes keep their orientation', async ({ page }) => {
  await signIn(page, 'technician');
  await expect(synced(page)).toBeVisible({ timeout: 30_000 });
  await page.goto('/ar/storage');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'المخزن' })).toBeVisible();
});
