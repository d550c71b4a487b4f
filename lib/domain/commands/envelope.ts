import { z } from 'zod';
import { errorKinds } from '../errors/codes.ts';

/** A command as it lies in the outbox and travels to `apply_commands`. `seq` is monotonic per device; time is evidence, never order. */
export const commandEnvelopeSchema = z.strictObject({
  id: z.uuid(),
  seq: z.number().int().positive(),
  /** Verb-noun with a version, for example `move_sample.v1`. */
  name: z.string().regex(/^[a-z]+(_[a-z]+)*\.v[0-9]+$/),
  args: z.record(z.string(), z.unknown()),
  deviceTime: z.iso.datetime(),
  /** Device clock minus server clock in milliseconds as last measured; null when never online. */
  clockOffsetMs: z.number().int().nullable(),
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

const verdictSchema = z.object({
  status: z.enum(['applied', 'conflict', 'rejected']),
  code: z.string().nullable(),
  kind: z.enum(errorKinds).nullable(),
  /** Facts for the message, for example `{ position: 'A01', occupantId: '...', field: 'name' }`. */
  details: z.record(z.string(), z.unknown()),
});

/** What the server says of one command. A replay is `duplicate` and carries the first verdict. */
export const commandResultSchema = z.object({
  id: z.uuid(),
  status: z.enum(['applied', 'conflict', 'rejected', 'duplicate']),
  verdict: verdictSchema,
});
export type CommandResult = z.infer<typeof commandResultSchema>;
export type Verdict = z.infer<typeof verdictSchema>;

/** Answer of `apply_commands(p_tenant_id, p_device, p_commands)`: one result per command, in order. */
export const applyAnswerSchema = z.object({
  results: z.array(commandResultSchema),
  version: z.coerce.number(),
  serverTime: z.iso.datetime({ offset: true }),
});
export type ApplyAnswer = z.infer<typeof applyAnswerSchema>;

/** What a device says of itself with every call; supervisors see it on the live board. */
export const deviceReportSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().max(120),
  platform: z.string().max(120),
  appVersion: z.string().max(40),
  queueLength: z.number().int().min(0),
  oldestQueuedAt: z.iso.datetime().nullable(),
});
export type DeviceReport = z.infer<typeof deviceReportSchema>;
