import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tenantLogo } from './tenant-branding.ts';

vi.mock('server-only', () => ({}));

const OURS = '01977e00-0000-7000-8000-000000000001';
const THEIRS = '01977e00-0000-7000-8000-000000000002';
const BUCKET = '/storage/v1/object/public/branding';

/** What the storage was asked for, as it came over the wire: a client that resolves dots has done so by then. */
const asked: string[] = [];
const storage = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.statusCode = request.url?.endsWith('/gone.png') ? 404 : 200;
  response.end('picture');
});
beforeAll(async () => {
  await new Promise<void>((listening) => {
    storage.listen(0, '127.0.0.1', listening);
  });
});
afterAll(() => storage.close());
beforeEach(() => {
  asked.length = 0;
  vi.stubEnv('SUPABASE_INTERNAL_URL', `http://127.0.0.1:${(storage.address() as AddressInfo).port}`);
  return () => vi.unstubAllEnvs();
});

test('a logo is fetched from its folder in the bucket', async () => {
  expect((await tenantLogo(`${OURS}/logo 2.png`))?.toString()).toBe('picture');
  expect(asked).toEqual([`${BUCKET}/${OURS}/logo%202.png`]);
});

test.each([
  ['a step up to another laboratory', `${OURS}/../${THEIRS}/logo.png`],
  ['steps up to another bucket', `${OURS}/../../evidence/photo.jpg`],
  ['steps up to the tables', `${OURS}/../../../../../../rest/v1/tenants`],
  ['a step up at the end', `${OURS}/..`],
  ['a step in place', `${OURS}/./logo.png`],
  ['an absolute path', '/rest/v1/tenants'],
  ['the address of another host', 'http://127.0.0.1:9/logo.png'],
  ['another host without a scheme', '//127.0.0.1:9/logo.png'],
  ['an empty folder', `${OURS}//logo.png`],
  ['nothing', ''],
])('nothing is asked for when the path is %s', async (_name, path) => {
  expect(await tenantLogo(path)).toBeUndefined();
  expect(asked).toEqual([]);
});

// Each of these is a file's odd name, and stays one.
test.each([
  ['an encoded step up', `${OURS}/%2e%2e/${THEIRS}/logo.png`, `${OURS}/%252e%252e/${THEIRS}/logo.png`],
  ['an encoded slash', `${OURS}/..%2f${THEIRS}/logo.png`, `${OURS}/..%252f${THEIRS}/logo.png`],
  ['a backslash', `${OURS}/..\\${THEIRS}\\logo.png`, `${OURS}/..%5C${THEIRS}%5Clogo.png`],
  ['a tab that an address would lose', `${OURS}/.\t./${THEIRS}/logo.png`, `${OURS}/.%09./${THEIRS}/logo.png`],
  ['a question mark', `${OURS}/logo.png?download=x`, `${OURS}/logo.png%3Fdownload%3Dx`],
  ['a hash', `${OURS}/#/logo.png`, `${OURS}/%23/logo.png`],
])('%s in a path leads nowhere else', async (_name, path, expected) => {
  await tenantLogo(path);
  expect(asked).toEqual([`${BUCKET}/${expected}`]);
});

test('a logo that is not there is none', async () => {
  expect(await tenantLogo(`${OURS}/gone.png`)).toBeUndefined();
  expect(asked).toHaveLength(1);
});
