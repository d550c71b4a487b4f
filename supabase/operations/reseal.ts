import type { Sql, TransactionSql } from 'postgres';
import { type KeyRing, resealSecrets, SecretsError } from '../../lib/connectors/_kit/secrets.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

/** What became of the envelopes of one kind. */
export interface Resealed {
  readonly name: string;
  /** Now under the newest key. */
  readonly moved: number;
  /** Under it before. */
  readonly current: number;
  /** No key of the ring opens them; they are left as they are. */
  readonly unopened: number;
}

/** Rows of one transaction: short enough that no dispatcher waits long for one of them. */
const BATCH = 200;

interface Row {
  /** `tenant_id` first. */
  readonly key: readonly string[];
  readonly sealed: string;
}

/**
 * Seals everything anew that is under an older key of the ring, batch by batch, each in a transaction of its own. What somebody saves meanwhile stays
 * theirs. Running it again goes on where it stopped, and does nothing where nothing is left. Needs a role that row security does not bind, as
 * `postgres` on hosted Supabase.
 */
export async function resealAll(sql: Sql, ring: KeyRing, batch = BATCH): Promise<Resealed[]> {
  const all: Resealed[] = [];
  for (const column of sealedColumns) all.push(await resealColumn(sql, ring, column, batch));
  return all;
}

async function resealColumn(sql: Sql, ring: KeyRing, column: SealedColumn, batch: number): Promise<Resealed> {
  const counts = { moved: 0, unopened: 0 };
  let after: readonly string[] | null = null;
  for (;;) {
    const rows: Row[] = await older(sql, ring, column, after, batch);
    const last = rows.at(-1);
    if (!last) break;
    after = last.key;
    const sealed: { row: Row; anew: string }[] = [];
    for (const row of rows) {
      const anew = await sealedAnew(ring, column, row);
      if (anew === null) counts.unopened += 1;
      else sealed.push({ row, anew });
    }
    await sql.begin(async (transaction) => {
      for (const { row, anew } of sealed) counts.moved += await write(transaction, column, row, anew);
    });
  }
  const [total] = await sql.unsafe<{ count: number }[]>(
    `select count(*)::int as count from public.${column.table} where split_part(${column.column}, '.', 2) = $1`,
    [ring.current],
  );
  return { name: column.name, ...counts, current: (total?.count ?? 0) - counts.moved };
}

/** The next rows whose envelope names another key than the newest. */
async function older(
  sql: Sql,
  ring: KeyRing,
  { table, column, ids }: SealedColumn,
  after: readonly string[] | null,
  batch: number,
): Promise<Row[]> {
  const keys = ['tenant_id', ...ids];
  const beyond = after === null ? '' : `and (${keys.join(', ')}) > (${keys.map((_, at) => `$${at + 3}`).join(', ')})`;
  return sql.unsafe<Row[]>(
    `select array[${keys.map((key) => `${key}::text`).join(', ')}] as key, ${column} as sealed from public.${table}
     where split_part(${column}, '.', 2) <> $1 ${beyond} order by ${keys.join(', ')} limit $2`,
    [ring.current, batch, ...(after ?? [])],
  );
}

async function sealedAnew(ring: KeyRing, column: SealedColumn, { key, sealed }: Row): Promise<string | null> {
  const [tenantId = '', ...ids] = key;
  try {
    return await resealSecrets(ring, { tenantId, connectorId: column.connectorId(ids) }, sealed);
  } catch (error) {
    if (error instanceof SecretsError) return null;
    throw error;
  }
}

/** Writes an envelope in the place of the one that was read, if that is still there; answers how many rows that were. */
async function write(
  sql: TransactionSql,
  { table, column, ids, kept }: SealedColumn,
  { key, sealed }: Row,
  anew: string,
): Promise<number> {
  const where = ['tenant_id', ...ids].map((name, at) => `${name} = $${at + 1}`).join(' and ');
  const next = key.length + 1;
  const known = kept.map((name) => `${name}::text`).join(', ');
  const [before] = await sql.unsafe<Record<string, string | null>[]>(
    `select ${known || 'null'} from public.${table} where ${where} and ${column} = $${next} for update`,
    [...key, sealed],
  );
  if (!before) return 0;
  await sql.unsafe(`update public.${table} set ${column} = $${next} where ${where}`, [...key, anew]);
  // Not in the same statement: the trigger on the secret has the last word there.
  if (kept.some((name) => before[name] !== null)) {
    const set = kept.map((name, at) => `${name} = ($${next + at}::text)::${CASTS[name]}`).join(', ');
    await sql.unsafe(`update public.${table} set ${set} where ${where}`, [
      ...key,
      ...kept.map((name) => before[name] ?? null),
    ]);
  }
  return 1;
}

/** As text, so that no moment loses its microseconds on the way. */
const CASTS: Readonly<Record<string, string>> = { failed_at: 'timestamptz', failed_problem: 'text' };
