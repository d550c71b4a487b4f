import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KeyRing, openSecrets, readKeyRing, sealSecrets } from '../../lib/connectors/_kit/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../local/testing.ts';
import { createLaboratory } from '../tests/laboratory.ts';
import { resealAll } from './reseal.ts';
import { sealedColumns } from './sealed-columns.ts';

/* A key is rotated: everything sealed moves to the new one, whatever it is and whosever, and opens without the old one. */

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [OLD, NEW] = [key('k1'), key('k2')];
const SECRET = 'correct-horse';

let db: TestDatabase;
/** As an operator signs in: no superuser. */
let operator: postgres.Sql;
let [before, both, after]: KeyRing[] = [];
let tenantId: string;
let memberId: string;
let userId: string;

beforeEach(async () => {
  db = await createTestDatabase();
  operator = postgres(db.urlAs('postgres'), { max: 1, onnotice: () => undefined });
  [before, both, after] = await Promise.all([readKeyRing(OLD), readKeyRing(`${NEW},${OLD}`), readKeyRing(NEW)]);
  const laboratory = await createLaboratory(db);
  tenantId = laboratory.tenantId;
  ({ memberId, userId } = await laboratory.enrol('technician'));
});
afterEach(async () => {
  await operator.end();
  await db.drop();
});

const ringOf = (ring: KeyRing | undefined) => {
  if (!ring) throw new Error('The key ring is not read yet');
  return ring;
};
const sealed = (connectorId: string, ring = ringOf(before)) =>
  sealSecrets(ring, { tenantId, connectorId }, { password: SECRET });

/** One of everything that is sealed. */
async function sealEverything() {
  const [channel, gateway, subscription] = [randomUUID(), randomUUID(), randomUUID()];
  await db.admin`insert into channels ${db.admin({
    ...{ tenant_id: tenantId, id: channel, name: 'Night', connector: 'email', config: {}, minimum_severity: 'warning' },
    ...{ archived: false, secret_sealed: await sealed(channel) },
  })}`;
  await db.admin`insert into gateways ${db.admin({
    ...{ tenant_id: tenantId, id: gateway, name: 'Cellar', secret_sealed: await sealed(gateway) },
  })}`;
  await db.admin`insert into push_subscriptions ${db.admin({
    ...{ tenant_id: tenantId, id: subscription, user_id: userId, device: 'Android', language: 'de' },
    ...{ minimum_severity: 'warning', endpoint_hash: 'a'.repeat(64), sealed: await sealed(subscription) },
    ...{ created_at: new Date() },
  })}`;
  await db.admin`insert into contact_ways ${db.admin({
    ...{ tenant_id: tenantId, member_id: memberId, way: 'sms', enabled: true, minimum_severity: 'critical' },
    ...{ language: 'de', address_sealed: await sealed(`${memberId}.sms`), address_hint: '+49 ••• 43' },
    ...{ confirmed_at: new Date(), pending_sealed: await sealed(`${memberId}.sms`), pending_hint: '+49 ••• 44' },
    ...{ code_hash: 'b'.repeat(64), code_until: new Date(Date.now() + 600_000) },
  })}`;
  return { channel, gateway, subscription };
}

/** Every envelope of the laboratory, with whose it is. */
async function envelopes() {
  const found: { name: string; connectorId: string; envelope: string }[] = [];
  for (const { name, table, column, ids, connectorId } of sealedColumns) {
    const rows = await db.admin.unsafe<{ key: string[]; envelope: string }[]>(
      `select array[${ids.map((id) => `${id}::text`).join(', ')}] as key, ${column} as envelope from public.${table} where ${column} is not null`,
    );
    for (const row of rows) found.push({ name, connectorId: connectorId(row.key), envelope: row.envelope });
  }
  return found;
}

it('moves everything to the new key, which then opens it without the old one', async () => {
  await sealEverything();
  const all = await resealAll(operator, ringOf(both));
  expect(all.map(({ name, moved, unopened }) => [name, moved, unopened])).toEqual(
    sealedColumns.map(({ name }) => [name, 1, 0]),
  );
  for (const { connectorId, envelope } of await envelopes()) {
    expect(await openSecrets(ringOf(after), { tenantId, connectorId }, envelope)).toEqual({ password: SECRET });
  }
});

it('does nothing where everything is under the newest key, and says so', async () => {
  await sealEverything();
  await resealAll(operator, ringOf(both));
  const known = await envelopes();
  const again = await resealAll(operator, ringOf(both));
  expect(again.map(({ moved, current, unopened }) => [moved, current, unopened])).toEqual(
    sealedColumns.map(() => [0, 1, 0]),
  );
  expect(await envelopes()).toEqual(known);
});

it('goes through more than one batch, past what no key opens, and leaves that as it is', async () => {
  const strange = await readKeyRing(key('k0'));
  for (let at = 0; at < 7; at += 1) {
    const id = randomUUID();
    const secret = at < 3 ? await sealed(id, strange) : await sealed(id);
    await db.admin`insert into gateways ${db.admin({ tenant_id: tenantId, id, name: `Cellar ${at}`, secret_sealed: secret })}`;
  }
  const all = await resealAll(operator, ringOf(both), 2);
  expect(all.find(({ name }) => name === 'secrets of gateways')).toMatchObject({ moved: 4, current: 0, unopened: 3 });
  expect((await envelopes()).filter(({ envelope }) => envelope.startsWith('tsk1.k0.'))).toHaveLength(3);
});

it('does not make a channel that fails look as if an administrator had seen to it', async () => {
  const { channel } = await sealEverything();
  await db.admin`
    update channels set failed_problem = 'timeout', failed_at = '2026-11-20 03:04:05.678901+00' where id = ${channel}`;
  await resealAll(operator, ringOf(both));
  const [kept] = await db.admin`
    select failed_problem, failed_at = '2026-11-20 03:04:05.678901+00'::timestamptz as same from channels where id = ${channel}`;
  expect(kept).toEqual({ failed_problem: 'timeout', same: true });
});

it('leaves alone what somebody saves while it works', async () => {
  const { gateway } = await sealEverything();
  const owner = { tenantId, connectorId: gateway };
  const theirs = await sealSecrets(ringOf(both), owner, { password: 'newer' });
  const sums = await db.admin.begin(async (saving) => {
    await saving`update gateways set secret_sealed = ${theirs} where id = ${gateway}`;
    const resealing = resealAll(operator, ringOf(both));
    // It has read the older one by then, and waits for theirs.
    await expect
      .poll(() => db.admin`select 1 from pg_stat_activity where wait_event_type = 'Lock' and usename = 'postgres'`)
      .toHaveLength(1);
    return { resealing };
  });
  expect((await sums.resealing).find(({ name }) => name === 'secrets of gateways')).toMatchObject({
    moved: 0,
    unopened: 0,
  });
  const [kept] = await db.admin<
    { sealed: string }[]
  >`select secret_sealed as sealed from gateways where id = ${gateway}`;
  expect(await openSecrets(ringOf(after), owner, kept?.sealed ?? '')).toEqual({ password: 'newer' });
});

it('knows every column that is sealed', async () => {
  const columns = await db.admin<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema in ('public', 'private') and column_name like '%sealed%' and data_type = 'text' order by name`;
  expect(columns.map(({ name }) => name)).toEqual(
    sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted(),
  );
});

it('says counts as a command and never a secret, and answers what is missing', async () => {
  await sealEverything();
  const run = (environment: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['supabase/operations/main.ts'], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', ...environment },
    });
  const database = { TRACSEQ_DATABASE_URL: db.urlAs('postgres') };
  const { stdout } = await run({ ...database, TRACSEQ_SECRETS_KEYS: `${NEW},${OLD}` });
  expect(stdout).toContain('secrets of channels: 1 moved to key k2, 0 under it before, 0 not opened');
  expect(stdout).not.toContain(SECRET);
  expect(stdout).not.toContain(NEW.slice(3));
  await expect(run({ ...database, TRACSEQ_SECRETS_KEYS: 'k2:short' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('TRACSEQ_SECRETS_KEYS is not of the form'),
  });
  await expect(run({ ...database, TRACSEQ_SECRETS_KEYS: key('k9') })).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('Keep the older keys'),
  });
});
