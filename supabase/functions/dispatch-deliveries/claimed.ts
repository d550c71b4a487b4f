import { z } from 'zod';
import { alertKindSchema } from '../../../lib/domain/alerts/model.ts';
import { contactWaySchema } from '../../../lib/domain/contact-ways/model.ts';
import { limitedQuantitySchema } from '../../../lib/domain/thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });

/** One delivery as `claim_deliveries` hands it out. */
export const claimedSchema = z.object({
  deliveryId: z.uuid(),
  tenantId: z.uuid(),
  event: z.enum(['opened', 'escalated', 'acknowledged', 'resolved', 'test', 'code']),
  /** This attempt counted. */
  attempts: z.number().int(),
  /** Of the channel or of the device's subscription: what the secret is sealed for. */
  channelId: z.uuid(),
  /** Null for a device, and for a person where the laboratory has no channel of that kind any more. */
  channelName: z.string().nullable(),
  connector: z.string(),
  config: z.record(z.string(), z.unknown()),
  secretSealed: z.string().nullable(),
  createdAt: instant,
  /** Where it goes to the device of a person. */
  device: z.object({ subscriptionId: z.uuid(), ended: z.boolean(), mayAcknowledge: z.boolean() }).nullable(),
  /** Where it goes to a person through the laboratory's channel: to the address they confirmed, else to the one they sign in with. */
  person: z
    .object({
      way: contactWaySchema,
      isMember: z.boolean(),
      sealedFor: z.string(),
      addressSealed: z.string().nullable(),
      signInAddress: z.string().nullable(),
      /** Since when their own address is proved; said again with what became of this, to the microsecond. */
      confirmedAt: instant.nullable(),
      /** The code has run out before it got through. */
      isCodeOver: z.boolean(),
    })
    .nullable(),
  /** Null for a message that only tries a way, or a code. */
  alert: z
    .object({
      id: z.uuid(),
      kind: alertKindSchema,
      severity: z.enum(['warning', 'critical']),
      quantity: limitedQuantitySchema.nullable(),
      direction: z.enum(['high', 'low']).nullable(),
      limit: z.number().nullable(),
      peak: z.number().nullable(),
      startedAt: instant,
      endedAt: instant.nullable(),
      acknowledgedAt: instant.nullable(),
      /** What it is about: a sensor, else what the alert calls it; samples that expire are only counted. */
      sensor: z.string().nullable(),
      subject: z.string().nullable(),
      items: z.number().int().nullable(),
      dueAt: instant.nullable(),
      /** What it belongs to, and how many alerts more do. */
      incidentId: z.uuid(),
      others: z.number().int().nonnegative(),
      place: z.string().nullable(),
      /** Where it is instead, if it is on its way. */
      shipment: z.object({ reference: z.string(), toSite: z.string() }).nullable().default(null),
    })
    .nullable(),
  tenant: z.object({ slug: z.string(), name: z.string() }),
});
export type Claimed = z.infer<typeof claimedSchema>;
