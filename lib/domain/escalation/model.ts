import { z } from 'zod';
import { severitySchema } from '../thresholds/model.ts';

/** After so many minutes without acknowledgement these people, whoever is on call, and these channels are told. */
export const stepSchema = z.strictObject({
  afterMinutes: z.number().int().min(0).max(10_080),
  memberIds: z.array(z.uuid()).max(50),
  scheduleIds: z.array(z.uuid()).max(50),
  channelIds: z.array(z.uuid()).max(50),
});
export type EscalationStep = z.infer<typeof stepSchema>;

/** Who is told while nobody acknowledges; of one site, or (without one) of all that have none of their own. */
export const policySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  siteId: z.uuid().nullable(),
  minimumSeverity: severitySchema,
  steps: z.array(stepSchema),
  archived: z.boolean(),
});
export type EscalationPolicy = z.infer<typeof policySchema>;

/** A step that was taken, with the people it meant. */
export const escalationSchema = z.object({
  turn: z.number().int(),
  step: z.number().int(),
  takenAt: z.iso.datetime({ offset: true }),
  memberIds: z.array(z.uuid()),
});
export type Escalation = z.infer<typeof escalationSchema>;
