type Fetch = typeof fetch;

/** A fetch that remembers, by the signal of the request, how long the server asked to wait: supabase-js hands out no headers. */
export function retryAfterWatch(inner: Fetch): { fetch: Fetch; waitOf(signal: AbortSignal): number | null } {
  const waits = new WeakMap<AbortSignal, number>();
  return {
    async fetch(input, init) {
      const response = await inner(input, init);
      const wait = toMs(response.headers.get('Retry-After'), Date.now());
      if (wait !== null && init?.signal) waits.set(init.signal, wait);
      return response;
    },
    waitOf: (signal) => waits.get(signal) ?? null,
  };
}

/** Milliseconds of a `Retry-After`: seconds, or a date. */
export function toMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
