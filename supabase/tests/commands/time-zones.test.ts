import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase({ max: 1 });
});
afterAll(() => db.drop());

async function judged(timeZone: string): Promise<string> {
  const [row] = await db.admin<{ zone: string }[]>`select private.time_zone_of(${db.admin.json({ timeZone })}) as zone`;
  return row?.zone ?? '';
}

describe('a time zone', () => {
  test.each(['Europe/Berlin', 'europe/berlin', 'UTC', 'Etc/GMT+5', 'America/Port-au-Prince', 'America/Indiana/Knox'])(
    'may be %s',
    async (zone) => {
      expect(await judged(zone)).toBe(zone);
    },
  );

  test.each(['Europe/Nowhere', 'Europe', 'Europe/', 'CEST', 'UTC+5', 'Foo/Bar5', 'Foo/Bar', 'posix/Europe/Berlin'])(
    'may not be %s',
    async (zone) => {
      await expect(judged(zone)).rejects.toMatchObject({ code: 'TS001' });
    },
  );

  test('may have any name of places in the list, also without a look at the list', async () => {
    const [row] = await db.admin<{ known: number; taken: number }[]>`
      select count(*)::int as known, count(private.time_zone_of(jsonb_build_object('timeZone', z.name)))::int as taken
      from pg_catalog.pg_timezone_names z where z.name ~ '/' and z.name !~ '[0-9]' and z.name !~* '^(posix|right)/'`;
    expect(row?.known).toBeGreaterThan(300);
    expect(row?.taken).toBe(row?.known);
  });
});
