import type { ClockPort, SurroundingsPort } from './ports.ts';

interface Pursuit {
  /** One try; answers whether there is nothing left to do. A failure is a no. */
  attempt(): Promise<boolean>;
  /** Milliseconds to wait after so many tries in vain. */
  waitMs(inVain: number): number;
  readonly surroundings: Pick<SurroundingsPort, 'subscribe'>;
  readonly clock: Pick<ClockPort, 'after'>;
}

/**
 * Tries something until it is done: after a wait, and at once when the network or the person comes back, from when on the waits are short again.
 * The returned function ends it.
 */
export function untilDone({ attempt, waitMs, surroundings, clock }: Pursuit): () => void {
  let inVain = 0;
  let isTrying = false;
  let isOver = false;
  let cancel = clock.after(waitMs(inVain), () => void tryOnce());
  const leave = surroundings.subscribe((event) => {
    if (event === 'offline') return;
    inVain = 0;
    void tryOnce();
  });
  const end = () => {
    isOver = true;
    cancel();
    leave();
  };

  async function tryOnce(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    cancel();
    const isDone = await attempt().catch(() => false);
    isTrying = false;
    if (isDone) end();
    if (isOver) return;
    inVain += 1;
    cancel = clock.after(waitMs(inVain), () => void tryOnce());
  }

  return end;
}
