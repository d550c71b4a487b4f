import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { plainLabelling } from '../lib/domain/positions/grid.ts';
import { findings, findingsInThemes } from './fixtures/axe.ts';
import { anotherPhone } from './fixtures/devices.ts';
import { handsOf, readingOf, sensorWithLimit } from './fixtures/hands.ts';
import { test as testOnInstalled } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { keptOnDevice, synced } from './pages/shell.ts';
import { test } from './fixtures/test.ts';

const map = (page: Page, site: string) => page.getByRole('region', { name: `Floor plan of ${site}` });

/** Waits until a drag is over for the page, too: it keeps the click that ends it from everybody, and any other in the moment after it. */
const clicksArrive = (page: Page) =>
  page.waitForFunction(() => {
    let arrived = false;
    document.body.addEventListener('click', () => (arrived = true), { once: true });
    document.body.dispatchEvent(new MouseEvent('click'));
    return arrived;
  });

/** A site of its own with two freezers, each with a sensor that alarms at once, both cold. */
async function aSite(browser: Browser, address: string, name: string) {
  const { context, page } = await anotherPhone(browser);
  await signIn(page, 'administrator');
  const hands = await handsOf(page, address);
  const [siteId, typeId, leftId, rightId, left, right, air] = Array.from({ length: 7 }, () => randomUUID());
  const freezer = (containerId: string | undefined, label: string) => ({
    name: 'create_container.v1' as const,
    args: {
      ...{ containerId: containerId ?? '', siteId: siteId ?? '', parentId: null, position: null },
      ...{ typeId: typeId ?? '', name: label, barcode: null },
    },
  });
  await hands.say([
    { name: 'create_site.v1', args: { siteId: siteId ?? '', name, timeZone: 'Europe/Berlin' } },
    {
      name: 'create_container_type.v1',
      args: {
        ...{ typeId: typeId ?? '', name: `${name} chest`, kind: 'freezer', rows: 2, columns: 1, capacity: null },
        ...{ labelling: plainLabelling, allowedChildren: ['rack'], temperatureClass: null, refusedHazards: [] },
      },
    },
    freezer(leftId, 'Left freezer'),
    freezer(rightId, 'Right freezer'),
    ...sensorWithLimit(left ?? '', `${name} left probe`, { containerId: leftId ?? '' }),
    ...sensorWithLimit(right ?? '', `${name} right probe`, { containerId: rightId ?? '' }),
    ...sensorWithLimit(air ?? '', `${name} air`, { siteId: siteId ?? '' }),
  ]);
  const bring = await hands.gateway();
  await bring([readingOf(left ?? '', -80, 90), readingOf(right ?? '', -79.5, 90), readingOf(air ?? '', -79, 90)]);
  await context.close();
  return { siteId: siteId ?? '', left: left ?? '', bring };
}

testOnInstalled(
  'a supervisor arranges a site by keys and by drag, and sees a freezer warm up at its place without a reload @desktop',
  async ({ browser, page, baseURL, context }) => {
    const { siteId, left, bring } = await aSite(browser, baseURL ?? '', 'Basement');
    await signIn(page, 'supervisor', `/en/floor?site=${siteId}`);
    await synced(page);
    await page.goto(`/en/floor?site=${siteId}`);
    await expect(page.getByRole('heading', { name: 'This site has no plan yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Arrange the freezers' }).click();
    const plan = map(page, 'Basement');

    await test.step('one is put onto the plan and moved by keys, and it is said where it is', async () => {
      await page.getByRole('button', { name: 'Put Left freezer on the plan' }).press('Enter');
      const tile = plan.getByRole('button', { name: /^Left freezer/ });
      await expect(tile).toBeFocused();
      await tile.press('ArrowRight');
      await tile.press('ArrowDown');
      await expect(tile).toHaveAccessibleName('Left freezer: column 2, row 2');
      await expect(page.getByRole('status').filter({ hasText: 'Left freezer: column 2, row 2' })).toHaveCount(1);
    });

    await test.step('another is dragged out of the tray, and snaps to the grid', async () => {
      await page
        .getByRole('button', { name: 'Put Right freezer on the plan' })
        .dragTo(plan, { targetPosition: { x: 500, y: 60 }, sourcePosition: { x: 8, y: 8 }, steps: 12 });
      await expect(page.getByText('Everything is on the plan.')).toBeVisible();
      await expect(plan.getByRole('button', { name: /^Right freezer: column \d+, row \d+$/ })).toBeVisible();
      await clicksArrive(page);
    });

    await test.step('a room around them gets its name, and a step too many is taken back', async () => {
      await page.getByRole('button', { name: 'Add a room' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Cold cellar');
      await page.getByRole('textbox', { name: 'Name' }).press('Tab');
      await expect(plan.getByRole('button', { name: /^Room Cold cellar/ })).toBeVisible();
      await plan.getByRole('button', { name: /^Left freezer/ }).press('Delete');
      await expect(page.getByRole('button', { name: 'Put Left freezer on the plan' })).toBeVisible();
      await page.getByRole('button', { name: 'Undo step' }).click();
      await expect(plan.getByRole('button', { name: 'Left freezer: column 2, row 2, in Cold cellar' })).toBeVisible();
    });

    await test.step('leaving asks first', async () => {
      await page.getByRole('link', { name: 'Sensors', exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('heading', { name: 'Arrange Basement' })).toBeVisible();
      await page.goBack();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('heading', { name: 'Arrange Basement' })).toBeVisible();
      await expect(plan.getByRole('button', { name: /^Left freezer/ })).toBeVisible();
    });

    await page.getByRole('button', { name: 'Save the plan' }).click();
    const tile = plan.getByRole('link', { name: /Left freezer/ });
    await expect(tile).toHaveAccessibleName(/−80\.0\s°C.*Normal.*ago/);
    await expect(plan.getByText('Cold cellar')).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'Air of the site' }).getByRole('link', { name: /^Basement air −79\.0\s°C/ }),
    ).toBeVisible();
    await synced(page);
    await keptOnDevice(page);

    await test.step('it warms up', async () => {
      await bring([readingOf(left, -50, 30)]);
      await expect(tile).toHaveAccessibleName(/−50\.0\s°C.*Alarm/);
      await expect(page.getByText('1 is alarming')).toBeVisible();
      // The alarming comes first for the Tab key.
      await expect(plan.getByRole('link').first()).toHaveAccessibleName(/Left freezer/);
    });

    await test.step('without a network the map shows what it last knew', async () => {
      await context.setOffline(true);
      await page.reload();
      await expect(tile).toHaveAccessibleName(/−50\.0\s°C.*Alarm/);
      await expect(page.getByText(/^As of/).first()).toBeVisible();
      await context.setOffline(false);
    });

    await test.step('somebody takes it on, and it is cold again', async () => {
      await page.goto('/en/alerts');
      await page
        .getByRole('article', { name: 'Basement left probe' })
        .getByRole('button', { name: /^Acknowledge/ })
        .click();
      await page.getByRole('link', { name: 'Floor map' }).first().click();
      await page.getByRole('combobox', { name: 'Site' }).selectOption(siteId);
      await expect(tile).toHaveAccessibleName(/Acknowledged/);
      await bring([readingOf(left, -80, 0)]);
      await expect(tile).toHaveAccessibleName(/−80\.0\s°C.*Normal/);
    });
  },
);

test('whoever arranges an older plan is told, and decides which one stays @desktop', async ({
  browser,
  page,
  baseURL,
}) => {
  const { siteId } = await aSite(browser, baseURL ?? '', 'Attic');
  await signIn(page, 'supervisor', `/en/floor?site=${siteId}`);
  await synced(page);
  await page.goto(`/en/floor?site=${siteId}`);
  await page.getByRole('button', { name: 'Arrange the freezers' }).click();
  await page.getByRole('button', { name: 'Put Left freezer on the plan' }).click();

  const { context, page: other } = await anotherPhone(browser);
  await signIn(other, 'administrator', `/en/floor?site=${siteId}`);
  await synced(other);
  await other.goto(`/en/floor?site=${siteId}`);
  await other.getByRole('button', { name: 'Arrange the freezers' }).click();
  await other.getByRole('button', { name: 'Put Right freezer on the plan' }).click();
  await other.getByRole('button', { name: 'Save the plan' }).click();

  await expect(page.getByText(/Somebody else saved another plan/)).toBeVisible();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(map(page, 'Attic').getByRole('button', { name: /^Right freezer/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Put Left freezer on the plan' })).toBeVisible();
  await context.close();
});

testOnInstalled(
  'a drawing lies behind the plan, also without a network, and an SVG is refused @desktop',
  async ({ browser, page, baseURL, context }) => {
    const { siteId } = await aSite(browser, baseURL ?? '', 'Loft');
    await signIn(page, 'supervisor', `/en/floor?site=${siteId}`);
    await synced(page);
    await keptOnDevice(page);
    await page.goto(`/en/floor?site=${siteId}`);
    await page.getByRole('button', { name: 'Arrange the freezers' }).click();
    await page.getByRole('button', { name: 'Put Left freezer on the plan' }).click();
    const field = page.getByLabel(/^Choose a drawing/);
    await field.setInputFiles({ name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await expect(page.getByText(/^This is no PNG, JPEG or WebP/)).toBeVisible();
    await field.setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await expect(page.getByText(/^This picture cannot be read/)).toBeVisible();
    const drawing = { create: { width: 2400, height: 1600, channels: 3 as const, background: '#cde' } };
    const buffer = await sharp(drawing).png().toBuffer();
    await field.setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer });
    await expect(page.getByRole('button', { name: 'Remove the drawing' })).toBeVisible();
    await page.getByRole('button', { name: 'Save the plan' }).click();
    // What is arranged has the drawing behind it, too.
    await expect(page.getByRole('button', { name: 'Arrange the freezers' })).toBeVisible();

    const ground = map(page, 'Loft').locator('> div');
    await expect(ground).toHaveCSS('background-image', /^url\("blob:/);
    await synced(page);
    await context.setOffline(true);
    await page.reload();
    await expect(ground).toHaveCSS('background-image', /^url\("blob:/);
    await context.setOffline(false);
  },
);

test('axe finds nothing while a site is looked at and arranged, in any theme and from right to left', async ({
  page,
}) => {
  const arrange = async () => {
    await page
      .locator('main')
      .getByRole('button')
      .filter({ has: page.locator('.lucide-map-pinned') })
      .click();
    await page.locator('[data-spot]').first().click();
  };
  await signIn(page, 'supervisor', '/en/floor');
  await synced(page);
  await expect(page.locator('a[data-look]').first()).toBeVisible();
  expect(await findingsInThemes(page)).toEqual([]);
  await arrange();
  expect(await findingsInThemes(page, 1)).toEqual([]);

  await page.goto('/ar/floor');
  await expect(page.locator('a[data-look]').first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await arrange();
  expect(await findings(page)).toEqual([]);
});

test('whoever goes back with an unsaved arrangement is asked, and leaves by one step once it is saved or given up @desktop', async ({
  browser,
  page,
  baseURL,
}) => {
  const { siteId } = await aSite(browser, baseURL ?? '', 'Cellar');
  await signIn(page, 'supervisor');
  await synced(page);
  await page.goto('/en/alerts');
  await page.goto(`/en/floor?site=${siteId}`);
  const arrange = async () => {
    await page.getByRole('button', { name: 'Arrange the freezers' }).click();
    await page
      .getByRole('button', { name: /^Put (Left|Right) freezer on the plan/ })
      .first()
      .click();
  };
  await arrange();
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(map(page, 'Cellar').getByRole('link', { name: /freezer/ })).toBeVisible();
  await arrange();
  await page.goBack();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveURL(/\/en\/alerts$/);
});
