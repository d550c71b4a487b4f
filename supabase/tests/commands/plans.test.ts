import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TransactionSql } from 'postgres';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import { deviceReport, envelope, type Operator } from '../laboratory.ts';

/*
 * What a screen waits for must come from an index. Two laboratories with 20,000 samples each; every question is asked as a person asks it,
 * and Postgres' own counters say whether it read a large table from end to end.
 */

const SAMPLES = 20_000;
const large = ['samples', 'labware', 'placements', 'barcodes', 'changes', 'custody_events', 'commands', 'audit_log'];

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let supervisor: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
  await fill(await createFurnishedLaboratory(database));
  laboratory = await createFurnishedLaboratory(database);
  await fill(laboratory);
  supervisor = await laboratory.enrol('supervisor');
  await supervisor.apply([register(laboratory, { barcode: 'NEEDLE', name: 'Needle in a stack' })]);
  await database.admin.unsafe('analyze');
});
afterAll(() => database.drop());

/** Rows as a year of work would leave them; written past the commands, so the constraints are not asked. */
async function fill({ tenantId, types, boxId, siteId, administrator }: FurnishedLaboratory): Promise<void> {
  await administrator.apply([]);
  await database.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`create temporary table made on commit drop as
      select i, gen_random_uuid() as id, gen_random_uuid() as labware_id from generate_series(1, ${SAMPLES}) i`;
    await sql`insert into samples (tenant_id, id, name, external_id, sample_type_id, derivation, expires_at, notes, created_at, updated_at)
      select ${tenantId}, id, 'Donor ' || i % 997 || ' serum', 'EXT-' || i, ${types.sample}, 'primary',
        case when i <= 80 then now() + i * interval '1 day' when i % 2 = 0 then now() + interval '9 years' end, '', now(), now()
      from made`;
    await sql`insert into labware (tenant_id, id, sample_id, barcode) select ${tenantId}, labware_id, id, 'T' || lpad(i::text, 7, '0') from made`;
    await sql`insert into barcodes (tenant_id, barcode, kind, labware_id)
      select ${tenantId}, 'T' || lpad(i::text, 7, '0'), 'labware', labware_id from made`;
    await sql`insert into placements (tenant_id, labware_id, container_id, position, placed_at)
      select ${tenantId}, labware_id, case when i <= 81 then ${boxId}::uuid else gen_random_uuid() end,
        private.position_at((i - 1) % 81 / 9 + 1, (i - 1) % 9 + 1), now() from made`;
    await sql`insert into changes (tenant_id, scope, kind, entity_id, version, deleted)
      select ${tenantId}, ${`site:${siteId}`}, 'sample', id, 1000 + i, false from made`;
    await sql`update tenant_clocks set version = 1000 + ${SAMPLES} where tenant_id = ${tenantId}`;
    await sql`insert into custody_events (tenant_id, kind, sample_id, command_id, actor_id, device_id, device_time, recorded_at)
      select ${tenantId}, 'received', id, id, id, ${administrator.deviceId}, now(), now() from made`;
    await sql`insert into commands (tenant_id, id, device_id, seq, user_id, name, args, received_at, status, details, version)
      select ${tenantId}, id, ${administrator.deviceId}, i + 1000, ${administrator.userId}, 'x.v1', '{}', now() - i * interval '1 s', 'applied', '{}', i
      from made`;
    await sql`insert into audit_log (tenant_id, seq, prev_hash, hash, at, action, payload)
      select ${tenantId}, 1000 + i, sha256('x'), sha256('x'), now() - i * interval '1 s', 'x', '{}' from made`;
  });
}

/** Beyond so many index entries for eight questions the index was walked for the whole laboratory instead of for the rows asked for. */
const MOST_ENTRIES = 10_000;

/**
 * What this connection has read so far. The counters of all connections together are no witness: each hands its own in when it has been idle for a
 * while, and so tells of what went before.
 */
async function ownCounters(sql: TransactionSql): Promise<Map<string, { scans: number; entries: number }>> {
  const rows = await sql<{ relname: string; scans: string; entries: string }[]>`
    select c.relname, pg_stat_get_xact_numscans(c.oid) as scans,
      (select coalesce(sum(pg_stat_get_xact_tuples_returned(i.indexrelid)), 0) from pg_index i where i.indrelid = c.oid) as entries
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any (${large})`;
  return new Map(
    rows.map(({ relname, scans, entries }) => [relname, { scans: Number(scans), entries: Number(entries) }]),
  );
}

/** Asks as the supervisor eight times, so that cached plans are judged too, each in a transaction as PostgREST does; tells which large tables were read whole. */
async function readWhole(ask: (sql: TransactionSql, time: number) => Promise<unknown>): Promise<string[]> {
  const scanned = new Set<string>();
  const entries = new Map<string, number>();
  for (let time = 0; time < 8; time += 1) {
    await supervisor.person.run(async (sql) => {
      const before = await ownCounters(sql);
      await ask(sql, time);
      // What would be checked at the end of the transaction reads as well.
      await sql`set constraints all immediate`;
      for (const [table, after] of await ownCounters(sql)) {
        const was = before.get(table);
        if (after.scans !== was?.scans) scanned.add(table);
        entries.set(table, (entries.get(table) ?? 0) + after.entries - (was?.entries ?? 0));
      }
    });
  }
  expect(entries.size).toBe(large.length);
  return large.filter((table) => scanned.has(table) || (entries.get(table) ?? 0) > MOST_ENTRIES);
}

it('notices a table that is read from end to end, and an index walked for a whole laboratory', async () => {
  expect(await readWhole((sql) => sql`select count(*) from samples where notes = 'x'`)).toEqual(['samples']);
  expect(
    await readWhole(async (sql) => {
      await sql`set local enable_seqscan = off`;
      await sql`select count(notes) from samples where tenant_id = ${laboratory.tenantId}`;
    }),
  ).toEqual(['samples']);
});

describe('no large table is read from end to end for', () => {
  const tenant = () => laboratory.tenantId;
  const rpc =
    (statement: string, ...values: (string | number | null)[]) =>
    (sql: TransactionSql) =>
      sql.unsafe(statement, values);

  it("a sample's history", async () => {
    const [sample] = await database.admin<{ id: string }[]>`
      select id from samples where tenant_id = ${tenant()} order by tenant_id, id limit 1`;
    expect(
      await readWhole(
        (sql) =>
          sql`select * from custody_events where tenant_id = ${tenant()} and sample_id = ${sample?.id ?? ''} order by id desc limit 50`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['the latest custody events', 'select * from custody_events where tenant_id = $1 order by id desc limit 50'],
    ['the latest commands', 'select * from commands where tenant_id = $1 order by received_at desc limit 50'],
    [
      'what was refused',
      "select * from commands where tenant_id = $1 and status <> 'applied' order by received_at desc limit 50",
    ],
    ['the audit trail', 'select * from audit_log where tenant_id = $1 order by seq desc limit 50'],
    ['the audit trail of a day', 'select * from audit_log where tenant_id = $1 order by at desc limit 50'],
    ['what nobody has verified', 'select * from samples where tenant_id = $1 and location_unverified limit 50'],
  ])('%s', async (_name, statement) => {
    expect(await readWhole(rpc(statement, tenant()))).toEqual([]);
  });

  it.each([
    [
      'a pull from nothing',
      () => rpc('select public.pull_changes($1, $2, 0, 500, null)', tenant(), `site:${laboratory.siteId}`),
    ],
    [
      'a pull at the end',
      () =>
        rpc(
          'select public.pull_changes($1, $2, $3, 500, null)',
          tenant(),
          `site:${laboratory.siteId}`,
          1000 + SAMPLES - 3,
        ),
    ],
    ['the summary', () => rpc('select public.sync_summary($1)', tenant())],
    ['a search by code', () => rpc("select public.search($1, 'T0000777', '{}', 20, null)", tenant())],
    [
      'a search by a code pasted with a character nobody sees',
      () => rpc("select public.search($1, $2, '{}', 20, null)", tenant(), 'T\u200b0000777'),
    ],
    ['a search by a word', () => rpc("select public.search($1, 'needle', '{}', 20, null)", tenant())],
    ['a search by two letters', () => rpc("select public.search($1, 'ne', '{}', 20, null)", tenant())],
    [
      'a search by expiry',
      () =>
        rpc(
          "select public.search($1, '', jsonb_build_object('expiresBefore', $2::text, 'siteId', $3::text), 20, null)",
          tenant(),
          new Date(Date.now() + 60 * 86_400_000).toISOString(),
          laboratory.siteId,
        ),
    ],
    ['the place of a code', () => rpc("select public.locate($1, 'T0000777', null)", tenant())],
    [
      'the place of a sample',
      () =>
        rpc(
          `select public.locate($1, null, l.sample_id) from barcodes b
           join labware l on l.tenant_id = b.tenant_id and l.id = b.labware_id where b.tenant_id = $1 and b.barcode = 'T0000777'`,
          tenant(),
        ),
    ],
    ['my laboratories', () => rpc('select public.my_tenants()')],
  ])('%s', async (_name, ask) => {
    expect(await readWhole(ask())).toEqual([]);
  });

  it('a batch of commands', async () => {
    const batch = (time: number) =>
      Array.from({ length: 20 }, (_, at) =>
        envelope({ ...register(laboratory, { barcode: randomUUID() }), seq: 100 + 20 * time + at }),
      );
    const say = async (sql: TransactionSql, time: number) => {
      const [answer] = await sql.unsafe<{ results: { status: string }[] }[]>(
        "select public.apply_commands($1, $2::text::jsonb, $3::text::jsonb) -> 'results' as results",
        [tenant(), JSON.stringify(deviceReport(supervisor.deviceId)), JSON.stringify(batch(time))],
      );
      expect(answer?.results.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'applied'));
    };
    expect(await readWhole(say)).toEqual([]);
  });
});

describe('what is asked for every command', () => {
  it.each(['plain_puts', 'flush_changes'])(
    '%s is planned for the tables as they are, whoever replaced it last',
    async (name) => {
      const found = await database.admin<{ proconfig: string[] | null }[]>`
      select p.proconfig from pg_proc p where p.proname = ${name} and p.pronamespace = 'private'::regnamespace`;
      expect(found.map(({ proconfig }) => proconfig)).toEqual([
        expect.arrayContaining(['plan_cache_mode=force_custom_plan']),
      ]);
    },
  );
});
