import { describe, expect, it } from 'vitest';
import { PHOTO_PIXELS, evidencePath, sha256Of, sizeWithin } from './photo.ts';

describe('the size of a kept photo', () => {
  it.each([
    [
      { width: 4032, height: 3024 },
      { width: 1280, height: 960 },
    ],
    [
      { width: 3024, height: 4032 },
      { width: 960, height: 1280 },
    ],
    [
      { width: 640, height: 480 },
      { width: 640, height: 480 },
    ],
    [
      { width: 100_000, height: 1 },
      { width: 1280, height: 1 },
    ],
  ])('of %j is %j', (taken, kept) => {
    expect(sizeWithin(taken, PHOTO_PIXELS)).toEqual(kept);
  });
});

it('names a photo by the laboratory and the command that announced it', () => {
  expect(evidencePath({ tenantId: 't', commandId: 'c' })).toBe('t/readings/c.jpg');
});

it('knows a photo by its SHA-256', async () => {
  const { buffer } = new TextEncoder().encode('abc');
  // FIPS 180-4, example of one block.
  expect(await sha256Of(buffer)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
