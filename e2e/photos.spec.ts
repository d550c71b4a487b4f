import { expect } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { test } from './fixtures/installed.ts';
import { signIn } from './fixtures/people.ts';
import { keptOnDevice, synced } from './pages/shell.ts';

/** A large picture as a phone's camera makes it, with the place where it was taken. */
async function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#246' } })
    .withExif({ IFD0: { Make: 'Secret phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg()
    .toBuffer();
}

test('a technician photographs the display without a network, and the picture follows the reading when there is one', async ({
  page,
  context,
}) => {
  // The page may fetch no `blob:` address; what it makes one of is noted instead.
  await page.addInitScript(`
    globalThis.keptPictures = [];
    const made = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { keptPictures.push(blob); return made(blob); };
  `);
  await signIn(page, 'technician', '/en/sensors');
  await synced(page);
  await keptOnDevice(page);
  await page.getByRole('link', { name: 'Freezer 1 probe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Freezer 1 probe' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Record a reading' }).click();
  const sheet = page.getByRole('dialog', { name: 'Reading of Freezer 1 probe' });
  await sheet.getByLabel('Temperature').fill('-78.25');
  const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photograph() };
  await sheet.getByLabel('Photograph the display').setInputFiles(picture);
  await expect(sheet.getByRole('img', { name: 'Photo of the display' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('−78.3 °C recorded for Freezer 1 probe').first()).toBeVisible();

  await context.setOffline(false);
  await synced(page);
  await page
    .getByRole('button', { name: /^Photo of / })
    .first()
    .click();
  const shown = page.getByRole('dialog', { name: /^Photo of / });
  await expect(shown).toContainText('It is the photo that was taken with the reading.');
  await expect(shown.getByRole('img', { name: 'Photo of the display' })).toBeVisible();
  const kept = Buffer.from(
    z
      .array(z.number())
      .parse(await page.evaluate(`keptPictures.at(-1).arrayBuffer().then((bytes) => [...new Uint8Array(bytes)])`)),
  );
  const { width, height, exif, format } = await sharp(kept).metadata();
  expect([width, height, format, exif]).toEqual([1280, 853, 'jpeg', undefined]);
  expect(kept.includes('Secret phone')).toBe(false);
});
