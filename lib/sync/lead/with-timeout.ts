import { type ClockPort, SyncError } from '../ports.ts';

/** Ends a call after so long, or when the outer signal fires, even if the call itself does not listen. */
export async function withTimeout<T>(
  clock: ClockPort,
  ms: number,
  outer: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer.throwIfAborted();
  const inner = new AbortController();
  const timeout = new SyncError('transient', 'transient', { details: { reason: 'timeout' } });
  const cancel = clock.after(ms, () => inner.abort(timeout));
  const stop = () => inner.abort(outer.reason);
  outer.addEventListener('abort', stop, { once: true });
  const ended = new Promise<never>((_, reject) => {
    inner.signal.addEventListener('abort', () => reject(toError(inner.signal.reason)), { once: true });
  });
  try {
    return await Promise.race([call(inner.signal), ended]);
  } finally {
    cancel();
    outer.removeEventListener('abort', stop);
  }
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Stopped', { cause: reason });
}
