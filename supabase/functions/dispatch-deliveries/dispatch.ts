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
  /** The sealed address of a person; while it is being proved, with its code. */
  openAddress(claimed: Claimed): Promise<Readonly<Record<string, string>>>;
  /** What is told; for a device with what lets it take the alert on. */
  message(claimed: Claimed, code: string | null): Promise<AlertMessage>;
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
  // Left, or the laboratory has no such channel any more.
  if (claimed.person?.isMember === false) return dead('recipient_gone');
  if (claimed.person && claimed.channelName === null) return dead('channel_missing');
  let secrets: Readonly<Record<string, string>>;
  let reached: Reached | null;
  try {
    secrets = claimed.secretSealed === null ? {} : await ports.open(claimed);
    reached = await reachedAt(claimed, connector, ports);
  } catch {
    // Sealed under a key this dispatcher does not have: an administrator saves the channel anew and sends it again.
    return dead('secrets_unreadable');
  }
  if (reached === null) return dead('recipient_gone');
  const context = { ...ports.network, now: () => ports.now(), signal, deliveryId: claimed.deliveryId };
  const settings = { ...claimed.config, ...(claimed.device && ports.pushSettings), ...secrets, ...reached.fields };
  const delivery = await connector.deliver(await ports.message(claimed, reached.code), settings, context);
  return judged(delivery, claimed, ports);
}

interface Reached {
  /** What the connector needs to know of the person. */
  readonly fields: Readonly<Record<string, string>>;
  readonly code: string | null;
}

/** Where a person is reached; null when they have no address there any more, or none that waits for this code. */
async function reachedAt(claimed: Claimed, connector: Connector, ports: DispatchPorts): Promise<Reached | null> {
  const { person, event } = claimed;
  if (person === null) return { fields: {}, code: null };
  const own = person.addressSealed === null ? {} : await ports.openAddress(claimed);
  const address = own['to'] ?? person.signInAddress;
  const code = event === 'code' ? (own['code'] ?? null) : null;
  if (address === null || (event === 'code' && code === null)) return null;
  return { fields: Object.fromEntries(connector.recipientFields.map((field) => [field, address])), code };
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
