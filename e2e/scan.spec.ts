import { chromium, expect } from '@playwright/test';
import { chromiumLaunch } from './fixtures/browser.ts';
import { blank, cameraSwitches, cameraVideo } from './fixtures/camera.ts';
import { signIn } from './fixtures/people.ts';
import { newest, results, scanBox, scanTube, typeCode } from './pages/scan.ts';
import { synced } from './pages/shell.ts';
import { cell } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

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
    serviceWorkers: 'block',
    ...(baseURL && { baseURL }),
    locale: 'en',
  });
  const page = await context.newPage();
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  await expect(results(page).filter({ hasText: 'Box B-1311' }).first()).toBeVisible();
  await expect(results(page).filter({ hasText: 'Put away' })).toHaveCount(2);
  await browser.close();
});

test('whoever presses the words that say which position is next chooses another one, and the tube goes there', async ({
  page,
}) => {
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  await scanBox(page, 'B-1322');
  const target = page.getByRole('region', { name: 'Where things go' });
  // Pressed where the words stand: what hears it lies over them.
  await target.getByText('Next:').click({ force: true });
  await cell(page, 'I05').click();
  await expect(target.getByText('Chosen:')).toContainText('I05');
  await scanTube(page, 'NB000251', 'I05');
});

test('whoever takes back that a tube was registered takes back with it where it was put, and its position is the next one again', async ({
  page,
}) => {
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  await scanBox(page, 'B-2212');
  const next = page.getByRole('region', { name: 'Where things go' }).getByText('Next:');
  await expect(next).toContainText('A01');
  await typeCode(page, 'TAKEN-BACK-1');
  await newest(page).getByRole('button', { name: 'Register this tube' }).click();
  await newest(page).getByLabel('Sample type').selectOption('Serum');
  await newest(page).getByRole('button', { name: 'Register', exact: true }).click();
  await expect(newest(page)).toContainText('Put away');
  await expect(next).toContainText('A02');
  const registered = results(page).filter({ hasText: 'Registered' });
  await registered.getByRole('button', { name: 'Undo' }).click();
  await expect(results(page).getByText('Taken back')).toHaveCount(2);
  await expect(next).toContainText('A01');
  await expect(results(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('whoever registers a tube while things go to a shelf is told so before, and the next box is where it goes', async ({
  page,
}) => {
  await signIn(page, 'technician', '/en/scan?mode=put-away');
  await synced(page);
  await scanBox(page, 'FRZ-02-S2');
  await typeCode(page, 'SHELF-TUBE-1');
  await newest(page).getByRole('button', { name: 'Register this tube' }).click();
  await expect(newest(page)).toContainText('Shelf 2 takes no tubes directly.');
  await newest(page).getByLabel('Sample type').selectOption('Serum');
  await newest(page).getByRole('button', { name: 'Register', exact: true }).click();
  await expect(newest(page)).toContainText('Registered. Shelf 2 takes no tubes directly: scan the box it goes into.');
  await expect(page.getByRole('region', { name: 'In your hand' })).toContainText('SHELF-TUBE-1');
  // Where things go, and the tube: nothing that was refused.
  await expect(results(page)).toHaveCount(2);
  await typeCode(page, 'B-1211');
  await expect(newest(page)).toContainText('Put away');
  await expect(newest(page)).toContainText('A01');
  await expect(page.getByText('takes no tubes directly')).toHaveCount(0);
});

test('the newest result is in sight, on a small phone too and after somebody read further down, and the page itself stays', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, 'technician', '/en/scan');
  await synced(page);
  const codes = ['NB000080', 'NB000081', 'NB000082', 'NB000083', 'NB000084', 'NB000085'];
  for (const code of codes) {
    await typeCode(page, code);
    await expect(results(page)).toHaveCount(codes.indexOf(code) + 1);
  }
  await results(page).last().scrollIntoViewIfNeeded();
  await expect(newest(page)).not.toBeInViewport();
  await typeCode(page, 'NB000086');
  await expect(results(page)).toHaveCount(codes.length + 1);
  await expect(newest(page).getByRole('link').first()).toBeInViewport({ ratio: 1 });
  await expect(newest(page).getByText('Found')).toBeInViewport({ ratio: 1 });
  const { whole, seen } = await page.evaluate(() => ({
    whole: document.documentElement.scrollHeight,
    seen: window.innerHeight,
  }));
  expect(whole).toBe(seen);
});
