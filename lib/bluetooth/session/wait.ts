import type { BluetoothPlatform } from '../platform.ts';

type Clock = Pick<BluetoothPlatform, 'after'>;

/** The outcome of a promise, or the reason of the signal if that fires first: browsers leave some promises open for good. */
export function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(reasonOf(signal));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/** Resolves after so long; rejects with the reason of the signal if that fires first. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let cancel: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (cancel = clock.after(ms, resolve)));
  return until(over, signal).finally(cancel);
}

/** Calls back after so long, unless a `kick` gives it more time. */
export function watchdog(clock: Clock, ms: number, bark: () => void): { kick(ms: number): void; stop(): void } {
  let cancel = clock.after(ms, bark);
  return {
    kick(next) {
      cancel();
      cancel = clock.after(next, bark);
    },
    stop: () => cancel(),
  };
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error('Stopped', { cause: reason });
}
