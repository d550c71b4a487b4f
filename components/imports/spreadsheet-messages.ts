import { z } from 'zod';

/** What the page asks of the worker: the file once, then any of its sheets. */
export type SpreadsheetQuestion = { readonly bytes: ArrayBuffer; readonly name: string } | { readonly sheet: number };

const fileInfoSchema = z.object({
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
});

/** What the worker says: `ready` once, as soon as its script has come; then its answers. `progress` is a part of the sheet read, from 0 to 1. */
export const spreadsheetAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('info'), info: fileInfoSchema }),
  z.object({ type: z.literal('progress'), part: z.number() }),
  z.object({ type: z.literal('table'), table: z.array(z.array(z.string())) }),
  z.object({
    type: z.literal('failed'),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type SpreadsheetAnswer = z.infer<typeof spreadsheetAnswerSchema>;
