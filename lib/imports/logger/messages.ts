import { z } from 'zod';
import { fileErrorCodes } from '../../domain/imports/file-error.ts';
import { readingSchema } from '../../domain/readings/model.ts';
import { rowProblems } from '../../domain/readings/logger/read-rows.ts';

const id = z.number().int();
const column = z.number().int().nullable();
const order = z.enum(['day_first', 'month_first']).nullable();

/** What the page asks: opens a file, reads its rows as the person has decided, takes the readings batch by batch. */
export const questionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    id,
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  z.object({
    type: z.literal('read'),
    id,
    choices: z.object({
      ...{ temperature: column, humidity: column, pressure: column },
      ...{ unit: z.string().nullable(), order, zone: z.string() },
    }),
  }),
  z.object({ type: z.literal('take'), id, from: z.number().int(), most: z.number().int() }),
]);
export type Question = z.infer<typeof questionSchema>;

const sketch = z.object({
  headerRow: z.number().int(),
  columns: z.array(
    z.object({
      index: z.number().int(),
      header: z.string(),
      role: z.enum(['moment', 'date', 'clock', 'temperature', 'humidity', 'pressure']).nullable(),
      unit: z.string().nullable(),
    }),
  ),
  ...{ order, asksOrder: z.boolean(), offset: z.number().nullable(), rows: z.number().int() },
  sample: z.array(z.array(z.string())),
});

/** What a file brings, in figures. */
const summarySchema = z.object({
  count: z.number().int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  /** Rows that hold no value. */
  empty: z.number().int(),
  badCount: z.number().int(),
  /** The first of the bad rows. */
  bad: z.array(z.object({ row: z.number().int(), problem: z.enum(rowProblems), found: z.string() })),
  first: z.array(readingSchema),
});
export type Summary = z.infer<typeof summarySchema>;

/** What the worker answers; every question ends with one of its own answers or `failed` under its id. `sketch` is null for no logger's file. */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sketch'), id, sketch: sketch.nullable() }),
  z.object({ type: z.literal('summary'), id, summary: summarySchema }),
  z.object({ type: z.literal('readings'), id, readings: z.array(readingSchema) }),
  z.object({ type: z.literal('progress'), id, fraction: z.number() }),
  z.object({
    type: z.literal('failed'),
    id,
    code: z.enum(fileErrorCodes),
    facts: z.record(z.string(), z.union([z.number(), z.string()])),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;
