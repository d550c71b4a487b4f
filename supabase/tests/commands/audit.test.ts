import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let auditor: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createFurnishedLaboratory(database);
  auditor = await laboratory.enrol('auditor');
  await laboratory.administrator.apply(
    Array.from({ length: 20 }, (_, at) =>
      register(laboratory, { barcode: `T${at}`, notes: 'Ärger "quoted" \u{1F9EA}' }),
    ),
  );
});

const verify = (from: number | null = null, to: number | null = null, who = auditor) =>
  who.person.rpc<{ ok: boolean; checked: number; firstBad: number | null }>('verify_audit_chain', {
    p_tenant_id: laboratory.tenantId,
    p_from: from,
    p_to: to,
  });

/** Does what only somebody with the server's keys could do: the guards are off. */
async function tamper(statement: string): Promise<void> {
  await database.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql.unsafe(statement.replaceAll('$tenant', `'${laboratory.tenantId}'`));
  });
}

const rows = () => database.admin`select * from audit_log where tenant_id = ${laboratory.tenantId} order by seq`;

describe('an untouched chain', () => {
  it('verifies as a whole and in parts', async () => {
    const { length } = await rows();
    expect(length).toBeGreaterThan(30);
    expect(await verify()).toEqual({ ok: true, checked: length, firstBad: null });
    expect(await verify(5, 9)).toEqual({ ok: true, checked: 5, firstBad: null });
    expect(await verify(length, length + 100)).toEqual({ ok: true, checked: 1, firstBad: null });
  });

  it('is the hash that anybody can compute from its words', async () => {
    const found = await database.admin<
      {
        seq: string;
        prev: string;
        hash: string;
        at: string;
        actor: string;
        device: string;
        action: string;
        command: string;
        payload: string;
      }[]
    >`
      select seq, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, coalesce(actor_id::text, '') as actor,
        coalesce(device_id::text, '') as device, action, coalesce(command_id::text, '') as command, payload::text as payload
      from audit_log where tenant_id = ${laboratory.tenantId} order by seq`;
    let previous = createHash('sha256').update(`tracseq-audit:${laboratory.tenantId}`).digest('hex');
    for (const { seq, prev, hash, at, actor, device, action, command, payload } of found) {
      expect(prev).toBe(previous);
      const words = [prev, laboratory.tenantId, seq, at, actor, device, action, command, payload];
      previous = createHash('sha256').update(words.join('\n')).digest('hex');
      expect(hash).toBe(previous);
    }
  });

  it('holds what was said and what came of it', async () => {
    const command = register(laboratory, { barcode: 'T0' });
    await laboratory.administrator.apply([command]);
    const [last] = (await rows()).slice(-1);
    expect(last).toMatchObject({
      actor_id: laboratory.administrator.userId,
      device_id: laboratory.administrator.deviceId,
      action: 'register_sample.v1',
      payload: { args: { barcode: 'T0' }, status: 'rejected', code: 'barcode_duplicate' },
    });
  });
});

describe('an altered chain', () => {
  it.each([
    [
      'a changed payload',
      `update audit_log set payload = payload || '{"args": {}}' where tenant_id = $tenant and seq = 7`,
      7,
    ],
    ['a changed time', `update audit_log set at = at + interval '1 second' where tenant_id = $tenant and seq = 8`, 8],
    ['a changed actor', `update audit_log set actor_id = null where tenant_id = $tenant and seq = 9`, 9],
    ['a changed hash', `update audit_log set hash = sha256('x') where tenant_id = $tenant and seq = 10`, 10],
    ['a removed row', `delete from audit_log where tenant_id = $tenant and seq = 11`, 12],
    [
      'a row whose own hash was made to fit',
      `update audit_log set action = 'x', hash = private.audit_hash(prev_hash, tenant_id, seq, at, actor_id, device_id, 'x', command_id, payload)
       where tenant_id = $tenant and seq = 12`,
      13,
    ],
  ])('is found out: %s', async (_name, statement, firstBad) => {
    await tamper(statement);
    expect(await verify()).toMatchObject({ ok: false, firstBad });
  });

  it('is found out when the last rows were cut off, or the last one made anew', async () => {
    const { length } = await rows();
    await tamper(`update audit_log set action = 'x', hash = private.audit_hash(prev_hash, tenant_id, seq, at, actor_id, device_id, 'x',
      command_id, payload) where tenant_id = $tenant and seq = ${length}`);
    expect(await verify()).toMatchObject({ ok: false, firstBad: length });
    await tamper(`delete from audit_log where tenant_id = $tenant and seq > ${length - 3}`);
    expect(await verify()).toMatchObject({ ok: false, firstBad: length - 2 });
  });
});

describe('the guards', () => {
  it.each(['audit_log', 'custody_events', 'commands'])(
    'refuse to change, remove or empty %s, even for its owner',
    async (table) => {
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(database.admin.unsafe(statement)).rejects.toMatchObject({ code: 'TS002' });
      }
    },
  );

  it('let a technician neither read the trail nor verify it', async () => {
    const technician = await laboratory.enrol('technician');
    const seen = await technician.person.run((sql) => sql`select from audit_log`);
    expect(seen.length).toBe(0);
    await expect(verify(null, null, technician)).rejects.toMatchObject({ code: 'PT403', message: 'not_permitted' });
  });

  it('let supervisors, administrators and auditors read it', async () => {
    const supervisor = await laboratory.enrol('supervisor');
    for (const who of [supervisor, laboratory.administrator, auditor]) {
      const seen = await who.person.run((sql) => sql<{ tenant_id: string }[]>`select tenant_id from audit_log`);
      expect(new Set(seen.map(({ tenant_id }) => tenant_id))).toEqual(new Set([laboratory.tenantId]));
    }
  });
});
