import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_FLOOR, type FloorLayout } from '../../../lib/domain/floor/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory } from '../furnished.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let other: FurnishedLaboratory;
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  other = await createFurnishedLaboratory(database);
});
afterAll(() => database.drop());

const arranged = (siteId: string, basedOn: number, plan: Partial<FloorLayout> = {}) => ({
  ...{ siteId, basedOn },
  plan: { ...EMPTY_FLOOR, ...plan },
});

describe('a floor plan', () => {
  test('of another laboratory is not there, and its freezer is left out of one’s own', async () => {
    const { administrator } = laboratory;
    const foreign = await administrator.say('edit_floor_plan.v1', arranged(other.siteId, 0));
    expect(foreign.verdict).toMatchObject({ status: 'rejected', code: 'site_not_found' });
    const own = await administrator.say(
      'edit_floor_plan.v1',
      arranged(laboratory.siteId, 0, {
        spots: [
          { containerId: other.freezerId, x: 0, y: 0 },
          { containerId: laboratory.freezerId, x: 6, y: 0 },
        ],
      }),
    );
    expect(own.status).toBe('applied');
    const spots =
      await database.admin`select container_id, x from public.floor_spots where tenant_id = ${laboratory.tenantId}`;
    expect([...spots]).toEqual([{ container_id: laboratory.freezerId, x: 6 }]);
  });

  test('takes five hundred freezers at once, and not one more', async () => {
    const spots = Array.from({ length: 500 }, () => ({ containerId: randomUUID(), x: 0, y: 0 }));
    const { administrator, otherSiteId } = laboratory;
    expect((await administrator.say('edit_floor_plan.v1', arranged(otherSiteId, 0, { spots }))).status).toBe('applied');
    const more = [...spots, { containerId: randomUUID(), x: 0, y: 0 }];
    const refused = await administrator.say('edit_floor_plan.v1', arranged(otherSiteId, 1, { spots: more }));
    expect(refused.verdict).toMatchObject({ code: 'too_many_items' });
  });
});

describe('a drawing behind a floor plan', () => {
  const upload = (who: ReturnType<TestDatabase['asPerson']>, name: string) =>
    who.run((sql) => sql`insert into storage.objects (bucket_id, name) values ('floor-plans', ${name})`);
  const seen = (who: ReturnType<TestDatabase['asPerson']>) =>
    who.run((sql) => sql`select name from storage.objects where bucket_id = 'floor-plans'`);

  test('is put there by those who may arrange, under their own laboratory alone', async () => {
    const technician = await laboratory.enrol('technician');
    const supervisor = await laboratory.enrol('supervisor');
    const folder = laboratory.tenantId;
    await upload(supervisor.person, `${folder}/${randomUUID()}`);
    for (const [who, name] of [
      [technician.person, `${folder}/${randomUUID()}`],
      [other.administrator.person, `${folder}/${randomUUID()}`],
      [supervisor.person, `${other.tenantId}/${randomUUID()}`],
      [supervisor.person, `${folder}/drawing.svg`],
      [supervisor.person, `${folder}/deep/${randomUUID()}`],
      [database.asPerson(null), `${folder}/${randomUUID()}`],
    ] as const) {
      await expect(upload(who, name)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await seen(technician.person)).toHaveLength(1);
    expect(await seen(other.administrator.person)).toHaveLength(0);
  });

  test('is neither replaced nor removed by anybody', async () => {
    const { person } = laboratory.administrator;
    const name = `${laboratory.tenantId}/${randomUUID()}`;
    await upload(person, name);
    const removed = await person.run((sql) => sql`delete from storage.objects where bucket_id = 'floor-plans'`);
    const renamed = await person.run(
      (sql) => sql`update storage.objects set name = 'x' where bucket_id = 'floor-plans'`,
    );
    expect([removed.count, renamed.count]).toEqual([0, 0]);
  });

  test('lies in a private bucket that takes small pictures and no SVG', async () => {
    const [bucket] =
      await database.admin`select public, file_size_limit, allowed_mime_types from storage.buckets where id = 'floor-plans'`;
    expect(bucket).toEqual({
      public: false,
      file_size_limit: '2097152',
      allowed_mime_types: ['image/png', 'image/jpeg', 'image/webp'],
    });
  });
});
