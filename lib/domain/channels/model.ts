import { z } from 'zod';
import { severitySchema } from '../thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });

/** What is told of an alert, a message that only tries a way, and a code that proves whose an address is. */
export const deliveryEvents = ['opened', 'escalated', 'acknowledged', 'resolved', 'test', 'code'] as const;
/** Waits (for its first try or the next one), has got through, never will by itself, or was not needed any more. */
export const deliveryStates = ['waiting', 'delivered', 'dead', 'spared'] as const;

/** One setting of a channel, as its connector's schema describes it; see `forms.gen.ts`. */
export interface ChannelField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'choice';
  /** Written once and never read back. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly initial?: string;
  /** One of them must match. */
  readonly patterns?: readonly string[];
  /** Of a number its least and most, of a text its fewest and most characters. */
  readonly least?: number;
  readonly most?: number;
}

/** The settings of a kind of channel. */
export interface ChannelForm {
  readonly connector: string;
  readonly fields: readonly ChannelField[];
}

/** A channel with its health, as `channel_overview` answers. */
export const channelSchema = z.object({
  channelId: z.uuid(),
  name: z.string(),
  connector: z.string(),
  config: z.record(z.string(), z.unknown()),
  hasSecret: z.boolean(),
  minimumSeverity: severitySchema,
  archived: z.boolean(),
  /** When a message last failed for a fault of the channel; null when something got through since, or somebody saw to it. */
  failing: z.object({ at: instant, problem: z.string() }).nullable(),
  waiting: z.number().int(),
  deliveredAt: instant.nullable(),
  /** The last trial; `at` is when it ended, or when it is tried next. */
  test: z.object({ state: z.enum(deliveryStates), at: instant, problem: z.string().nullable() }).nullable(),
  dead: z.array(
    z.object({
      deliveryId: z.uuid(),
      event: z.enum(deliveryEvents),
      alertId: z.uuid().nullable(),
      sensor: z.string().nullable(),
      /** Whom it had to reach through the channel; null where the channel itself is told. */
      person: z.string().nullable(),
      problem: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type Channel = z.infer<typeof channelSchema>;

/** What became of something that had to go out for an alert, as `alert_deliveries` answers. */
export const alertDeliverySchema = z.object({
  deliveryId: z.uuid(),
  event: z.enum(deliveryEvents),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  nextAt: instant,
  settledAt: instant.nullable(),
  problem: z.string().nullable(),
  connector: z.string(),
  /** The channel's name, or the person's. */
  name: z.string().nullable(),
});
export type AlertDelivery = z.infer<typeof alertDeliverySchema>;
