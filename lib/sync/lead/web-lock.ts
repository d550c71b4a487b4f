import type { LockPort } from '../ports.ts';

/** The lead by a Web Lock: the browser gives it on when a tab closes or crashes. */
export function webLock(locks: LockManager): LockPort {
  return {
    async hold(name, lead, { signal, steal }) {
      if (signal.aborted) return;
      const lost = new AbortController();
      const stop = () => lost.abort();
      signal.addEventListener('abort', stop, { once: true });
      try {
        // A stealing request is granted at once, so it needs no way to stop waiting (and may not have one).
        const options: LockOptions = steal ? { mode: 'exclusive', steal } : { mode: 'exclusive', signal };
        await locks.request(name, options, () => (lost.signal.aborted ? undefined : lead(lost.signal)));
      } catch (error) {
        lost.abort();
        // Stolen from us, or no longer wanted.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
