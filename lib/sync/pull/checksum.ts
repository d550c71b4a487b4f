import type { Checksum } from '../../domain/sync/pull.ts';
import type { Origin, ScopeRow } from '../store/schema.ts';

/** Count of rows, sum of versions, xor of the last 32 bits of the ids: sums that a row can be added to and taken from. */
export interface Sums {
  rows: number;
  versions: bigint;
  ids: number;
}

/** The sums of nothing. */
export function noSums(): Sums {
  return { rows: 0, versions: 0n, ids: 0 };
}

/** The sums kept with a scope. */
export function sumsOf(scope: Pick<ScopeRow, 'rows' | 'versions' | 'ids'>): Sums {
  return { rows: scope.rows, versions: BigInt(scope.versions), ids: scope.ids };
}

/** The sums as they are stored. */
export function storedSums({ rows, versions, ids }: Sums): Pick<ScopeRow, 'rows' | 'versions' | 'ids'> {
  return { rows, versions: versions.toString(), ids };
}

/** Counts a row in (`sign` 1) or out (-1). */
export function count(sums: Sums, id: string, { version }: Pick<Origin, 'version'>, sign: 1 | -1): void {
  sums.rows += sign;
  sums.versions += BigInt(version * sign);
  // Xor takes out what it put in.
  sums.ids = (sums.ids ^ lastBits(id)) >>> 0;
}

/** Whether the server holds the same rows. */
export function agrees(sums: Sums, server: Checksum): boolean {
  return sums.rows === server.rows && sums.versions === BigInt(server.versions) && sums.ids === server.ids >>> 0;
}

const lastBits = (id: string): number => Number.parseInt(id.slice(-8), 16);
