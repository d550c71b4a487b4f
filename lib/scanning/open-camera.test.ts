import { expect, test, vi } from 'vitest';
import { createScanStream, openCamera } from './index.ts';

vi.mock('./camera/scanner.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

test('a camera whose script cannot be had says so in words, as any other camera that is missing', async () => {
  await expect(openCamera({ stream: createScanStream() })).rejects.toMatchObject({
    name: 'CameraError',
    code: 'camera_not_loaded',
  });
});
