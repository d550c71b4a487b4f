type Fetch = typeof fetch;

/** How long the sign-in's server may be silent: half of the time after which supabase-js gives a refresh up. */
const PATIENCE_MS = 15_000;

/**
 * A fetch that ends what is asked of Auth. supabase-js gives such a request no end of its own: in a network that swallows what is sent, a
 * sign-in would never come back, and neither would a queue that waits for a fresh token. It reads the end as "nobody answered".
 */
export function endingAuth(inner: Fetch, patienceMs = PATIENCE_MS): Fetch {
  return (input, init) => {
    const endless = typeof input === 'string' && input.includes('/auth/v1/') && !init?.signal;
    return inner(input, endless ? { ...init, signal: AbortSignal.timeout(patienceMs) } : init);
  };
}
