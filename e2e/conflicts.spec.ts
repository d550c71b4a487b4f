import { expect, type Page } from '@playwright/test';
import { aTablet } from './fixtures/devices.ts';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { newest, results, scanBox, scanTube, typeCode } from './pages/scan.ts';
import { keptOnDevice, pill, synced } from './pages/shell.ts';
import { cell, occupied, openByCode } from './pages/storage.ts';

test('two phones claim two positions without a network; the second one is told, a supervisor settles one and a new scan the other', async ({
  anotherInstalledPhone,
  browser,
  context: firstContext,
  page: first,
}) => {
  const { context: secondContext, page: second } = await anotherInstalledPhone();
  await signIn(first, 'technician', '/en/scan?mode=put-away');
  await signIn(second, 'technician2', '/en/scan?mode=put-away');
  for (const phone of [first, second]) {
    await synced(phone);
    await keptOnDevice(phone);
  }

  await firstContext.setOffline(true);
  await secondContext.setOffline(true);
  for (const [phone, tube, another] of [
    [first, 'NB000257', 'NB000262'],
    [second, 'NB000258', 'NB000263'],
  ] as const) {
    await scanBox(phone, 'B-1222');
    await scanTube(phone, tube, 'A01');
    await scanTube(phone, another, 'A02');
    await expect(newest(phone)).toContainText('On this device');
  }

  await firstContext.setOffline(false);
  await expect(newest(first)).toContainText('On the server');
  await secondContext.setOffline(false);
  await expect(newest(second).getByRole('alert')).toContainText('Somebody was there first');
  await expect(pill(first)).toHaveAttribute('data-state', 'synced');
  await synced(second);
  await expect(pill(second)).toHaveAttribute('data-state', 'attention');

  // The supervisor has it on top of the live board and among the conflicts.
  const { context: board, page: tablet } = await aTablet(browser);
  await signIn(tablet, 'supervisor', '/en/live');
  const claims = tablet.getByRole('link', { name: /claims A01 in Box B-1222/ });
  await expect(claims).toBeVisible();
  await claims.click();
  const conflictAt = (page: Page, position: string) =>
    page.getByRole('article', { name: new RegExp(`at ${position}$`) }).filter({ hasText: 'Box B-1222' });
  await expect(conflictAt(tablet, 'A01')).toContainText('Yuki Tanaka');
  await expect(conflictAt(tablet, 'A01')).toBeInViewport();

  // What both phones still show of a scan says what the supervisor has decided about it, and takes nothing back.
  await conflictAt(tablet, 'A02')
    .getByRole('button', { name: / is there$/ })
    .click();
  await tablet.getByRole('button', { name: 'It is there', exact: true }).click();
  await expect(newest(first)).toContainText('Its place is in doubt');
  await expect(newest(second)).toContainText('Settled since');
  await expect(newest(second).getByRole('alert')).toBeHidden();
  for (const phone of [first, second]) {
    await expect(newest(phone).getByRole('button', { name: 'Undo' })).toBeHidden();
  }

  // The second technician looks it up: the tube is in the hand at once, so that the box is where it goes and not what is moved.
  await results(second).getByRole('link', { name: 'See what to do' }).click();
  await conflictAt(second, 'A01')
    .getByRole('link', { name: /^Scan .* where it is$/ })
    .click();
  await expect(newest(second)).toContainText('In your hand');
  await typeCode(second, 'B-1222');
  await expect(newest(second)).toContainText('A03');
  await expect(newest(second)).toContainText('On the server');
  // Where it was before, nobody knew.
  await expect(newest(second).getByRole('button', { name: 'Undo' })).toBeHidden();

  await expect(conflictAt(tablet, 'A01')).toBeHidden();
  // What the second phone has listed tells what happened, and asks for nothing any more.
  await pill(second).click();
  const settled = second
    .getByRole('listitem')
    .filter({ hasText: 'Conflict, resolved' })
    .filter({ hasText: 'NB000257' });
  await expect(settled).toContainText(/^.*Box B-1222, A01 was already taken by .*\(NB000257\)\./s);
  await expect(settled.getByRole('link')).toHaveCount(0);
  await openByCode(tablet, 'B-1222');
  await expect(occupied(tablet)).toHaveCount(3);
  for (const position of ['A01', 'A02', 'A03']) await expect(cell(tablet, position)).not.toHaveAccessibleName(/free/);
  await board.close();
});
