import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
let room: ColdRoom;
let gatewayId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  room = await createColdRoom(database);
  gatewayId = randomUUID();
  await room.administrator.person.rpc('register_gateway', {
    ...{ p_tenant_id: room.tenantId, p_gateway_id: gatewayId, p_name: 'Basement', p_secret_sealed: 'sealed' },
  });
});

const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();

/** Says a batch as the edge function does, for the service. */
async function ingest(readings: unknown, options: { nonce?: string; gateway?: string; tenant?: string } = {}) {
  const { nonce = randomUUID(), gateway = gatewayId, tenant = room.tenantId } = options;
  return database.admin.begin(async (sql) => {
    await sql`select set_config('role', 'service_role', true), set_config('request.jwt.claims', '{"role":"service_role"}', true)`;
    const [row] = await sql<{ answer: Record<string, unknown> }[]>`
      select public.ingest_readings(${tenant}, ${gateway}, ${nonce}, ${JSON.stringify(readings)}::text::jsonb) as answer`;
    return row?.answer;
  });
}

describe('a batch of a gateway', () => {
  it('is taken reading by reading: what is no reading is refused by its place, the rest is kept', async () => {
    const other = await createColdRoom(database);
    const { sensorId } = room;
    const answer = await ingest([
      { sensorId, takenAt: at(0), temperature: -80 },
      { sensorId, takenAt: at(0), temperature: -80 },
      { sensorId: other.sensorId, takenAt: at(0), temperature: -80 },
      { sensorId, takenAt: '1970-01-01T00:00:00Z', temperature: -80 },
      { sensorId, takenAt: new Date(Date.now() + 3_600_000).toISOString(), temperature: -80 },
      { sensorId, takenAt: at(60), temperature: 'NaN' },
      { sensorId, takenAt: at(60), temperature: 1e308 },
      { sensorId, takenAt: at(60) },
      { sensorId, takenAt: 'yesterday', temperature: -80 },
      'nonsense',
    ]);
    expect(answer).toEqual({
      ...{ status: 'taken', accepted: 1, duplicates: 1 },
      refused: [
        { index: 2, code: 'sensor_not_found' },
        { index: 3, code: 'reading_too_old' },
        { index: 4, code: 'reading_in_future' },
        { index: 5, code: 'reading_implausible' },
        { index: 6, code: 'reading_implausible' },
        { index: 7, code: 'reading_empty' },
        { index: 8, code: 'arguments_invalid' },
        { index: 9, code: 'arguments_invalid' },
      ],
    });
    const [counted] =
      await database.admin`select count(*)::int as rows from readings where tenant_id = ${room.tenantId}`;
    expect(counted).toEqual({ rows: 1 });
    const [foreign] =
      await database.admin`select count(*)::int as rows from readings where tenant_id = ${other.tenantId}`;
    expect(foreign).toEqual({ rows: 0 });
  });

  it('that says another value for a moment that is recorded is told so, and what rounding makes of a value is known already', async () => {
    const { sensorId } = room;
    await ingest([
      { sensorId, takenAt: at(7_200), temperature: -80.04, humidity: 40 },
      { sensorId, takenAt: at(7_260), temperature: -80 },
    ]);
    const answer = await ingest([
      { sensorId, takenAt: at(7_200), temperature: -80, humidity: 41 },
      { sensorId, takenAt: at(7_260), temperature: -55 },
      { sensorId, takenAt: at(7_320), temperature: -79 },
      { sensorId, takenAt: at(7_320), temperature: -20 },
    ]);
    expect(answer).toEqual({
      ...{ status: 'taken', accepted: 1, duplicates: 1 },
      refused: [
        { index: 1, code: 'reading_differs' },
        { index: 3, code: 'reading_differs' },
      ],
    });
    const rows = await database.admin<{ temperature: number }[]>`
      select temperature from readings where tenant_id = ${room.tenantId} and taken_at >= ${at(7_200)} order by taken_at`;
    expect(rows.map(({ temperature }) => temperature)).toEqual([-80.04, -80, -79]);
  });

  it('that is said again under its nonce changes nothing', async () => {
    const nonce = randomUUID();
    await ingest([{ sensorId: room.sensorId, takenAt: at(0), temperature: -80 }], { nonce });
    const again = await ingest([{ sensorId: room.sensorId, takenAt: at(60), temperature: -80 }], { nonce });
    expect(again).toMatchObject({ status: 'duplicate', accepted: 0 });
  });

  it('raises the alert, the feed and the audit trail in one transaction', async () => {
    await room.limit({ high: -70 });
    await ingest([{ sensorId: room.sensorId, takenAt: at(0), temperature: -60 }]);
    const [row] = await database.admin`
      select (select count(*)::int from alerts where tenant_id = ${room.tenantId}) as alerts,
        (select count(*)::int from changes where tenant_id = ${room.tenantId} and kind = 'alert') as changes,
        (select action from audit_log where tenant_id = ${room.tenantId} order by seq desc limit 1) as action`;
    expect(row).toEqual({ alerts: 1, changes: 1, action: 'ingest_readings' });
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
  });

  it('is refused from a gateway of another laboratory, when it is no list, and when it is too long', async () => {
    const other = await createColdRoom(database);
    await expect(ingest([], { tenant: other.tenantId })).rejects.toMatchObject({ message: 'tenant_unknown' });
    await expect(ingest({})).rejects.toMatchObject({ message: 'arguments_invalid' });
    await expect(ingest(Array.from({ length: 5001 }, () => 0))).rejects.toMatchObject({ message: 'too_many_items' });
  });

  it('that reads Fahrenheit by mistake is kept as it came and marked', async () => {
    const { sensorId } = room;
    await ingest([
      { sensorId, takenAt: at(0), temperature: 4 },
      { sensorId, takenAt: at(60), temperature: 39.2 },
      { sensorId, takenAt: at(120), temperature: 4.1 },
    ]);
    const rows = await database.admin<{ suspicion: string | null }[]>`
      select suspicion from readings where tenant_id = ${room.tenantId} order by taken_at`;
    expect(rows.map(({ suspicion }) => suspicion)).toEqual([null, 'unit', null]);
  });
});

it('only an administrator makes a gateway known, and nobody reads its secret', async () => {
  const supervisor = await room.enrol('supervisor');
  const call = { p_tenant_id: room.tenantId, p_gateway_id: randomUUID(), p_name: 'X', p_secret_sealed: 'sealed' };
  await expect(supervisor.person.rpc('register_gateway', call)).rejects.toMatchObject({ message: 'not_permitted' });
  const read = room.administrator.person.run((sql) => sql.unsafe('select secret_sealed from public.gateways'));
  await expect(read).rejects.toMatchObject({ code: '42501' });
});
