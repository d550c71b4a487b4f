import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let [technician, colleague, supervisor]: Operator[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  colleague = await laboratory.enrol('technician');
  supervisor = await laboratory.enrol('supervisor');
});
afterAll(() => database.drop());

let tubes = 0;
/** A tube in the next free position of the box, which stands in a freezer at -80 °C. */
async function tube(): Promise<string> {
  const sampleId = randomUUID();
  const position = `${String.fromCharCode(65 + Math.floor(tubes / 9))}0${1 + (tubes % 9)}`;
  tubes += 1;
  const place = { containerId: laboratory.boxId, position };
  const said = await technician!.apply([register(laboratory, { sampleId, barcode: `T${tubes}`, place })]);
  expect(said.results[0]?.status).toBe('applied');
  return sampleId;
}

const out = (...ids: string[]) => ({
  samples: ids.map((sampleId) => ({ sampleId })),
  ...{ dueAt: '2027-01-01T10:00:00.000Z', note: '', thawed: null },
});
const back = (...ids: string[]) => ({ samples: ids.map((sampleId) => ({ sampleId, to: null })), thawed: null });

const rowsOf = (sampleId: string) => database.admin<{ taken_by: string; outcome: string | null; thawed: boolean }[]>`
  select taken_by, outcome, thawed from checkouts where sample_id = ${sampleId} order by taken_at`;

describe('two phones that check out the same sample', () => {
  it('are told apart: the first has it, the second is refused with a code of its own', async () => {
    const sampleId = await tube();
    const results = await Promise.all([
      technician!.say('check_out_samples.v1', out(sampleId)),
      colleague!.say('check_out_samples.v1', out(sampleId)),
    ]);
    expect(new Set(results.map(({ verdict }) => verdict.code))).toEqual(new Set(['sample_checked_out', null]));
    const winner = results[0].status === 'applied' ? technician! : colleague!;
    expect(await rowsOf(sampleId)).toEqual([{ taken_by: winner.userId, outcome: null, thawed: true }]);
  });

  it('count one thaw when a check-out is said twice', async () => {
    const sampleId = await tube();
    const command = { id: randomUUID(), seq: 5000, name: 'check_out_samples.v1', args: out(sampleId) };
    expect((await technician!.apply([command])).results[0]?.status).toBe('applied');
    expect((await technician!.apply([command])).results[0]?.status).toBe('duplicate');
    const [sample] = await database.admin`select freeze_thaw_count from samples where id = ${sampleId}`;
    expect(sample).toEqual({ freeze_thaw_count: 1 });
  });

  it('cannot both hold it, even past the commands', async () => {
    const sampleId = await tube();
    await technician!.say('check_out_samples.v1', out(sampleId));
    await expect(
      database.admin`insert into checkouts (tenant_id, id, sample_id, taken_by, taken_at, due_at, note, thawed)
        values (${laboratory.tenantId}, ${randomUUID()}, ${sampleId}, ${colleague!.userId}, now(), now(), '', false)`,
    ).rejects.toThrow('checkouts_open_key');
  });
});

it('a return by anybody ends the check-out, and history tells both with the hands they were in', async () => {
  const sampleId = await tube();
  await technician!.say('check_out_samples.v1', { ...out(sampleId), note: 'Assay 9' });
  expect((await supervisor!.say('return_samples.v1', back(sampleId))).status).toBe('applied');
  expect(await rowsOf(sampleId)).toEqual([{ taken_by: technician!.userId, outcome: 'returned', thawed: true }]);
  const events = await database.admin`
    select kind, actor_id, from_container_id is not null as leaves, to_container_id is not null as arrives, reason
    from custody_events where sample_id = ${sampleId} order by id`;
  expect(events.slice(-2)).toEqual([
    { kind: 'checked_out', actor_id: technician!.userId, leaves: true, arrives: false, reason: 'Assay 9' },
    { kind: 'returned', actor_id: supervisor!.userId, leaves: false, arrives: true, reason: null },
  ]);
});

it('a box of 81 tubes goes and comes back in one command each', async () => {
  const containerId = laboratory.otherBoxId;
  const positions = Array.from({ length: 81 }, (_, i) => `${'ABCDEFGHI'.charAt(Math.floor(i / 9))}0${1 + (i % 9)}`);
  const made = positions.map((position, i) =>
    register(laboratory, { sampleId: randomUUID(), barcode: `BOX-${i}`, place: { containerId, position } }),
  );
  await technician!.apply(made);
  const ids = made.map(({ args }) => args.sampleId);
  expect((await technician!.say('check_out_samples.v1', out(...ids))).status).toBe('applied');
  expect((await technician!.say('return_samples.v1', back(...ids))).status).toBe('applied');
  const [counts] = await database.admin`
    select count(*)::int as tubes, count(*) filter (where s.state = 'available' and s.freeze_thaw_count = 1)::int as home
    from placements p join labware l on l.id = p.labware_id join samples s on s.id = l.sample_id where p.container_id = ${containerId}`;
  expect(counts).toEqual({ tubes: 81, home: 81 });
});

it('what is overdue is told, the longest first, and no longer once it is back', async () => {
  const [first, second, later] = [await tube(), await tube(), await tube()];
  await technician!.say('check_out_samples.v1', { ...out(second), dueAt: '2026-01-02T00:00:00.000Z' });
  await technician!.say('check_out_samples.v1', { ...out(first), dueAt: '2026-01-01T00:00:00.000Z' });
  await technician!.say('check_out_samples.v1', { ...out(later), dueAt: '2099-01-01T00:00:00.000Z' });
  const overdue = async () => {
    const rows = await database.admin<{ sample_id: string }[]>`
      select sample_id from private.overdue_checkouts(${laboratory.tenantId}, '2026-11-26T00:00:00Z')`;
    return rows.map(({ sample_id }) => sample_id);
  };
  expect(await overdue()).toEqual([first, second]);
  await technician!.say('return_samples.v1', back(first));
  expect(await overdue()).toEqual([second]);
});

describe('from another tenant', () => {
  it('nothing is seen, taken or returned', async () => {
    const sampleId = await tube();
    await technician!.say('check_out_samples.v1', out(sampleId));
    const other = await createFurnishedLaboratory(database);
    const stranger = other.administrator;
    expect((await stranger.say('check_out_samples.v1', out(sampleId))).verdict.code).toBe('sample_not_found');
    expect((await stranger.say('return_samples.v1', back(sampleId))).verdict.code).toBe('sample_not_found');
    expect(await stranger.person.run((sql) => sql`select 1 from checkouts where sample_id = ${sampleId}`)).toEqual([]);
    expect(await rowsOf(sampleId)).toMatchObject([{ outcome: null }]);
  });

  it('no place is reached by a return', async () => {
    const sampleId = await tube();
    await technician!.say('check_out_samples.v1', out(sampleId));
    const other = await createFurnishedLaboratory(database);
    const to = { containerId: other.boxId, position: 'A01' };
    const result = await technician!.say('return_samples.v1', { samples: [{ sampleId, to }], thawed: null });
    expect(result.verdict).toMatchObject({ code: 'container_not_found', details: { index: 0 } });
    expect(await rowsOf(sampleId)).toMatchObject([{ outcome: null }]);
  });
});

it.each([
  ['insert', (id: string) => `insert into checkouts select * from checkouts where sample_id = '${id}'`],
  ['update', (id: string) => `update checkouts set due_at = now() where sample_id = '${id}'`],
  ['delete', (id: string) => `delete from checkouts where sample_id = '${id}'`],
])('a person cannot %s check-outs past the commands', async (_deed, statement) => {
  const sampleId = await tube();
  await technician!.say('check_out_samples.v1', out(sampleId));
  const attack = supervisor!.person.run((sql) => sql.unsafe(statement(sampleId)));
  await expect(attack).rejects.toThrow('permission denied');
  expect(await rowsOf(sampleId)).toHaveLength(1);
});
