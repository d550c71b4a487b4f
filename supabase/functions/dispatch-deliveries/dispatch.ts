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
  message(claimed: Claimed): AlertMessage;
  connectorOf(id: string): Connector | undefined;
  readonly network: Network;
  now(): Date;
  random(): number;
}

/** What became of a delivery. */
export type Outcome =
  | { readonly state: 'delivered'; readonly reference: string | null }
  | { readonly state: 'waiting'; readonly problem: string; readonly nextAt: Date }
  | { readonly state: 'dead'; readonly problem: string };

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
  if (!connector) return { state: 'dead', problem: 'connector_unknown' };
  let secrets: Readonly<Record<string, string>>;
  try {
    secrets = claimed.secretSealed === null ? {} : await ports.open(claimed);
  } catch {
    // Sealed under a key this dispatcher does not have: an administrator saves the channel anew and sends it again.
    return { state: 'dead', problem: 'secrets_unreadable' };
  }
  const context = { ...ports.network, now: () => ports.now(), signal, deliveryId: claimed.deliveryId };
  const delivery = await connector.deliver(ports.message(claimed), { ...claimed.config, ...secrets }, context);
  return judged(delivery, claimed, ports);
}

function judged(delivery: Delivery, { attempts }: Claimed, ports: DispatchPorts): Outcome {
  if (delivery.outcome === 'delivered') return { state: 'delivered', reference: delivery.reference };
  const problem = delivery.detail === null ? delivery.reason : `${delivery.reason} ${delivery.detail}`;
  if (delivery.outcome !== 'retry_later' || attempts >= MOST_ATTEMPTS) return { state: 'dead', problem };
  const wait = nextDelayMs(attempts, delivery.retryAfterMs, () => ports.random());
  return { state: 'waiting', problem, nextAt: new Date(ports.now().getTime() + wait) };
}
