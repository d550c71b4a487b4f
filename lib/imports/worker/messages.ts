import { z } from 'zod';
import { fileErrorCodes } from '../../domain/imports/file-error.ts';
import { encodings } from '../csv/encoding.ts';

const id = z.number().int();
const table = z.array(z.array(z.string()));
const info = z.object({
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
});

/** What the page asks of the worker. One file at a time; opening another lets go of the one before. */
export const requestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    id,
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    encoding: z.enum(encodings).optional(),
    delimiter: z.string().optional(),
    name: z.string().optional(),
  }),
  z.object({ type: z.literal('read'), id, sheet: z.number().int() }),
]);
export type WorkerRequest = z.infer<typeof requestSchema>;

/** What the worker answers; every request ends with `opened`, `table` or `failed` under its id. */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), id, info }),
  z.object({ type: z.literal('progress'), id, fraction: z.number() }),
  z.object({ type: z.literal('table'), id, table }),
  z.object({
    type: z.literal('failed'),
    id,
    code: z.enum(fileErrorCodes),
    facts: z.record(z.string(), z.union([z.number(), z.string()])),
  }),
]);
export type WorkerAnswer = z.infer<typeof answerSchema>;
