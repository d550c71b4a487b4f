import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as testOnInstalled } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { type Releases, startReleases } from './fixtures/releases.ts';
import { results, typeCode } from './pages/scan.ts';
import { keptOnDevice } from './pages/shell.ts';
import { test as base } from './fixtures/test.ts';

const LOCALES = join(import.meta.dirname, '../locales');
const languages = readdirSync(LOCALES);

/** A text of the product in one of its languages. */
function textOf(language: string, noun: string, ...keys: readonly string[]): string {
  const whole: unknown = JSON.parse(readFileSync(join(LOCALES, language, `${noun}.json`), 'utf8'));
  const found = keys.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    whole,
  );
  if (typeof found !== 'string') throw new Error(`${language}/${noun}.json has no text ${keys.join('.')}`);
  return found;
}

const test = base.extend<{ releases: Releases }>({
  releases: async ({ baseURL }, use) => {
    const releases = await startReleases(baseURL ?? '');
    await use(releases);
    await releases.stop();
  },
});

interface Manifest {
  id: string;
  name: string;
  short_name: string;
  start_url: string;
  theme_color: string;
  icons: { src: string; sizes: string; purpose: string }[];
  shortcuts: { name: string; url: string }[];
}

/** The manifest that the page offers to install, which it does once its start is over. */
async function manifestOf(page: Page): Promise<Manifest> {
  return page.locator('link[rel="manifest"]').evaluate(async (link: HTMLLinkElement) => {
    const answer = await fetch(link.href);
    return answer.json() as Promise<Manifest>;
  });
}

test.describe('the installed app', () => {
  test("bears the laboratory's own name, colour and icons", async ({ page }) => {
    await page.goto('/de/sign-in?tenant=northwind-biobank');
    await expect(page.getByRole('banner')).toContainText('Northwind Biobank');
    const manifest = await manifestOf(page);
    expect(manifest).toMatchObject({
      name: 'Northwind Biobank',
      short_name: 'Northwind',
      theme_color: '#0b5394',
      start_url: '/de?tenant=northwind-biobank',
    });
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['any', 'maskable', 'monochrome']),
    );
    for (const { src, sizes } of manifest.icons) {
      const icon = await page.request.get(src);
      expect(icon.headers()['content-type']).toBe('image/png');
      expect((await icon.body()).readUInt32BE(16)).toBe(Number(sizes.split('x')[0]));
    }
  });

  test('leads to Scan and the outbox in the language it was installed in', async ({ page }) => {
    await page.goto('/ar/sign-in?tenant=northwind-biobank');
    const { shortcuts } = await manifestOf(page);
    expect(shortcuts.map(({ name, url }) => [name, url])).toEqual([
      [textOf('ar', 'shell', 'nav', 'scan'), '/ar/scan?tenant=northwind-biobank'],
      [textOf('ar', 'shell', 'nav', 'outbox'), '/ar/outbox?tenant=northwind-biobank'],
    ]);
  });

  test('is another app for another laboratory, and the product before one is known', async ({ page }) => {
    await page.goto('/en/sign-in?tenant=northwind-biobank');
    const northwind = await manifestOf(page);
    await page.goto('/en/sign-in?tenant=cascade-genomics');
    await expect(page.getByRole('banner')).toContainText('Cascade Genomics');
    expect((await manifestOf(page)).id).not.toBe(northwind.id);
    const unknown = await page.request.get('/api/manifest?locale=en&tenant=no-such-laboratory');
    expect(await unknown.json()).toMatchObject({ id: '/', name: 'TracSeq Storage' });
  });

  test('answers a name that cannot be one with a refusal', async ({ request }) => {
    for (const route of ['manifest', 'icons', 'branding']) {
      const answer = await request.get(`/api/${route}?tenant=..%2F..%2Fetc`);
      expect(answer.status()).toBe(400);
      expect(await answer.json()).toEqual({ error: 'invalid_tenant' });
    }
  });
});

test.describe('without a network', () => {
  testOnInstalled('Scan opens after a cold start in every language', async ({ context, page }) => {
    await signIn(page, 'technician');
    await keptOnDevice(page);
    await context.setOffline(true);
    await page.close();
    for (const language of languages) {
      const cold = await context.newPage();
      await cold.goto(`/${language}/scan?mode=find`);
      await expect(cold.locator('html')).toHaveAttribute('lang', language);
      await expect(cold.getByRole('heading', { level: 1, name: textOf(language, 'scan', 'title') })).toBeAttached();
      if (language === 'en') {
        await typeCode(cold, 'NOBODY-1');
        await expect(results(cold)).toContainText(textOf('en', 'scan', 'unknown', 'onlyHere'));
        await expect(results(cold).getByRole('button', { name: 'Register this tube' })).toBeVisible();
      }
      await cold.close();
    }
  });

  testOnInstalled('an address the device does not have says so in its language', async ({ context, page }) => {
    await page.goto('/en/sign-in');
    await keptOnDevice(page);
    await context.setOffline(true);
    for (const language of languages) {
      await page.goto(`/${language}/never-built`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(textOf(language, 'pwa', 'offline', 'title'));
    }
  });

  testOnInstalled(
    'the app can still be asked how it looks, and the server is asked for nothing else',
    async ({ context, page }) => {
      await page.goto('/en/sign-in?tenant=northwind-biobank');
      await keptOnDevice(page);
      await expect
        .poll(() => page.evaluate(() => caches.match('/api/manifest?locale=en&tenant=northwind-biobank').then(Boolean)))
        .toBe(true);
      await context.setOffline(true);
      expect((await manifestOf(page)).name).toBe('Northwind Biobank');
      const api = await page.evaluate(() =>
        fetch('/rest/v1/').then(
          () => 'answered',
          () => 'failed',
        ),
      );
      expect(api).toBe('failed');
    },
  );
});

test.describe('a network that goes while the app is put on the device', () => {
  test.use({ serviceWorkers: 'allow' });

  test('only delays it: the outbox says how far it is, and then the app opens without a network', async ({
    context,
    page,
  }) => {
    const kept = (words: string) => page.getByRole('main').getByText(textOf('en', 'outbox', 'kept', words));
    const isRegistered = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
    await signIn(page, 'technician', '/en/outbox');
    await expect(kept('notYet')).toBeVisible();
    await expect.poll(isRegistered).toBe(true);
    await context.setOffline(true);
    await expect(kept('leaveOpen')).toBeVisible();
    // Nothing is left of it: no worker, and no registration that would try again by itself.
    await expect.poll(isRegistered).toBe(false);
    await context.setOffline(false);
    await keptOnDevice(page);
    await expect(kept('yes')).toBeVisible();
    await context.setOffline(true);
    await page.reload();
    await expect(kept('yes')).toBeVisible();
  });
});

test.describe('a new version', () => {
  test.use({ serviceWorkers: 'allow' });
  /** Leaves a mark that a reload wipes away. */
  const mark = (page: Page) => page.evaluate(() => Object.assign(window, { sameLoad: true }));
  const isMarked = (page: Page) => page.evaluate(() => 'sameLoad' in window);
  const look = (page: Page) =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
  const waits = (page: Page) =>
    page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
  const offer = (page: Page) => page.getByText(textOf('en', 'pwa', 'update', 'ready'));
  const take = (page: Page) => page.getByRole('button', { name: textOf('en', 'pwa', 'update', 'apply') });

  test('is not what the first one is: a page it finds open stays as it is', async ({ page }) => {
    await page.goto('/en/sign-in');
    // Another page of the same visit finds the worker that is still being installed.
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
    await page.goto('/en/sign-in');
    await mark(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          if (navigator.serviceWorker.controller) resolve();
          else navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
        }),
    );
    // A page that loads anew has begun to by the time the worker has answered it twice.
    for (const path of ['/en/scan', '/en/outbox']) {
      await page.evaluate((asked) => fetch(asked).then(({ status }) => status), path);
    }
    expect(await isMarked(page)).toBe(true);
  });

  test('waits for a tap, and then is there', async ({ page, releases }) => {
    await page.goto(`${releases.address}/en/sign-in`);
    await keptOnDevice(page);
    await mark(page);
    releases.publish();
    await look(page);
    await expect(offer(page)).toBeVisible();
    expect(await isMarked(page)).toBe(true);
    await take(page).click();
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
    await expect(offer(page)).toBeHidden();
  });

  test('is not offered during a scan, and taken in another tab it waits for the end of the scan', async ({
    context,
    page,
    releases,
  }) => {
    await signIn(page, 'technician', `${releases.address}/en`);
    await keptOnDevice(page);
    const scanning = await context.newPage();
    await scanning.goto(`${releases.address}/en/scan`);
    await expect(scanning.getByRole('heading', { level: 1 })).toBeAttached();
    await mark(scanning);
    releases.publish();
    await look(page);
    await waits(scanning);
    await expect(offer(page)).toBeVisible();
    await expect(offer(scanning)).toBeHidden();

    await take(page).click();
    await expect(page.getByText(textOf('en', 'pwa', 'update', 'busy'))).toBeVisible();
    expect(await isMarked(scanning)).toBe(true);

    await scanning.getByRole('link', { name: textOf('en', 'shell', 'nav', 'home'), exact: true }).click();
    await expect.poll(() => isMarked(scanning).catch(() => true)).toBe(false);
  });
});
