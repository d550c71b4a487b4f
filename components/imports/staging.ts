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

/** What the server would do with the staged rows, and the rows that were not sent. */
export interface Checked {
  readonly importId: string;
  readonly preview: ImportPreview;
  /** Rows with cells no database can hold, that can be read in two ways, or that cannot be. */
  readonly unsendable: readonly ImportRowError[];
  readonly blank: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

interface StagingPorts {
  readonly rpc: RpcPort;
  readonly tenantId: string;
  readonly signal: AbortSignal;
  /** How much is done, of all: the rows sent, and at the end the preview. */
  readonly onProgress: (done: number, all: number) => void;
}

/** An upload that can be gone on with: a row laid down twice is one row, so what failed on the way is tried again under the same id. */
export interface Staging {
  readonly importId: string;
  /**
   * Lays the rows down that are not there yet, and asks the server what it thinks of all of them. Nothing is imported by it. After an error it can be
   * called again, and goes on where it stopped.
   * @throws SyncError when the server cannot be reached or refuses the call
   */
  run(ports: StagingPorts): Promise<Checked>;
}

/** Rows sent in one call; the server takes 5,000 and 8 MB. */
const SLICE = 2000;
/** The preview counts as a quarter of the sending; it judges every row at one go and cannot tell how far it is. */
const PREVIEW_SHARE = 0.25;

/** Prepares to lay all rows of a sheet down beside the domain tables. */
export function beginStaging({ table, headerRow, mapping }: Prepared, importId: string): Staging {
  const style = guessStyle(table, headerRow, mapping);
  const first = headerRow + 1;
  const rowCount = table.length - first;
  const all = rowCount + Math.ceil(rowCount * PREVIEW_SHARE);
  const unsendable: ImportRowError[] = [];
  let [from, sent, blank] = [first, 0, 0];

  async function run({ rpc, tenantId, signal, onProgress }: StagingPorts): Promise<Checked> {
    while (from < table.length) {
      const mapped = mapRows(table, mapping, style, { from, to: from + SLICE }, Date.now());
      const args = { p_tenant_id: tenantId, p_import_id: importId, p_kind: mapping.kind, p_rows: mapped.rows };
      if (mapped.rows.length > 0) await call(rpc, 'stage_import_rows', args, signal);
      // Whoever runs it anew counts these rows; the run that was left counts none.
      signal.throwIfAborted();
      unsendable.push(...mapped.errors);
      sent += mapped.rows.length;
      blank += mapped.blank;
      from = Math.min(table.length, from + SLICE);
      onProgress(from - first, all);
    }
    const preview = sent > 0 ? await ask(rpc, tenantId, signal) : nothing(mapping);
    onProgress(all, all);
    return { importId, preview, unsendable, blank, firstRow: first + 1, lastRow: table.length };
  }

  async function ask(rpc: RpcPort, tenantId: string, signal: AbortSignal): Promise<ImportPreview> {
    const answer = await call(rpc, 'preview_import', { p_tenant_id: tenantId, p_import_id: importId }, signal);
    return importPreviewSchema.parse(answer);
  }

  return { importId, run };
}

/** What the server would say, had it been asked about no rows: an upload without rows is not known to it. */
const nothing = ({ kind }: Mapping): ImportPreview => ({ kind, rows: 0, good: 0, bad: 0, errors: [] });

async function call(rpc: RpcPort, name: string, args: Record<string, unknown>, signal: AbortSignal): Promise<unknown> {
  const answer = await rpc.call(name, args, signal);
  if (answer.error !== null || answer.status === 0) throw classify(answer);
  return answer.data;
}

/** What only the page knows of an import, for as long as it is open: the file is kept nowhere. */
export interface InHand {
  readonly prepared: Prepared;
  readonly unsendable: Checked['unsendable'];
}

/** What the preview and the imports list of a bad row. */
export type BadRow = z.infer<typeof importPreviewSchema>['errors'][number];
