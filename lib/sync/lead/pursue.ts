import type { EnginePorts } from '../ports.ts';
import { pause } from './pause.ts';

/** How long a leader has to answer before a tab in the foreground takes the lead from it: a frozen tab keeps its lock. */
const ANSWER_MS = 5_000;

interface Pursuit {
  readonly ports: Pick<EnginePorts, 'lock' | 'tabs' | 'clock' | 'surroundings'>;
  readonly name: string;
  /** The leader's work; must end when `lost` fires. */
  lead(lost: AbortSignal): Promise<void>;
  /** The work ended by itself with an error: told, and begun again. */
  onFailure(error: unknown): void;
}

/**
 * Leads, or waits to lead, until stopped. A tab that comes to the foreground asks the leader whether it is awake, and takes the lead if nobody
 * answers. The returned function ends it and resolves when the work has ended.
 */
export function pursueLead({ ports, name, lead, onFailure }: Pursuit): () => Promise<void> {
  let stopped = false;
  let isLeading = false;
  let steal = false;
  let round = new AbortController();
  let cancelAsking: (() => void) | null = null;

  async function work(lost: AbortSignal): Promise<void> {
    isLeading = true;
    try {
      await lead(lost);
    } finally {
      isLeading = false;
    }
  }

  async function pursue(): Promise<void> {
    while (!stopped) {
      round = new AbortController();
      const options = { signal: round.signal, steal };
      steal = false;
      try {
        await ports.lock.hold(name, work, options);
      } catch (error) {
        if (!round.signal.aborted) onFailure(error);
      }
      // The lead ended (stolen, or failed): after a moment this tab queues for it again.
      if (!round.signal.aborted) await pause(ports.clock, ANSWER_MS, round.signal);
    }
  }

  function askLeader(): void {
    if (isLeading || cancelAsking) return;
    ports.tabs.post({ type: 'wake' });
    cancelAsking = ports.clock.after(ANSWER_MS, () => {
      cancelAsking = null;
      if (isLeading || !ports.surroundings.visible()) return;
      steal = true;
      round.abort();
    });
  }

  const unsubscribe = [
    ports.surroundings.subscribe((event) => {
      if (event === 'foreground' || event === 'online') askLeader();
    }),
    ports.tabs.subscribe((message) => {
      if (message.type === 'wake' && isLeading) ports.tabs.post({ type: 'leading' });
      if (message.type !== 'leading') return;
      cancelAsking?.();
      cancelAsking = null;
    }),
  ];
  const ended = pursue();

  return async () => {
    stopped = true;
    for (const end of unsubscribe) end();
    cancelAsking?.();
    round.abort();
    await ended;
  };
}
