import { nextDelayMs } from '../../../lib/connectors/_kit/backoff.ts';
import type { Connector, Delivery } from '../../../lib/connectors/_kit/contract.ts';
import type { Network } from '../../../lib/connectors/_kit/network.ts';
import type { AlertMessage } from '../../../lib/domain/alerts/message.ts';
import type { Claimed } from './claimed.ts';

/** After so many tries, some two hours, a delivery waits for a person to send it again. */
const MOST_ATTEMPTS = 30;

/** What the dispatcher works with. */
export interface DispatchPorts {
  claim(): Promise<readonly Claimed[]>;
  settle(claimed: Claimed, outcome: Outcome): Promise<void>;
  open(claimed: Claimed): Promise<Readonly<Record<string, string>>>;
  /** What is told; for a device with what lets it take the alert on. */
  message(claimed: Claimed): Promise<AlertMessage>;
  /** What every device's push needs of this server; null where it has no keys for that. */
  readonly pushSettings: Readonly<Record<string, string>> | null;
  connectorOf(id: string): Connector | undefined;
  readonly network: Network;
  now(): Date;
  random(): number;
}

/** What became of a delivery. */
export type Outcome =
  | { readonly state: 'delivered'; readonly reference: string | null }
  | { readonly state: 'waiting'; readonly problem: string; readonly nextAt: Date }
  | {
      readonly state: 'dead';
      readonly problem: string;
      /** Nobody is there any more. */
      readonly gone: boolean;
    };

/**
 * Delivers what is due until nothing is, or `signal` says stop, and answers how many were tried. Whatever kills it on the way loses nothing: what
 * is not settled comes back when its lease is over. One that cannot be delivered holds up no other.
 */
export async function dispatch(ports: DispatchPorts, signal: AbortSignal): Promise<number> {
  let tried = 0;
  while (!signal.aborted) {
    const due = await ports.claim();
    if (due.length === 0) break;
    await Promise.all(due.map(async (claimed) => ports.settle(claimed, await outcomeOf(claimed, ports, signal))));
    tried += due.length;
  }
  return tried;
}

async function outcomeOf(claimed: Claimed, ports: DispatchPorts, signal: AbortSignal): Promise<Outcome> {
  const connector = ports.connectorOf(claimed.connector);
  if (!connector) return dead('connector_unknown');
  // Switched off after this was written.
  if (claimed.device?.ended === true) return dead('recipient_gone');
  if (claimed.device && ports.pushSettings === null) return dead('push_not_set_up');
  let secrets: Readonly<Record<string, string>>;
  try {
    secrets = claimed.secretSealed === null ? {} : await ports.open(claimed);
  } catch {
    // Sealed under a key this dispatcher does not have: an administrator saves the channel anew and sends it again.
    return dead('secrets_unreadable');
  }
  const context = { ...ports.network, now: () => ports.now(), signal, deliveryId: claimed.deliveryId };
  const settings = { ...claimed.config, ...(claimed.device && ports.pushSettings), ...secrets };
  const delivery = await connector.deliver(await ports.message(claimed), settings, context);
  return judged(delivery, claimed, ports);
}

const dead = (problem: string, gone = false): Outcome => ({ state: 'dead', problem, gone });

function judged(delivery: Delivery, { attempts }: Claimed, ports: DispatchPorts): Outcome {
  if (delivery.outcome === 'delivered') return { state: 'delivered', reference: delivery.reference };
  const problem = delivery.detail === null ? delivery.reason : `${delivery.reason} ${delivery.detail}`;
  if (delivery.outcome !== 'retry_later' || attempts >= MOST_ATTEMPTS) {
    return dead(problem, delivery.outcome === 'gone');
  }
  const wait = nextDelayMs(attempts, delivery.retryAfterMs, () => ports.random());
  return { state: 'waiting', problem, nextAt: new Date(ports.now().getTime() + wait) };
}
