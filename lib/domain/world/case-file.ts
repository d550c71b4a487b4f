import { z } from 'zod';
import { importKinds } from '../imports/model.ts';
import { roleSchema } from '../members/model.ts';
import { entityKinds } from '../sync/pull.ts';

/*
 * The shared cases: what a command says and does, once for the prediction and once for SQL. Ids are names such as `@box1`; `@derived(c1,0)` is the id
 * the server derives from command `@c1`. A case starts from `base.world.json`, changed by `given`.
 */

const record = z.record(z.string(), z.unknown());
const sketch = z.looseObject({ id: z.string() });
const byKind = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(entityKinds), value);

/** Rows of an import as they were staged. */
export const stagedSchema = z.strictObject({ importId: z.string(), kind: z.enum(importKinds), rows: z.array(record) });

/** One command with what is expected of it. */
export const stepSchema = z.strictObject({
  /** The command's id. */
  id: z.string(),
  as: roleSchema,
  /** Only where it is not the command the file is about. */
  name: z.string().optional(),
  args: record,
  expect: z.strictObject({
    status: z.enum(['applied', 'conflict', 'rejected']),
    code: z.string().optional(),
    /** What must be among the details. */
    details: record.optional(),
    /** The code that a device foresees where it cannot know better. */
    predictedCode: z.string().optional(),
  }),
});

/** The format of `<verb-noun>.cases.json`. */
export const caseFileSchema = z.strictObject({
  command: z.string(),
  cases: z
    .array(
      z.strictObject({
        name: z.string(),
        /** Documents changed or added before the first step; a field that is not named stays as in the base world. */
        given: byKind(z.array(sketch)).optional(),
        /** Staged rows of an import, for SQL alone. */
        staged: stagedSchema.optional(),
        steps: z.array(stepSchema).min(1),
        /**
         * What is different afterwards: fields by document, null for one that no longer reaches devices; new documents are filled like `given`.
         * Everything that is not named here must be as before.
         */
        after: byKind(z.record(z.string(), record.nullable())).optional(),
        /** A device cannot foresee this: the prediction runner leaves it out. */
        serverOnly: z.literal(true).optional(),
      }),
    )
    .min(1),
});
