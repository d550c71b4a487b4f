import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, register } from '../furnished.ts';
import type { SaidCommand } from '../laboratory.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Tubes registered, moved and put where another one was, all in one call; what came of it, by their codes. */
async function sayAll(...more: readonly SaidCommand[]) {
  const laboratory = await createFurnishedLaboratory(database);
  const technician = await laboratory.enrol('technician');
  const place = (position: string) => ({ containerId: laboratory.boxId, position });
  const tubes = ['T1', 'T2', 'T3', 'T4'].map((barcode, index) =>
    register(laboratory, { barcode, place: place(`A0${index + 1}`) }),
  );
  const ids = tubes.map(({ args }) => args.sampleId);
  const put = (tube: number, position: string) => ({
    name: 'place_sample.v1',
    args: { sampleId: ids[tube], place: place(position) },
  });
  const said = [...tubes, put(0, 'B01'), put(1, 'A01'), put(2, 'A02'), put(3, 'A01'), put(0, 'B02'), put(2, 'B03')];
  const { results } = await technician.apply([...said, ...more]);
  const { admin } = database;
  const placed = await admin`
    select l.barcode, p.position from placements p join labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
    where p.tenant_id = ${laboratory.tenantId} order by l.barcode`;
  const events = await admin`
    select l.barcode, e.kind, e.from_position, e.to_position from custody_events e
    join labware l on l.tenant_id = e.tenant_id and l.sample_id = e.sample_id
    where e.tenant_id = ${laboratory.tenantId} order by l.barcode, e.id`;
  return {
    statuses: results.slice(0, said.length).map(({ status }) => status),
    placed: [...placed],
    events: [...events],
  };
}

it('a batch carried out set-based leaves what the same commands leave one by one', async () => {
  // A command of another kind sends the whole batch the ordinary way.
  const oneByOne = await sayAll({ name: 'no_such_command.v1', args: {} });
  expect(oneByOne.statuses.filter((status) => status === 'applied')).toHaveLength(9);
  expect(await sayAll()).toEqual(oneByOne);
});
