import type { z } from 'zod';
import { guessStyle, type ImportRowError, mapRows } from '../../lib/domain/imports/map-rows.ts';
import type { Mapping } from '../../lib/domain/imports/mapping.ts';
import { type ImportPreview, importPreviewSchema } from '../../lib/domain/imports/model.ts';
import type { Table } from '../../lib/domain/imports/table.ts';
import { classify } from '../../lib/sync/classify.ts';
import type { RpcPort } from '../../lib/sync/ports.ts';

/** A sheet with the row of its headers (from 0) and what its columns mean. */
export interface Prepared {
  readonly table: Table;
  readonly headerRow: number;
  readonly mapping: Mapping;
}

/** What the server would do with the staged rows, and the rows that could not even be sent. */
export interface Checked {
  readonly importId: string;
  readonly preview: ImportPreview;
  /** Rows with cells no database can hold. */
  readonly unsendable: readonly ImportRowError[];
  readonly blank: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

interface StagingPorts {
  readonly rpc: RpcPort;
  readonly tenantId: string;
  readonly importId: string;
  readonly signal: AbortSignal;
  /** Rows sent so far, of all. */
  readonly onProgress: (done: number, all: number) => void;
}

/** Rows sent in one call; the server takes 5,000 and 8 MB. */
const SLICE = 2000;

/**
 * Lays all rows of a sheet down beside the domain tables and asks the server what it thinks of them. Nothing is imported by it.
 * @throws SyncError when the server cannot be reached or refuses the call
 */
export async function stage({ table, headerRow, mapping }: Prepared, ports: StagingPorts): Promise<Checked> {
  const { rpc, tenantId, importId, signal, onProgress } = ports;
  const style = guessStyle(table, headerRow, mapping);
  const unsendable: ImportRowError[] = [];
  let blank = 0;
  const first = headerRow + 1;
  for (let from = first; from < table.length; from += SLICE) {
    const mapped = mapRows(table, mapping, style, { from, to: from + SLICE });
    unsendable.push(...mapped.errors);
    blank += mapped.blank;
    const args = { p_tenant_id: tenantId, p_import_id: importId, p_kind: mapping.kind, p_rows: mapped.rows };
    if (mapped.rows.length > 0) await call(rpc, 'stage_import_rows', args, signal);
    onProgress(Math.min(table.length, from + SLICE) - first, table.length - first);
  }
  const answer = await call(rpc, 'preview_import', { p_tenant_id: tenantId, p_import_id: importId }, signal);
  const preview = importPreviewSchema.parse(answer);
  return { importId, preview, unsendable, blank, firstRow: first + 1, lastRow: table.length };
}

async function call(rpc: RpcPort, name: string, args: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
  const answer = await rpc.call(name, args, signal);
  if (answer.error !== null || answer.status === 0) throw classify(answer);
  return answer.data;
}

/** What the preview and the imports list of a bad row. */
export type BadRow = z.infer<typeof importPreviewSchema>['errors'][number];
