import { chromium, expect, test } from '@playwright/test';
import { chromiumLaunch } from './fixtures/browser.ts';
import { blank, cameraSwitches, cameraVideo } from './fixtures/camera.ts';
import { signIn } from './fixtures/people.ts';

test('the camera reads a box and two tubes one after the other, and they are put away', async ({ baseURL }) => {
  const film = await cameraVideo([
    blank(30),
    { labels: [{ symbol: 'data_matrix', text: 'B-1311', module: 9 }], frames: 90 },
    blank(45),
    { labels: [{ symbol: 'code_128', text: 'NB000255' }], frames: 90 },
    blank(45),
    { labels: [{ symbol: 'qr_code', text: 'NB000256', module: 8, angle: 20 }], frames: 90 },
    blank(3000),
  ]);
  const browser = await chromium.launch(chromiumLaunch(...cameraSwitches(film)));
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...(baseURL && { baseURL }),
    locale: 'en',
  });
  const page = await context.newPage();
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await expect(page.getByRole('banner').getByText('Synced', { exact: true })).toBeVisible({ timeout: 30_000 });
  const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.filter({ hasText: 'Box B-1311' }).first()).toBeVisible({ timeout: 30_000 });
  await expect(results.filter({ hasText: 'Put away' })).toHaveCount(2, { timeout: 30_000 });
  await browser.close();
});
