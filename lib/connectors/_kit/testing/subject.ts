import type { Connector, Delivery, DeliveryContext } from '../contract.ts';
import { alertMessage, testContext } from './context.ts';
import type { Counterpart } from './listener.ts';

/** What connectors may differ in. */
export interface Traits {
  readonly connector: Connector;
  /** The name under which the connector looks for its other side. */
  readonly host: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** What a success that the provider never sends counts as: a receiver of the customer's own may answer anything. */
  readonly nonsense: 'delivered' | 'retry_later';
  /** Whether the protocol can say when to come back. */
  readonly retryAfter: boolean;
}

/** A connector and its other side. */
export interface Subject<Received> extends Traits {
  start(): Promise<Counterpart<Received>>;
  /** Where the idempotency key is in what arrived; null where the provider has none. */
  readonly keyOf: ((received: Received) => string) | null;
}

/** A subject that is running, and how one alert is sent through it. */
export interface Bench {
  readonly subject: Traits;
  readonly counterpart: Counterpart;
  /** The idempotency keys of all that was accepted. */
  keys(): readonly string[];
  deliver(changes?: Partial<DeliveryContext>, config?: unknown): Promise<Delivery>;
}

/** Puts a connector together with its running counterpart. */
export function benchOf<Received>(subject: Subject<Received>, counterpart: Counterpart<Received>): Bench {
  const hosts = { [subject.host]: counterpart.port };
  const { keyOf } = subject;
  return {
    subject,
    counterpart,
    keys: () => (keyOf === null ? [] : counterpart.received.map(keyOf)),
    deliver: (changes, config = subject.config) =>
      subject.connector.deliver(alertMessage(), config, testContext(hosts, changes)),
  };
}
