import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { derivedId } from './derived-id.ts';

const command = '0198c0de-0000-7000-8000-000000000001';

it('is the digest of the command id and the number, with version 8 and the variant set', async () => {
  const digest = createHash('sha256').update(`${command}:0`).digest('hex');
  const id = (await derivedId(command, 0)).replaceAll('-', '');
  expect(id.slice(0, 12)).toBe(digest.slice(0, 12));
  expect(id.slice(12, 13)).toBe('8');
  expect(id.slice(13, 16)).toBe(digest.slice(13, 16));
  expect(id.slice(17)).toBe(digest.slice(17, 32));
});

it('is a uuid, the same every time, another for every number', async () => {
  const ids = await Promise.all([0, 1, 2, 0].map((n) => derivedId(command, n)));
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(3);
  expect(ids[0]).toBe(ids[3]);
});

it('is pinned, because SQL must come to the same', async () => {
  expect(await derivedId(command, 0)).toMatchInlineSnapshot(`"d4ce8088-4486-8826-bcc3-5481e46abfa2"`);
});
