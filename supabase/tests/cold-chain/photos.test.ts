import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temperatureReportSchema } from '../../../lib/domain/reports/temperature-report.ts';
import { evidencePath } from '../../../lib/domain/readings/photo.ts';
import { createTestDatabase, type Person, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom, reading } from './cold-room.ts';

let database: TestDatabase;
let room: ColdRoom;
beforeAll(async () => {
  database = await createTestDatabase();
  room = await createColdRoom(database);
});
afterAll(() => database.drop());

const sha256 = 'ab'.repeat(32);

/** Types a reading, with a photo unless said otherwise; answers the id of the command. */
async function type(who: ColdRoom['administrator'], at: number, photo: { sha256: string } | null = { sha256 }) {
  const { id, status } = await who.say('record_readings.v2', {
    ...{ sensorId: room.sensorId, source: 'manual', readings: [reading(at, -79)], photo },
  });
  expect(status).toBe('applied');
  return id;
}

const upload = (who: Person, name: string) =>
  who.run((sql) => sql`insert into storage.objects (bucket_id, name) values ('evidence', ${name})`);

describe('a reading with a photo', () => {
  it('is stored like any other, and what its photo must be with it', async () => {
    const technician = await room.enrol('technician');
    const commandId = await type(technician, 60);
    const rows = await room.administrator.person.run(
      (sql) => sql`
        select p.sha256, p.taken_at = r.taken_at as is_the_moment, r.temperature
        from reading_photos p join readings r using (tenant_id, command_id) where p.command_id = ${commandId}`,
    );
    expect([...rows]).toEqual([{ sha256, is_the_moment: true, temperature: -79 }]);
  });

  it.each([
    ['a sum that is none', { photo: { sha256: 'AB' } }, 'photo'],
    ['more than a sum', { photo: { sha256, place: 'here' } }, 'photo'],
    ['a photo of a logger', { source: 'logger' }, 'photo'],
    ['one photo of two readings', { readings: [reading(1, -79), reading(2, -79)] }, 'readings'],
  ])('is refused with %s', async (_name, changes, field) => {
    const { verdict } = await room.administrator.sayAny('record_readings.v2', {
      ...{ sensorId: room.sensorId, source: 'manual', readings: [reading(1, -79)], photo: { sha256 } },
      ...changes,
    });
    expect(verdict).toMatchObject({ code: 'arguments_invalid', details: { field } });
  });

  it('is told in the temperature report', async () => {
    const own = await createColdRoom(database);
    const say = (at: number, photo: { sha256: string } | null) =>
      own.administrator.say('record_readings.v2', {
        ...{ sensorId: own.sensorId, source: 'manual', readings: [reading(at, -79)], photo },
      });
    await say(0, { sha256 });
    await say(60, null);
    await own.bring([{ at: 120, temperature: -79 }]);
    const report = temperatureReportSchema.parse(
      await own.administrator.person.rpc('temperature_report', {
        ...{ p_tenant_id: own.tenantId, p_sensor_id: own.sensorId },
        ...{ p_from: reading(0, 0).takenAt, p_to: reading(600, 0).takenAt },
      }),
    );
    expect([report.readings, report.typed, report.photographed]).toEqual([3, 2, 1]);
  });
});

describe('the picture of a reading', () => {
  it('is laid down once, by whoever took it, under the name of its command alone', async () => {
    const technician = await room.enrol('technician');
    const other = await createColdRoom(database);
    const { tenantId } = room;
    const [commandId, second, plain] = [
      await type(technician, 300),
      await type(technician, 360),
      await type(technician, 420, null),
    ];
    const name = evidencePath({ tenantId, commandId });
    for (const [who, wrong] of [
      [room.administrator.person, name],
      [other.administrator.person, name],
      [database.asPerson(null), name],
      [technician.person, evidencePath({ tenantId, commandId: plain })],
      [technician.person, evidencePath({ tenantId: other.tenantId, commandId })],
      [technician.person, `${tenantId}/readings/${second}.png`],
      [technician.person, `${tenantId}/${second}.jpg`],
      [technician.person, `${tenantId}/readings/deep/${second}.jpg`],
      [technician.person, 'picture.jpg'],
    ] as const) {
      await expect(upload(who, wrong)).rejects.toMatchObject({ code: '42501' });
    }
    await upload(technician.person, name);
    await expect(upload(technician.person, name)).rejects.toMatchObject({ code: '23505' });
  });

  it('is seen by the laboratory alone, and changed or taken away by nobody', async () => {
    const commandId = await type(room.administrator, 500);
    const name = evidencePath({ tenantId: room.tenantId, commandId });
    await upload(room.administrator.person, name);
    const auditor = await room.enrol('auditor');
    const other = await createColdRoom(database);
    const seen = (who: Person) =>
      who.run((sql) => sql`select from storage.objects where bucket_id = 'evidence' and name = ${name}`);
    expect((await seen(auditor.person)).count).toBe(1);
    expect((await seen(other.administrator.person)).count).toBe(0);
    const changed = await room.administrator.person.run(
      (sql) => sql`update storage.objects set name = 'x' where bucket_id = 'evidence'`,
    );
    const removed = await room.administrator.person.run(
      (sql) => sql`delete from storage.objects where bucket_id = 'evidence'`,
    );
    expect([changed.count, removed.count, (await seen(auditor.person)).count]).toEqual([0, 0, 1]);
    const [bucket] = await database.admin`select public, allowed_mime_types from storage.buckets where id = 'evidence'`;
    expect(bucket).toEqual({ public: false, allowed_mime_types: ['image/jpeg'] });
  });
});
