import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleExposureSchema, samplesAtRiskSchema } from '../../../lib/domain/readings/answers.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createColdRoom } from '../cold-chain/cold-room.ts';
import { fillFreezer, warmFreezer } from '../cold-chain/full-freezer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('a tube that is out while the freezer warms up is not at risk there, though its place is held', async () => {
  const room = await createColdRoom(database);
  await fillFreezer(database, room, { boxes: 1, tubes: 3, spare: 1, hoursAgo: 48 });
  await room.limit({ high: -70 });
  const [before, during, always] = await database.admin<{ id: string }[]>`
    select s.id from samples s where s.tenant_id = ${room.tenantId} order by s.id`;
  const out = (sampleId: string) =>
    room.administrator.say('check_out_samples.v1', {
      ...{ samples: [{ sampleId }], dueAt: '2099-01-01T00:00:00.000Z', note: '', thawed: null },
    });
  const back = (sampleId: string) =>
    room.administrator.say('return_samples.v1', { samples: [{ sampleId, to: null }], thawed: null });
  /** As if the last step with this tube had been so many hours ago. */
  const hoursAgo = (sampleId: string, hours: number) =>
    database.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update custody_events set device_time = now() - make_interval(hours => ${hours}),
        recorded_at = now() - make_interval(hours => ${hours})
        where id = (select max(id) from custody_events where sample_id = ${sampleId})`;
    });
  await out(before!.id);
  await hoursAgo(before!.id, 5);
  await out(during!.id);
  await hoursAgo(during!.id, 2);
  await back(during!.id);
  await hoursAgo(during!.id, 1);

  const alertId = await warmFreezer(database, room, 3);
  const risk = samplesAtRiskSchema.parse(
    await room.administrator.person.rpc('samples_at_risk', { p_tenant_id: room.tenantId, p_alert_id: alertId }),
  );
  const hours = new Map(risk.samples.map(({ sampleId, seconds }) => [sampleId, Math.round(seconds / 3600)]));
  // One was out from before the beginning; one left after the first hour and came back for the third.
  expect(hours).toEqual(
    new Map([
      [always!.id, 3],
      [during!.id, 2],
    ]),
  );
  expect(risk).toMatchObject({ total: 2, there: 2 });

  const life = async (sampleId: string) => {
    const answer = await room.administrator.person.rpc('sample_exposure', {
      ...{ p_tenant_id: room.tenantId, p_sample_id: sampleId },
    });
    return Math.round(sampleExposureSchema.parse(answer).seconds / 3600);
  };
  expect([await life(before!.id), await life(during!.id), await life(always!.id)]).toEqual([0, 2, 3]);
});
