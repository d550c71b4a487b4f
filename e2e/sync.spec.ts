import { expect, type Page } from '@playwright/test';
import { aTablet, lastingPhone } from './fixtures/devices.ts';
import { signIn } from './fixtures/people.ts';
import { newest, scanBox, scanTube } from './pages/scan.ts';
import { keptOnDevice, pill, synced } from './pages/shell.ts';
import { occupied, openByCode } from './pages/storage.ts';
import { test } from './fixtures/test.ts';

/** The thirty tubes that are scanned, and the position each gets: they stood in another box of 13 by 13. */
const moves = Array.from({ length: 30 }, (_, at) => ({
  tube: `NB${String(158 + at).padStart(6, '0')}`,
  position: `${String.fromCharCode(65 + Math.floor(at / 13))}${String((at % 13) + 1).padStart(2, '0')}`,
}));

test('thirty scans in two tabs without a network, on a phone that was killed, are all there afterwards, once each', async ({
  browser,
  baseURL,
}) => {
  const phone = lastingPhone(baseURL ?? '');
  try {
    const before = await phone.start();
    const [opened = await before.newPage()] = before.pages();
    await signIn(opened, 'technician', '/en/scan?mode=put-away');
    await synced(opened);
    await keptOnDevice(opened);
    await before.setOffline(true);
    await scanBox(opened, 'B-3112');
    await before.close();

    const cold = await phone.start();
    await cold.setOffline(true);
    const [one = await cold.newPage()] = cold.pages();
    const two = await cold.newPage();
    for (const tab of [one, two]) {
      await tab.goto('/en/scan?mode=put-away');
      await scanBox(tab, 'B-3112');
    }
    for (const [at, { tube, position }] of moves.entries()) {
      const tab: Page = at % 2 === 0 ? one : two;
      await tab.bringToFront();
      await scanTube(tab, tube, position);
      await expect(newest(tab)).toContainText('On this device');
    }
    await expect(pill(one)).toContainText('30');

    await cold.setOffline(false);
    for (const tab of [one, two]) await synced(tab);

    const { context, page: tablet } = await aTablet(browser);
    await signIn(tablet, 'supervisor');
    await synced(tablet);
    await openByCode(tablet, 'B-3112');
    await expect(occupied(tablet)).toHaveCount(30);
    await openByCode(tablet, 'B-3111');
    await expect(occupied(tablet)).toHaveCount(20);
    await context.close();
  } finally {
    await phone.discard();
  }
});
