import { expect, type Page } from '@playwright/test';
import { findings, findingsInThemes } from './fixtures/axe.ts';
import { insideScreens } from './fixtures/screens.ts';
import { enterPassword, signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

const isOffice = (screen: string) => screen.startsWith('/administration');
const PARTS = [
  { part: 'of the administration', paths: insideScreens.filter(isOffice) },
  { part: 'of the field', paths: insideScreens.filter((screen) => !isOffice(screen)) },
];
/** Screens with the most words and the most layout, for the languages. */
const telling = [
  ...['', '/scan', '/storage', '/outbox', '/live', '/import', '/alerts', '/sensors', '/shipments'],
  ...['/administration/layout', '/administration/sensors'],
];

/** Opens a screen and waits until its content is there, below the one heading that says where one is. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** The address of what is open, without its language. */
function address(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return `${pathname.replace(/^\/en/, '')}${search}`;
}

/** The addresses of an alert and of a sensor, each with its curve, which say nothing without an id. */
async function watched(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const screen of ['alerts', 'sensors']) {
    await page.goto(`/en/${screen}`);
    await page.getByRole('main').getByRole('list').first().getByRole('link').first().click();
    await expect(page.getByRole('img').first()).toBeVisible();
    found.push(address(page));
  }
  return found;
}

/** The addresses of a box and of a sample in it. */
async function stored(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const code of ['B-1111', 'NB000001']) {
    await openByCode(page, code);
    found.push(address(page));
  }
  return found;
}

/** The addresses of the shipment that is under way and of the one that has arrived. */
async function travelling(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const reference of ['NB-S-014', 'NB-S-013']) {
    await page.goto('/en/shipments');
    await page.getByRole('link', { name: reference }).click();
    await expect(page.getByRole('heading', { name: reference, level: 1 })).toBeVisible();
    found.push(address(page));
  }
  return found;
}

/** Looks at many screens before it fails, so that one run tells all there is to mend. */
async function findingsOn(page: Page, paths: readonly string[], look: (page: Page, at: number) => Promise<string[]>) {
  const found: [string, string[]][] = [];
  for (const [at, path] of paths.entries()) {
    await open(page, path);
    const lines = await look(page, at);
    if (lines.length > 0) found.push([path, lines]);
  }
  return found;
}

/** Each screen is opened in the theme in which the one before was looked at last. */
const inThemes = (page: Page, at: number) => findingsInThemes(page, 2 * at);

test('axe finds nothing on the way in, in any theme', async ({ page }) => {
  expect(await findingsOn(page, ['/en/sign-in'], inThemes)).toEqual([]);
  await enterPassword(page, 'both@labs.example');
  await expect(page.getByRole('button', { name: /Northwind Biobank/ })).toBeVisible();
  expect(await findingsInThemes(page)).toEqual([]);
});

for (const { part, paths } of PARTS) {
  test(`axe finds nothing on any screen ${part}, in any theme`, async ({ page }) => {
    await signIn(page, 'administrator');
    await synced(page);
    expect(paths.length).toBeGreaterThan(5);
    expect(
      await findingsOn(
        page,
        paths.map((path) => `/en${path}`),
        inThemes,
      ),
    ).toEqual([]);
  });
}

test('axe finds nothing on a box, a sample, an alert, a sensor and a shipment, in any theme', async ({ page }) => {
  await signIn(page, 'administrator');
  await synced(page);
  const paths = [...(await stored(page)), ...(await watched(page)), ...(await travelling(page))];
  expect(
    await findingsOn(
      page,
      paths.map((path) => `/en${path}`),
      inThemes,
    ),
  ).toEqual([]);
});

/** What is wider than the screen, as a short line. */
async function tooWide(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`wider than the phone by ${over} px`] : [];
}

for (const language of ['ar', 'de']) {
  test(`no screen is wider than the phone in ${language}, and axe finds nothing on those with the most words`, async ({
    page,
  }) => {
    await signIn(page, 'administrator');
    await synced(page);
    const curves = await watched(page);
    const looked = new Set([...telling, ...curves]);
    const paths = [...insideScreens, ...curves];
    expect(
      paths.filter((path) => looked.has(path)),
      'all that axe shall look at is opened',
    ).toHaveLength(looked.size);
    const look = async (shown: Page, at: number) => {
      const lines = await tooWide(shown);
      return looked.has(paths[at] ?? '') ? [...lines, ...(await findings(shown))] : lines;
    };
    const addresses = paths.map((path) => `/${language}${path}`);
    expect(await findingsOn(page, addresses, look)).toEqual([]);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });
}
