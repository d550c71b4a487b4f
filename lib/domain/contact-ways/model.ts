import { z } from 'zod';
import { deliveryStates } from '../channels/model.ts';
import { severitySchema } from '../thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });

/** By what a person is reached themself, whatever phone they have. */
export const contactWaySchema = z.enum(['email', 'sms']);
export type ContactWay = z.infer<typeof contactWaySchema>;

/** What became of a code or a trial; `at` is when it ended, or when it is tried next. */
const saidSchema = z.object({ state: z.enum(deliveryStates), at: instant, problem: z.string().nullable() });
export type Said = z.infer<typeof saidSchema>;

/** One way of the person who asks. */
export const myWaySchema = z.object({
  way: contactWaySchema,
  /** Whether the laboratory has a channel that goes this way. */
  hasChannel: z.boolean(),
  enabled: z.boolean(),
  /** Nothing is decided yet: mail comes only where a policy or the on-call schedule names the person. */
  isDefault: z.boolean(),
  minimumSeverity: severitySchema,
  /** What of a confirmed address the person knows it again by; null when they gave none. */
  hint: z.string().nullable(),
  confirmedAt: instant.nullable(),
  /** When an address was given up because it took no messages any more. */
  endedAt: instant.nullable(),
  /** An address that waits for its code. */
  pending: z
    .object({ hint: z.string(), until: instant, triesLeft: z.number().int(), sent: saidSchema.nullable() })
    .nullable(),
  test: saidSchema.nullable(),
});
export type MyWay = z.infer<typeof myWaySchema>;

/** What `my_contact_ways` answers. */
export const myWaysSchema = z.object({
  memberId: z.uuid(),
  /** Where mail goes unless another address is confirmed. */
  signInAddress: z.string(),
  ways: z.array(myWaySchema),
});
export type MyWays = z.infer<typeof myWaysSchema>;

/** What `confirm_contact_address` answers; without tries left a new code is needed. */
export const confirmedSchema = z.object({ confirmed: z.boolean(), triesLeft: z.number().int() });
