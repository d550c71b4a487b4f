import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { insideScreens } from './fixtures/screens.ts';
import { enterPassword, signIn } from './fixtures/people.ts';
import { synced } from './pages/shell.ts';
import { openByCode } from './pages/storage.ts';

/** Rules whose outcome a theme can change; everything else is the same page. */
const COLOURS = ['color-contrast', 'target-size', 'link-in-text-block'];
/** Screens with the most words and the most layout, for the languages. */
const telling = ['', '/scan', '/storage', '/outbox', '/live', '/import', '/administration/layout'];

/** Opens a screen and waits until its content is there. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** What axe finds on the screen that is open, as short lines. */
async function findings(page: Page, rules?: readonly string[]) {
  const axe = new AxeBuilder({ page });
  if (rules) axe.withRules([...rules]);
  // The pictures of a brand in the other themes have those themes' contrast, which is looked at there.
  if (rules?.includes('color-contrast-enhanced')) axe.exclude('figure');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Looks at many screens before it fails, so that one run tells all there is to mend. */
async function findingsOn(page: Page, paths: readonly string[], rules?: readonly string[]) {
  const found: [string, string[]][] = [];
  for (const path of paths) {
    await open(page, path);
    const lines = await findings(page, rules);
    if (lines.length > 0) found.push([path, lines]);
  }
  return found;
}

/** The addresses of a sample and of the box it lies in: screens that say nothing without an id. */
async function deepScreens(page: Page) {
  await openByCode(page, 'B-1111');
  const box = new URL(page.url());
  await openByCode(page, 'NB000001');
  const sample = new URL(page.url());
  return [box, sample].map(({ pathname, search }) => `${pathname}${search}`);
}

const THEMES: readonly { theme: string; rules?: readonly string[] }[] = [
  { theme: 'light' },
  { theme: 'dark', rules: COLOURS },
  // In the cold room every text has a contrast of 7 to 1.
  { theme: 'cold', rules: [...COLOURS, 'color-contrast-enhanced'] },
];

for (const { theme, rules } of THEMES) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await page.addInitScript((chosen) => localStorage.setItem('tracseq:theme', chosen), theme);
    });

    test('axe finds nothing on the way in', async ({ page }) => {
      expect(await findingsOn(page, ['/en/sign-in'], rules)).toEqual([]);
      await enterPassword(page, 'both@labs.example');
      await expect(page.getByRole('button', { name: /Northwind Biobank/ })).toBeVisible();
      expect(await findings(page, rules)).toEqual([]);
    });

    test('axe finds nothing on any screen inside', async ({ page }) => {
      await signIn(page, 'administrator');
      await synced(page);
      const paths = [...insideScreens.map((path) => `/en${path}`), ...(await deepScreens(page))];
      expect(paths.length).toBeGreaterThan(15);
      expect(await findingsOn(page, paths, rules)).toEqual([]);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    });
  });
}

for (const language of ['ar', 'de']) {
  test(`axe finds nothing on the screens in ${language}`, async ({ page }) => {
    await signIn(page, 'supervisor');
    await synced(page);
    expect(
      await findingsOn(
        page,
        telling.map((path) => `/${language}${path}`),
      ),
    ).toEqual([]);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });
}
