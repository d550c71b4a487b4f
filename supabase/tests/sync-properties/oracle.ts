import { expect } from 'vitest';
import { applyAnswerSchema } from '../../../lib/domain/commands/envelope.ts';
import { entityKinds, pullAnswerSchema, syncSummarySchema } from '../../../lib/domain/sync/pull.ts';
import { worldModel } from '../../../lib/domain/world/indexes.ts';
import type { DocOf } from '../../../lib/domain/world/ports.ts';
import type { OutboxEntry } from '../../../lib/sync/outbox/model.ts';
import type { RpcPort } from '../../../lib/sync/ports.ts';
import type { TestDevice } from '../../../lib/sync/testing/device.ts';
import { sweep } from '../../../lib/sync/pull/sweep.ts';
import { storedSums } from '../../../lib/sync/pull/checksum.ts';
import { deviceReport } from '../laboratory.ts';
import type { Client } from './client.ts';
import type { Laboratory } from './laboratory.ts';
import type { Ground } from './ground.ts';

interface LedgerRow {
  id: string;
  device_id: string;
  seq: string;
  user_id: string;
  status: string;
  code: string | null;
}

type Rows = Map<string, unknown>;

const never = new AbortController().signal;

/** What must be true when everything has settled, whatever happened before. */
export async function checkAfterwards(ground: Ground, lab: Laboratory, clients: readonly Client[]): Promise<void> {
  const { db } = ground;
  const ledger = new Map(
    (
      await db.admin<LedgerRow[]>`select id, device_id, seq, user_id, status, code from public.commands
      where tenant_id = ${lab.tenantId}`
    ).map((row) => [row.id, row]),
  );
  const server = await serverRows(lab, lab.administrator);
  for (const client of clients) {
    const device = await client.device();
    await checkOutbox(device, client, ledger);
    await checkRows(device, server);
  }
  await checkPlaces(ground, lab);
  await checkReplay(ground, lab, clients, server);
  const chain = await lab.administrator.call('verify_audit_chain', { p_tenant_id: lab.tenantId }, never);
  expect(chain.data, 'the audit chain is whole').toMatchObject({ ok: true });
}
/** Every acknowledged command is in exactly one of applied, conflict, set aside, and device and ledger say the same. */
async function checkOutbox(
  device: TestDevice<DocOf>,
  client: Client,
  ledger: ReadonlyMap<string, LedgerRow>,
): Promise<void> {
  const entries = await device.outbox();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const id of client.acknowledged) expect(byId.has(id), `the outbox still holds ${id}`).toBe(true);
  expect(new Set(entries.map(({ seq }) => seq)).size, 'no number is given twice').toBe(entries.length);
  for (const entry of entries) {
    const said = ledger.get(entry.id);
    const place = `${entry.name} ${entry.id} (${entry.state}, ledger ${said?.status ?? 'nothing'})`;
    switch (entry.state) {
      case 'done':
        expect(said?.status, place).toBe(entry.verdict?.status);
        expect(['applied', 'conflict'], place).toContain(entry.verdict?.status);
        expect(entry.awaitsPull, `${place} is covered by a pull`).toBeNull();
        break;
      case 'quarantined':
        expect(said?.status, place).toBe(entry.unsendable ? undefined : 'rejected');
        break;
      case 'replaced':
        expect(byId.has(entry.replacedBy ?? ''), place).toBe(true);
        expect([undefined, 'rejected'], place).toContain(said?.status);
        break;
      case 'discarded':
        expect(entry.discardReason, place).not.toBeNull();
        expect([undefined, 'rejected'], place).toContain(said?.status);
        break;
      case 'queued':
        expect(entry.held, `${place} waits for nothing`).toBe(true);
        break;
      case 'sending':
        expect.fail(`${place} is still on its way`);
    }
    if (said) expect(Number(said.seq), place).toBe(entry.seq);
  }
}

/** The device shows what the server has, row by row, and knows it: no prediction is left, and a recount agrees with the kept sums. */
async function checkRows(device: TestDevice<DocOf>, server: Rows): Promise<void> {
  const held: Rows = new Map();
  const isAnyWaiting = (await device.db.outbox.where('state').equals('queued').count()) > 0;
  for (const kind of entityKinds) {
    for (const row of await device.rows(kind)) {
      const doc = row.provisional ? row.pulled : row.doc;
      if (row.origin) held.set(`${kind} ${row.id}`, doc);
      if (!isAnyWaiting) expect(row.provisional, `${kind} ${row.id} is no longer provisional`).toBeUndefined();
    }
  }
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(server));
  for (const scope of await device.db.scopes.toArray()) {
    const recounted = storedSums(await sweep({ ...device.lead }, scope.scope, 0));
    expect(recounted, `sums of ${scope.scope}`).toEqual({ rows: scope.rows, versions: scope.versions, ids: scope.ids });
  }
  expect((await device.counters()).mismatches, 'no checksum ever differed').toBe(0);
  expect((await device.counters()).failedPredictions, 'no prediction broke').toBe(0);
}

/** A sample has at most one place, a position at most one sample, whoever lost a position has a conflict that says so, and what is packed stands nowhere. */
async function checkPlaces({ db }: Ground, { tenantId }: Laboratory): Promise<void> {
  const [wrong] = await db.admin<{ doubled: string; shared: string; unverified: string; packed: string }[]>`
    select
      (select count(*) from (select 1 from public.placements where tenant_id = ${tenantId}
        group by labware_id having count(*) > 1) d) as doubled,
      (select count(*) from (select 1 from public.placements where tenant_id = ${tenantId} and position is not null
        group by container_id, position having count(*) > 1) p) as shared,
      (select count(*) from public.samples s where s.tenant_id = ${tenantId} and s.location_unverified
        and not exists (select from public.conflicts c where c.tenant_id = s.tenant_id and s.id in (c.subject_sample_id, c.occupant_sample_id))
      ) as unverified,
      (select count(*) from public.shipment_containers p
        join public.containers c on c.tenant_id = p.tenant_id and c.id = p.container_id
        join public.shipments s on s.tenant_id = p.tenant_id and s.id = p.shipment_id
        where p.tenant_id = ${tenantId} and p.unpacked_at is null
          and (c.parent_id is not null or c.archived or c.site_id <> s.from_site_id or s.state = 'cancelled')) as packed`;
  expect(wrong).toEqual({ doubled: '0', shared: '0', unverified: '0', packed: '0' });
}

/** Everything is said once more, in one go and in another order: the answers are the first ones, and nothing changes. */
async function checkReplay(
  { server }: Ground,
  lab: Laboratory,
  clients: readonly Client[],
  before: Rows,
): Promise<void> {
  for (const client of clients) {
    const device = await client.device();
    const entries = (await device.outbox()).filter(({ verdict, unsendable }) => verdict !== null && !unsendable);
    for (let at = 0; at < entries.length; at += 400) {
      const slice = entries.slice(at, at + 400);
      const answer = await server.as(device.lead.predictor.userId).call('apply_commands', replayOf(lab, slice), never);
      const { results } = applyAnswerSchema.parse(answer.data);
      for (const [index, result] of results.entries()) {
        expect(result.status).toBe('duplicate');
        expect(result.verdict).toEqual(slice[index]?.verdict);
      }
    }
  }
  expect(await serverRows(lab, lab.administrator)).toEqual(before);
}

function replayOf(lab: Laboratory, entries: readonly OutboxEntry[]) {
  return {
    p_tenant_id: lab.tenantId,
    p_device: deviceReport(globalThis.crypto.randomUUID()),
    p_commands: entries.map(({ id, seq, name, args, deviceTime, clockOffsetMs }) => {
      return { id, seq, name, args, deviceTime, clockOffsetMs };
    }),
  };
}

/** What the server holds, as somebody who begins from nothing would get it. */
async function serverRows(lab: Laboratory, rpc: RpcPort): Promise<Rows> {
  const rows: Rows = new Map();
  const summary = await rpc.call('sync_summary', { p_tenant_id: lab.tenantId }, never);
  const { scopes, epoch } = syncSummarySchema.parse(summary.data);
  for (const { scope } of scopes) {
    const args = { p_tenant_id: lab.tenantId, p_scope: scope, p_cursor: 0, p_limit: 5000, p_epoch: epoch };
    const answer = pullAnswerSchema.parse((await rpc.call('pull_changes', args, never)).data);
    if (answer.status !== 'ok' || answer.more) throw new Error(`The scope ${scope} is not to be had`);
    for (const { kind, id, doc } of answer.changes) rows.set(`${kind} ${id}`, worldModel.kinds[kind].parse(doc));
  }
  return rows;
}
