import { z } from 'zod';

/** What a spreadsheet can bring in. */
export const importKinds = ['samples', 'containers', 'moves'] as const;
export type ImportKind = (typeof importKinds)[number];

const text = z.string().max(2000).nullable();

/** One staged row: text as it stood in the file (already mapped to our columns); the server judges it. `row` is the 1-based row in the file. */
export const importRowSchemas = {
  samples: z.strictObject({
    row: z.number().int(),
    barcode: text,
    name: text,
    externalId: text,
    sampleType: text,
    quantity: text,
    unit: text,
    hazards: text,
    collectedAt: text,
    expiresAt: text,
    notes: text,
    containerBarcode: text,
    position: text,
  }),
  containers: z.strictObject({
    row: z.number().int(),
    kind: text,
    name: text,
    barcode: text,
    parentBarcode: text,
    position: text,
    site: text,
  }),
  moves: z.strictObject({ row: z.number().int(), barcode: text, containerBarcode: text, position: text, reason: text }),
} as const;

/** Why a row cannot be imported: an error code, the column it concerns (a key of the row schema) and the value seen. */
export const importRowErrorSchema = z.object({
  row: z.number().int(),
  code: z.string(),
  column: z.string().nullable(),
  value: z.string().nullable(),
});

/** Answer of `preview_import(p_tenant_id, p_import_id)`; at most 1,000 errors are listed, `bad` counts all. */
export const importPreviewSchema = z.object({
  kind: z.enum(importKinds),
  rows: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  errors: z.array(importRowErrorSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
