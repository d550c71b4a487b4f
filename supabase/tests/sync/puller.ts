import { pullAnswerSchema, syncSummarySchema, type Checksum, type PullAnswer } from '../../../lib/domain/sync/pull.ts';
import type { Person } from '../../local/testing.ts';

/** What a device asks with. */
export interface PullCall {
  readonly scope?: string;
  readonly cursor?: number;
  readonly limit?: number;
  readonly epoch?: number | null;
  readonly begun?: number | null;
  readonly kinds?: readonly string[] | null;
}

/** One page. */
export async function pullPage(person: Person, tenantId: string, call: PullCall = {}): Promise<PullAnswer> {
  const answer = await person.rpc('pull_changes', {
    p_tenant_id: tenantId,
    p_scope: call.scope ?? 'tenant',
    p_cursor: call.cursor ?? 0,
    p_limit: call.limit ?? 1000,
    p_epoch: call.epoch ?? null,
    p_begun: call.begun ?? null,
    p_kinds: call.kinds ?? null,
  });
  return pullAnswerSchema.parse(answer);
}

/** A device that holds one scope: rows by `<kind> <id>` and where it is in the feed. */
export interface Held {
  readonly scope: string;
  readonly rows: Map<string, { version: number; doc: Record<string, unknown> }>;
  cursor: number;
  epoch: number | null;
  checksum: Checksum | null;
}

/** A device that holds nothing yet. */
export function emptyHold(scope: string): Held {
  return { scope, rows: new Map(), cursor: 0, epoch: null, checksum: null };
}

/** Pulls page by page until there is no more, as a device does. */
export async function pullAll(
  person: Person,
  tenantId: string,
  held: Held,
  limit = 1000,
  onPage: () => void = () => undefined,
  kinds: readonly string[] | null = null,
): Promise<Held> {
  const begun =
    held.cursor === 0
      ? syncSummarySchema.parse(await person.rpc('sync_summary', { p_tenant_id: tenantId })).version
      : null;
  for (;;) {
    const answer = await pullPage(person, tenantId, {
      scope: held.scope,
      cursor: held.cursor,
      limit,
      epoch: held.epoch,
      begun,
      kinds,
    });
    if (answer.status !== 'ok') throw new Error(`Resync: ${answer.reason}`);
    for (const { kind, id, version, doc } of answer.changes) {
      if (doc) held.rows.set(`${kind} ${id}`, { version, doc });
      else held.rows.delete(`${kind} ${id}`);
    }
    onPage();
    held.cursor = answer.cursor;
    held.epoch = answer.epoch;
    if (!answer.more) {
      held.checksum = answer.checksum;
      return held;
    }
  }
}

/** The checksum of what a device holds, computed from its rows alone. */
export function checksumOf({ rows }: Held): Checksum {
  let versions = 0n;
  let ids = 0;
  for (const [key, { version }] of rows) {
    versions += BigInt(version);
    ids ^= Number.parseInt(key.slice(-8), 16);
  }
  return { rows: rows.size, versions: String(versions), ids: ids >>> 0 };
}
