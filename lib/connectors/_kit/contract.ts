import type { z } from 'zod';
import type { AlertMessage } from '../../domain/alerts/message.ts';
import { DeliveryFailure, type FailureOutcome, type FailureReason, failureReasons } from './errors.ts';
import type { Network } from './network.ts';
import { redactor } from './redact.ts';

/** How long one delivery may take from the first look-up to the last byte of the answer. */
const TIMEOUT_MS = 15_000;
const LONGEST_REFERENCE = 200;

/** How it ended. A delivery never throws: what went wrong is one of a closed set, with its retry meaning. */
export type Delivery =
  | { readonly outcome: 'delivered'; /** What the provider calls it. */ readonly reference: string | null }
  | {
      readonly outcome: FailureOutcome;
      readonly reason: FailureReason;
      readonly detail: string | null;
      /** The least wait before the next try, where the provider asked for one. */
      readonly retryAfterMs: number | null;
    };

/** What a connector gets from outside: the guarded network, the clock, and who may stop it. */
export interface DeliveryContext extends Network {
  readonly now: () => Date;
  /** The dispatcher is stopping: give up at once. */
  readonly signal: AbortSignal;
  /** The outbox row's id, the same at every attempt: letters, digits, `-` and `_`. */
  readonly deliveryId: string;
  readonly timeoutMs?: number;
}

/** Whether a second attempt after a lost answer shows twice. */
export type Idempotency =
  /** The provider or the receiver drops a second one with the same key. */
  | 'key'
  /** The second replaces the first where it is shown. */
  | 'replaces'
  /** Both carry the same mark; whether the reader's program goes by it is its own affair. */
  | 'marked'
  /** The provider has no such key: rather twice than never. */
  | 'none';

/** One way in which an alert leaves the house. */
export interface Connector {
  readonly id: string;
  readonly configSchema: z.ZodObject;
  /** Fields that are kept encrypted and never shown again. */
  readonly secretFields: readonly string[];
  /** Fields that belong to the person who is told, not to the channel. */
  readonly recipientFields: readonly string[];
  readonly idempotency: Idempotency;
  /** `config` is the channel's settings, its opened secrets and the recipient's fields in one object. */
  deliver(message: AlertMessage, config: unknown, context: DeliveryContext): Promise<Delivery>;
}

interface ConnectorParts<Schema extends z.ZodObject> {
  readonly id: string;
  readonly configSchema: Schema;
  readonly secretFields: readonly (keyof z.infer<Schema> & string)[];
  readonly recipientFields: readonly (keyof z.infer<Schema> & string)[];
  readonly idempotency: Idempotency;
  /** Answers the provider's reference; throws a `DeliveryFailure`. */
  send(message: AlertMessage, config: z.infer<Schema>, context: DeliveryContext): Promise<string | null>;
}

/**
 * Makes a connector of its parts and gives it what all have in common: settings are checked, the whole delivery has one
 * time limit, every error ends in a `Delivery`, and no secret is in what comes back.
 */
export function defineConnector<Schema extends z.ZodObject>(parts: ConnectorParts<Schema>): Connector {
  const { send, ...data } = parts;
  return {
    ...data,
    async deliver(message, config, context) {
      const parsed = parts.configSchema.safeParse(config);
      if (!parsed.success) {
        // Names of fields alone: a message of the schema may repeat the value.
        const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))].join(' ');
        return failed(new DeliveryFailure('config_invalid', { detail: fields }), (text) => text);
      }
      const redact = redactor(parts.secretFields.map((field) => Reflect.get(parsed.data, field)));
      // Not AbortSignal.timeout: that cannot be taken back, and keeps a program in Deno alive for as long.
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), context.timeoutMs ?? TIMEOUT_MS);
      const signal = AbortSignal.any([context.signal, limit.signal]);
      try {
        signal.throwIfAborted();
        // Raced, because a look-up of a name cannot be stopped: what is left behind ends at its next step.
        const reference = await Promise.race([send(message, parsed.data, { ...context, signal }), whenAborted(signal)]);
        return { outcome: 'delivered', reference: reference === null ? null : printable(redact(reference)) };
      } catch (error) {
        if (context.signal.aborted) return failed(new DeliveryFailure('aborted'), redact);
        if (limit.signal.aborted) return failed(new DeliveryFailure('timeout'), redact);
        if (error instanceof DeliveryFailure) return failed(error, redact);
        // A defect of ours must not lose the alert: it is tried again, and seen on the delivery.
        return failed(new DeliveryFailure('internal', { detail: error instanceof Error ? error.name : '' }), redact);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Never resolves; rejects when the signal says stop. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DeliveryFailure('aborted')), { once: true });
  });
}

function failed({ reason, detail, retryAfterMs }: DeliveryFailure, redact: (text: string) => string): Delivery {
  return {
    outcome: failureReasons[reason],
    reason,
    detail: detail === null ? null : printable(redact(detail)),
    retryAfterMs,
  };
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, LONGEST_REFERENCE);
