import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { assembleCast, type Cast, type CastName, castNames } from './cast.ts';
import { sampleArgument } from './sample-argument.ts';
import {
  type ApiFunction,
  apiFunctions,
  fingerprint,
  type Reference,
  type Relation,
  references,
  relations,
} from './catalogue.ts';

const members: readonly CastName[] = ['technician', 'supervisor', 'administrator', 'auditor'];
const insight: readonly CastName[] = ['supervisor', 'administrator', 'auditor'];

/** Who reads which table of their own laboratory. A table without a line here fails: whoever adds one decides. */
const readers: Readonly<Record<string, readonly CastName[]>> = {
  alert_events: members,
  alert_rules: members,
  alert_snoozes: members,
  alerts: members,
  audit_log: insight,
  barcodes: members,
  blocked_positions: members,
  changes: members,
  channels: insight,
  checkouts: members,
  commands: insight,
  conflicts: members,
  // Their own alone, as with their devices.
  contact_ways: ['administrator'],
  container_types: members,
  containers: members,
  custody_events: members,
  deliveries: members,
  devices: insight,
  escalation_policies: members,
  escalations: members,
  excursions: members,
  floor_plans: members,
  floor_rooms: members,
  floor_spots: members,
  gateways: insight,
  labware: members,
  maintenance_windows: members,
  memberships: members,
  on_call_covers: members,
  on_call_schedules: members,
  placements: members,
  // Their own alone: the administrator has one here.
  push_subscriptions: ['administrator'],
  quiet_hours: members,
  reading_rollups: members,
  readings: members,
  reading_photos: members,
  reading_retentions: members,
  door_openings: members,
  sample_parents: members,
  sample_types: members,
  samples: members,
  scope_sums: members,
  sensor_calibrations: members,
  sensor_placements: members,
  sensor_states: members,
  sensors: members,
  shipment_containers: members,
  shipments: members,
  sites: members,
  tenant_clocks: members,
  tenants: members,
  thresholds: members,
};

/** Tables behind functions: nobody reads them directly. */
const closed: ReadonlySet<string> = new Set(['import_rows', 'imports']);

/** Who may call which function; the rest must not even be executable. */
const callers: Readonly<Record<string, 'signed in' | 'everybody' | 'service'>> = {
  acknowledge_by_push: 'service',
  alert_deliveries: 'signed in',
  apply_commands: 'signed in',
  claim_old_photos: 'service',
  channel_overview: 'signed in',
  claim_deliveries: 'service',
  confirm_contact_address: 'signed in',
  discard_import: 'signed in',
  end_push_subscription: 'signed in',
  forget_contact_address: 'signed in',
  gateway_secrets: 'service',
  ingest_readings: 'service',
  is_push_subscription: 'signed in',
  my_contact_ways: 'signed in',
  my_tenants: 'signed in',
  occupancy: 'signed in',
  locate: 'signed in',
  on_call_overview: 'signed in',
  preview_import: 'signed in',
  pull_changes: 'signed in',
  readings_to_watch: 'service',
  register_gateway: 'signed in',
  rename_gateway: 'signed in',
  renew_gateway_secret: 'signed in',
  replay_delivery: 'signed in',
  samples_at_risk: 'signed in',
  sample_exposure: 'signed in',
  sample_history: 'signed in',
  samples_expiring: 'signed in',
  move_plan: 'signed in',
  temperature_report: 'signed in',
  save_channel: 'signed in',
  save_contact_address: 'signed in',
  save_push_subscription: 'signed in',
  search: 'signed in',
  sensor_curve: 'signed in',
  reading_retention: 'signed in',
  door_openings_in: 'signed in',
  sensor_overview: 'signed in',
  sensor_stays: 'signed in',
  set_gateway_archived: 'signed in',
  settle_anomalies: 'service',
  settle_delivery: 'service',
  settle_old_photos: 'service',
  stage_import_rows: 'signed in',
  sync_summary: 'signed in',
  tenant_branding: 'everybody',
  test_channel: 'signed in',
  test_contact_way: 'signed in',
  verify_audit_chain: 'signed in',
};

let db: TestDatabase;
let cast: Cast;
let tables: Relation[];
let functions: ApiFunction[];
let keys: Reference[];

beforeAll(async () => {
  db = await createTestDatabase();
  cast = await assembleCast(db);
  tables = await relations(db.admin);
  functions = await apiFunctions(db.admin);
  keys = await references(db.admin);
});
afterAll(() => db.drop());

/** What came of it: rows, or the SQLSTATE of the refusal. */
async function attempt(who: CastName, statement: string): Promise<{ rows: number } | { refused: string }> {
  try {
    const rows = await cast.people[who].run((sql) => sql.unsafe(statement));
    return { rows: rows.count };
  } catch (error) {
    return { refused: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

test('every table and function of the API is in this matrix', () => {
  const known = new Set([...Object.keys(readers), ...closed]);
  expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  expect(functions.map(({ name }) => name).filter((name) => !(name in callers))).toEqual([]);
});

test('both laboratories have rows in every table, so that no attack passes for want of a prey', async () => {
  for (const { name, tenantColumn } of tables.filter((table) => !closed.has(table.name))) {
    const counted = await db.admin.unsafe(`select distinct ${tenantColumn} from public.${name}`);
    expect([name, counted.count]).toEqual([name, 2]);
  }
});

describe.each(castNames)('%s', (who) => {
  test('reads their own laboratory as their role allows, and no row of another', async () => {
    const mine = who === 'administrator of another tenant' ? cast.other.tenantId : cast.own.tenantId;
    for (const { name, tenantColumn } of tables) {
      const reads = readers[name]?.includes(who === 'administrator of another tenant' ? 'administrator' : who) ?? false;
      const own = await attempt(who, `select 1 from public.${name} where ${tenantColumn} = '${mine}' limit 1`);
      const foreign = await attempt(who, `select 1 from public.${name} where ${tenantColumn} <> '${mine}' limit 1`);
      // A technician reads their own lines of the ledger and their own devices; this one has said nothing yet.
      if (who === 'anonymous' || closed.has(name))
        expect([name, own, foreign]).toEqual([name, { refused: '42501' }, { refused: '42501' }]);
      else expect([name, own, foreign]).toEqual([name, { rows: reads ? 1 : 0 }, { rows: 0 }]);
    }
  });

  test('writes no table directly, neither their own rows nor others', async () => {
    const before = await fingerprint(db.admin, tables);
    for (const { name, columns } of tables) {
      const [first = ''] = columns;
      const statements = [
        `insert into public.${name} (${first}) select ${first} from public.${name} limit 1`,
        `insert into public.${name} default values`,
        `insert into public.${name} (${first}) values (default) on conflict do nothing`,
        `update public.${name} set ${first} = ${first}`,
        `delete from public.${name}`,
        `truncate public.${name} cascade`,
      ];
      for (const statement of statements) {
        expect([statement, await attempt(who, statement)]).toEqual([statement, { refused: '42501' }]);
      }
    }
    expect(await fingerprint(db.admin, tables)).toBe(before);
  });

  test('embeds no foreign row through any foreign key', async () => {
    if (who === 'anonymous') return;
    const mine = who === 'administrator of another tenant' ? cast.other.tenantId : cast.own.tenantId;
    for (const { from, to, columns, targets } of keys.filter((key) => !closed.has(key.from) && !closed.has(key.to))) {
      const tenantOf = to === 'tenants' ? 'id' : 'tenant_id';
      const on = columns.map((column, at) => `f.${column} = t.${targets[at] ?? ''}`).join(' and ');
      const statement = `select 1 from public.${from} f join public.${to} t on ${on} where t.${tenantOf} <> '${mine}'`;
      expect([statement, await attempt(who, statement)]).toEqual([statement, { rows: 0 }]);
    }
  });

  test('executes the functions granted to them by name and no other', async () => {
    for (const { name } of functions) {
      const allowed = callers[name] === 'everybody' || (callers[name] === 'signed in' && who !== 'anonymous');
      const role = who === 'anonymous' ? 'anon' : 'authenticated';
      const [row] = await db.admin<{ may: boolean }[]>`
        select bool_and(has_function_privilege(${role}, p.oid, 'execute')) as may from pg_catalog.pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proname = ${name}`;
      expect([name, row?.may]).toEqual([name, allowed]);
    }
  });

  test('may not touch the schemas behind the API', async () => {
    for (const statement of [
      'select * from private.command_permissions',
      "select private.provision_tenant(gen_random_uuid(), 'x', 'x', '{}', gen_random_uuid(), gen_random_uuid(), 'x')",
      'select * from auth.users',
      'create table public.mine (id int)',
      'set role tracseq_command',
    ]) {
      expect([statement, await attempt(who, statement)]).toEqual([statement, { refused: '42501' }]);
    }
  });
});

describe.each(castNames.filter((name) => !members.includes(name)))('%s and the first laboratory', (who) => {
  test('is refused by every function that names a tenant, and changes nothing', async () => {
    const before = await fingerprint(db.admin, tables);
    for (const fn of functions.filter(({ arguments: names }) => names.includes('p_tenant_id'))) {
      const given = Object.fromEntries(
        fn.arguments.map((name) => [name, sampleArgument(cast.own.tenantId, fn.name, name)]),
      );
      const answer = await cast.people[who].rpc(fn.name, given).then(
        () => 'answered',
        () => 'refused',
      );
      expect([fn.name, answer]).toEqual([fn.name, 'refused']);
    }
    expect(await fingerprint(db.admin, tables)).toBe(before);
  });
});

test('what the other side calls a message, and what is sealed, is read by nobody', async () => {
  for (const who of members)
    for (const hidden of ['reference from public.deliveries', 'sealed from public.push_subscriptions'])
      expect([who, await attempt(who, `select ${hidden}`)]).toEqual([who, { refused: '42501' }]);
});

test('a leak planted in one policy and a grant planted on one table are seen', async () => {
  const foreign = `select 1 from public.samples where tenant_id <> '${cast.own.tenantId}' limit 1`;
  const write = 'delete from public.samples where false';
  expect([await attempt('technician', foreign), await attempt('technician', write)]).toEqual([
    { rows: 0 },
    { refused: '42501' },
  ]);
  await db.admin.unsafe(
    'create policy planted on public.samples for select to authenticated using (true); grant delete on public.samples to authenticated',
  );
  expect([await attempt('technician', foreign), await attempt('technician', write)]).toEqual([
    { rows: 1 },
    { rows: 0 },
  ]);
});
