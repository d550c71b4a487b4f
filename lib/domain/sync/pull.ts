import { z } from 'zod';

/** Kinds of rows that devices hold. Containers and placed samples are in the scope of their site, all others in `tenant`. */
export const entityKinds = [
  'tenant',
  'member',
  'site',
  'container_type',
  'sample_type',
  'container',
  'sample',
  'conflict',
  'sensor',
  'threshold',
  'alert',
  'shipment',
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** `tenant`, or `site:<uuid>` for the containers and samples of one site. */
export type Scope = 'tenant' | `site:${string}`;

/** Count of live rows, sum of their versions, and xor of the last 32 bits of their ids: equal means equal rows, since a version names a content. */
export const checksumSchema = z.object({ rows: z.coerce.number(), versions: z.string(), ids: z.coerce.number() });
export type Checksum = z.infer<typeof checksumSchema>;

/**
 * Answer of `pull_changes(p_tenant_id, p_scope, p_cursor, p_limit, p_epoch, p_begun, p_kinds)`. `doc` null is a tombstone of this scope. Only
 * rows of `p_kinds` are sent and summed: an app that is older than the server goes on with what it knows. `p_begun` is
 * the tenant's version when a pull from nothing began (null otherwise): its pages may lie before the tombstone horizon.
 */
export const pullAnswerSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    changes: z.array(
      z.object({
        kind: z.enum(entityKinds),
        id: z.uuid(),
        version: z.number().int(),
        doc: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    cursor: z.number().int(),
    more: z.boolean(),
    epoch: z.number().int(),
    /** Present when `more` is false. */
    checksum: checksumSchema.nullable(),
    serverTime: z.iso.datetime({ offset: true }),
  }),
  /** The cursor is older than the tombstone horizon, or the person's permissions changed: drop the scope and pull from 0. */
  z.object({ status: z.literal('resync'), reason: z.enum(['horizon', 'permissions']), epoch: z.number().int() }),
]);
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/**
 * Answer of `sync_summary(p_tenant_id)`: what there is to hold, so that a phone stays under 50,000 rows with the active site first. A site in
 * which nothing stands yet is listed with no rows.
 */
export const syncSummarySchema = z.object({
  epoch: z.number().int(),
  version: z.number().int(),
  role: z.string(),
  scopes: z.array(z.object({ scope: z.string(), rows: z.number().int() })),
  serverTime: z.iso.datetime({ offset: true }),
});
export type SyncSummary = z.infer<typeof syncSummarySchema>;
