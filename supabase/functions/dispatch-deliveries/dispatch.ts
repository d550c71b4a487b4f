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

/** What became of a delivery; `channelFails` says that the channel, not this message or its recipient, is what does not work. */
export type Outcome =
  | { readonly state: 'delivered'; readonly reference: string | null }
  | { readonly state: 'waiting'; readonly problem: string; readonly nextAt: Date; readonly channelFails: boolean }
  | {
      readonly state: 'dead';
      readonly problem: string;
      /** Nobody is there any more. */
      readonly gone: boolean;
      readonly channelFails: boolean;
      /** Of the person's own address that was written to; null where it was none. */
      readonly confirmedAt: string | null;
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
  if (claimed.person?.isCodeOver === true) return dead('code_expired');
  let secrets: Readonly<Record<string, string>>;
  try {
    secrets = claimed.secretSealed === null ? {} : await ports.open(claimed);
  } catch {
    // Sealed under a key this dispatcher does not have: an administrator saves the channel anew and sends it again.
    return dead('secrets_unreadable', { channelFails: claimed.device === null });
  }
  const reached = await reachedAt(claimed, ports);
  if (typeof reached === 'string') return dead(reached);
  const context = { ...ports.network, now: () => ports.now(), signal, deliveryId: claimed.deliveryId };
  const fields = Object.fromEntries(connector.recipientFields.map((field) => [field, reached.address]));
  const settings = {
    ...{ ...claimed.config, ...(claimed.device && ports.pushSettings), ...secrets },
    ...(reached.address !== null && fields),
  };
  const delivery = await connector.deliver(await ports.message(claimed, reached.code), settings, context);
  return judged(delivery, { claimed, connector, reached }, ports);
}

interface Reached {
  /** Null where it goes to no person. */
  readonly address: string | null;
  /** Since when it is proved; null unless it is a person's own. */
  readonly confirmedAt: string | null;
  readonly code: string | null;
}

/** Where a person is reached, or why nowhere: an alert that finds their own address unreadable goes to where they sign in. */
async function reachedAt(claimed: Claimed, ports: DispatchPorts): Promise<Reached | string> {
  const { person, event } = claimed;
  if (person === null) return { address: null, confirmedAt: null, code: null };
  const { addressSealed, signInAddress, confirmedAt } = person;
  const own = addressSealed === null ? {} : await ports.openAddress(claimed).catch(() => null);
  if (own === null && signInAddress === null) return 'address_unreadable';
  const address = own?.['to'] ?? signInAddress;
  const code = event === 'code' ? (own?.['code'] ?? null) : null;
  if (address === null || (event === 'code' && code === null)) return 'recipient_gone';
  return { address, confirmedAt: own?.['to'] === undefined ? null : confirmedAt, code };
}

interface Tried {
  readonly claimed: Claimed;
  readonly connector: Connector;
  readonly reached: Reached;
}

const dead = (problem: string, more: Partial<Outcome & { readonly state: 'dead' }> = {}): Outcome => ({
  ...{ state: 'dead', problem, gone: false, channelFails: false, confirmedAt: null },
  ...more,
});

function judged(delivery: Delivery, tried: Tried, ports: DispatchPorts): Outcome {
  if (delivery.outcome === 'delivered') return { state: 'delivered', reference: delivery.reference };
  const { attempts } = tried.claimed;
  const { outcome, reason, detail, retryAfterMs } = delivery;
  const problem = detail === null ? reason : `${reason} ${detail}`;
  const channelFails = isOfChannel(delivery, tried.connector);
  if (outcome !== 'retry_later' || attempts >= MOST_ATTEMPTS) {
    return dead(problem, { gone: outcome === 'gone', channelFails, confirmedAt: tried.reached.confirmedAt });
  }
  const wait = nextDelayMs(attempts, retryAfterMs, () => ports.random());
  return { state: 'waiting', problem, nextAt: new Date(ports.now().getTime() + wait), channelFails };
}

/** Whether another channel might do better; not where all that is wrong with the settings is whom they are to reach. */
function isOfChannel({ outcome, reason, detail }: Exclude<Delivery, { outcome: 'delivered' }>, connector: Connector) {
  const isRecipient = reason === 'config_invalid' && connector.recipientFields.some((field) => field === detail);
  // Stopped by this dispatcher itself.
  return (outcome === 'misconfigured' && !isRecipient) || (outcome === 'retry_later' && reason !== 'aborted');
}
