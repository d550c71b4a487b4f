import type { ClockPort } from './ports.ts';

/** Milliseconds without a verdict, although there is a network and something to send, after which somebody must look. */
export const STALL_MS = 60_000;

/**
 * Watches whether the queue moves. By the monotonic clock and by what this tab has seen itself: a wall clock that jumps raises no alarm, and
 * a dead leader is noticed by every other tab.
 */
export function stallWatch(clock: Pick<ClockPort, 'monotonic'>) {
  let seen: { readonly settled: number; readonly since: number } | null = null;
  return function stalled(queue: {
    readonly sendable: number;
    readonly settled: number;
    readonly moving: boolean;
  }): boolean {
    if (queue.sendable === 0 || !queue.moving) {
      seen = null;
      return false;
    }
    if (seen?.settled !== queue.settled) seen = { settled: queue.settled, since: clock.monotonic() };
    return clock.monotonic() - seen.since >= STALL_MS;
  };
}
