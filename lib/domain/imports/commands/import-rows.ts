import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/**
 * Imports the staged rows of `stage_import_rows(p_tenant_id, p_import_id, p_kind, p_rows)` between two file rows, set-based.
 * `good`: good rows are imported, bad ones reported; `all_or_none`: one bad row refuses them all (`import_has_errors`).
 * The verdict's details hold `{ imported, bad, errors }`. One argument list serves `import_samples`, `import_containers` and `import_moves`.
 */
export const importRowsArgs = z.strictObject({
  importId: z.uuid(),
  fromRow: z.number().int(),
  toRow: z.number().int(),
  mode: z.enum(['good', 'all_or_none']),
});
export type ImportRowsArgs = z.infer<typeof importRowsArgs>;

/** The rows lie on the server: nothing is foreseen, what was imported comes with the next pull. */
export const predictImportRows: Predict<ImportRowsArgs> = () => Promise.resolve(applied());
