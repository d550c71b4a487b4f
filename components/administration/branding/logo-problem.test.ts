import { expect, test } from 'vitest';
import { logoProblem } from './logo-problem.ts';

const PNG = '\u0089PNG\r\n';
/** Opens what begins like a PNG or a GIF, whatever it is called, as a browser does. */
const open = async (file: Blob) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!/^(\u0089PNG|GIF)/.test(String.fromCharCode(...bytes.slice(0, 4)))) throw new Error('no picture');
  return { close: () => undefined };
};
const named = (type: string, bytes: BlobPart) => new Blob([bytes], { type });
const picture = Uint8Array.from(PNG, (letter) => letter.charCodeAt(0));

test('a picture is taken', async () => {
  expect(await logoProblem(named('image/png', picture), open)).toBeUndefined();
});

test('a text that is named like a picture is refused', async () => {
  expect(await logoProblem(named('image/png', 'Dear all,'), open)).toBe('broken');
});

test('a picture of another kind than its name says is refused, though it can be opened', async () => {
  expect(await logoProblem(named('image/png', 'GIF89a'), open)).toBe('broken');
  expect(await logoProblem(named('image/jpeg', picture), open)).toBe('broken');
});

test('a file of another kind is refused by its kind', async () => {
  expect(await logoProblem(named('application/pdf', picture), open)).toBe('kind');
});

test('a picture of more than 512 KB is refused by its size', async () => {
  expect(await logoProblem(named('image/png', new Uint8Array(512 * 1024 + 1)), open)).toBe('size');
});
