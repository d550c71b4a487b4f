import { expect, test } from 'vitest';
import { logoProblem } from './logo-problem.ts';

const PNG = '\u0089PNG';
/** Opens what begins like a PNG, as a browser does. */
const open = async (file: Blob) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (String.fromCharCode(...bytes.slice(0, 4)) !== PNG) throw new Error('no picture');
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

test('a file of another kind is refused by its kind', async () => {
  expect(await logoProblem(named('application/pdf', picture), open)).toBe('kind');
});

test('a picture of more than 512 KB is refused by its size', async () => {
  expect(await logoProblem(named('image/png', new Uint8Array(512 * 1024 + 1)), open)).toBe('size');
});
