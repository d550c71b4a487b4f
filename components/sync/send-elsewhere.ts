import type { ClockPort, SurroundingsPort } from '../../lib/sync/ports.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';
import type { TenantChoice } from './backend.ts';
import type { Feed } from './feed.ts';
import type { Elsewhere } from './session.ts';

/** Milliseconds until what is left is tried again, and how long one try may take: a photo on a slow network needs its time. */
const AGAIN_MS = 5 * 60_000;

interface Sending {
  readonly elsewhere: Feed<readonly Elsewhere[]>;
  /** Of the open store. */
  readonly status: Feed<SyncStatus>;
  readonly surroundings: Pick<SurroundingsPort, 'subscribe'>;
  readonly clock: Pick<ClockPort, 'after'>;
  /** Sends what waits in a laboratory, once. What became of it is in its store. */
  send(tenant: TenantChoice, signal: AbortSignal): Promise<void>;
}

/**
 * Sends what the person left in other laboratories while one is open, so that nothing waits until they go back there: after the open one's own
 * work, and only while the server answers to that. Tried when something waits, when the network or the person comes back, and now and then.
 * The returned function ends it, and resolves when nothing of it runs any more.
 */
export function sendElsewhere({ elsewhere, status, surroundings, clock, send }: Sending): () => Promise<void> {
  let known: readonly Elsewhere[] | undefined;
  let isDue = false;
  let stopped = false;
  let running: { readonly enough: AbortController; readonly done: Promise<void> } | null = null;
  let cancelAgain = () => {};

  function look(): void {
    const tenants = (known ?? []).flatMap(({ tenant }) => tenant ?? []);
    if (stopped || !isDue || running || tenants.length === 0 || !isAtLeisure(status)) return;
    isDue = false;
    cancelAgain();
    cancelAgain = clock.after(AGAIN_MS, () => {
      running?.enough.abort();
      occur();
    });
    const enough = new AbortController();
    const done = sendAll(tenants, enough.signal).finally(() => {
      running = null;
      look();
    });
    running = { enough, done };
  }

  async function sendAll(tenants: readonly TenantChoice[], signal: AbortSignal): Promise<void> {
    for (const tenant of tenants) {
      if (signal.aborted) return;
      // A store that cannot be opened says why when the person opens it.
      await send(tenant, signal).catch(() => undefined);
    }
  }

  function occur(): void {
    isDue = true;
    look();
  }

  function hear(): void {
    const now = elsewhere.get();
    if (now === known) return;
    known = now;
    occur();
  }

  const leave = [
    elsewhere.subscribe(hear),
    status.subscribe(look),
    surroundings.subscribe((event) => event !== 'offline' && occur()),
  ];
  hear();
  return async () => {
    stopped = true;
    for (const end of leave) end();
    cancelAgain();
    running?.enough.abort();
    await running?.done;
  };
}

/** Whether the open store has sent and pulled all that it can, and the server answers. */
function isAtLeisure(feed: Feed<SyncStatus>): boolean {
  let status: SyncStatus | undefined;
  try {
    status = feed.get();
  } catch {
    // A store that cannot be read is said by the screens that read it.
    return false;
  }
  if (!status?.online || !status.complete || status.pulling !== null) return false;
  return status.pause === null && status.lastError === null && status.waiting === status.held;
}
