import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { chromiumLaunch } from './fixtures/browser.ts';
import { blank, cameraSwitches, cameraVideo, type Scene } from './fixtures/camera.ts';
import { signInAtForm } from './fixtures/people.ts';
import { startE2eStack } from './stack.ts';

/*
 * Makes the pictures of the README again: `npm run screenshots`. It starts the product with fresh demo data, or uses the one
 * whose address is in `E2E_BASE_URL`; there the scans of the first picture are really made.
 */

const target = resolve(import.meta.dirname, '../.github/screenshots');
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const tablet = { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 1.5, hasTouch: true };

/** What the camera sees: a box, then tubes one after the other, and the last one for as long as the picture takes. */
const film: Scene[] = [
  blank(30),
  { labels: [{ symbol: 'data_matrix', text: 'B-1311', module: 9 }], frames: 75 },
  blank(20),
  { labels: [{ symbol: 'code_128', text: 'NB000255', angle: 4 }], frames: 75 },
  blank(20),
  { labels: [{ symbol: 'qr_code', text: 'NB000256', module: 8, angle: 20 }], frames: 75 },
  blank(20),
  { labels: [{ symbol: 'code_128', text: 'NB000257', module: 4, angle: -7 }], frames: 3000 },
];

type Role = Parameters<typeof signInAtForm>[1];

interface Picture {
  readonly name: string;
  readonly device: BrowserContextOptions;
  readonly role: Role;
  readonly theme?: 'light' | 'dark' | 'cold';
  /** Comes to the screen that is shown, from a Home that is synced. */
  come(page: Page): Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'scan',
    device: phone,
    role: 'technician',
    async come(page) {
      await page.goto('/en/scan?mode=put-away');
      const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
      await results.filter({ hasText: 'Put away' }).nth(2).waitFor();
      await results.filter({ hasText: 'On the server' }).nth(2).waitFor();
      // The sign over the picture goes, and what the camera sees is seen.
      await page.locator('[data-flash]').waitFor({ state: 'detached' });
    },
  },
  { name: 'box', device: phone, role: 'technician', come: (page) => open(page, 'en', 'B-1111', 'Box B-1111') },
  { name: 'sample', device: phone, role: 'technician', come: (page) => open(page, 'en', 'NB000001', 'D0100') },
  {
    name: 'cold-room-arabic',
    device: phone,
    role: 'technician',
    theme: 'cold',
    come: (page) => open(page, 'ar', 'NB000001', 'D0100'),
  },
  {
    name: 'live',
    device: tablet,
    role: 'supervisor',
    async come(page) {
      await page.goto('/en/live');
      await page.getByRole('heading', { name: 'Devices' }).waitFor();
      await page.getByText('Live', { exact: true }).nth(1).waitFor();
    },
  },
];

/** Finds a code and opens what it stands for. */
async function open(page: Page, locale: string, code: string, title: string): Promise<void> {
  await page.goto(`/${locale}/search?q=${code}`);
  await page.getByRole('main').getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.evaluate(() => document.fonts.ready);
}

async function synced(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Everything is on the server' }).filter({ visible: true }).first().waitFor();
}

async function take(browser: Browser, baseURL: string, { name, device, role, theme, come }: Picture): Promise<void> {
  const context = await browser.newContext({ ...device, baseURL, locale: 'en', timezoneId: 'Europe/Berlin' });
  if (theme) await context.addInitScript((chosen) => localStorage.setItem('tracseq:theme', chosen), theme);
  const page = await context.newPage();
  await signInAtForm(page, role);
  await synced(page);
  await come(page);
  const picture = await page.screenshot({ animations: 'disabled' });
  const { size } = await sharp(picture)
    .webp({ quality: 82, effort: 6 })
    .toFile(join(target, `${name}.webp`));
  process.stdout.write(`${name}.webp ${Math.round(size / 1024)} KB\n`);
  await context.close();
}

const running = process.env['E2E_BASE_URL'];
const stack = running === undefined ? await startE2eStack() : null;
try {
  await mkdir(target, { recursive: true });
  const browser = await chromium.launch(chromiumLaunch(...cameraSwitches(await cameraVideo(film))));
  for (const picture of pictures) await take(browser, stack?.address ?? running ?? '', picture);
  await browser.close();
} finally {
  await stack?.stop();
}
