/** The first wait is at most a second, and no wait is longer than a minute. */
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** No wish keeps a queue away for longer: a proxy may wish for a year, and a timer of more than 24 days fires at once. */
const LONGEST_WISH_MS = 60 * 60_000;

/**
 * How long to wait after so many failures in a row: anything between nothing and an upper bound that doubles, so that twenty phones coming back
 * into the network do not knock at once. The server's own wish is a lower bound, up to an hour.
 */
export function backoffMs(failures: number, fraction: number, retryAfterMs: number | null): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(Math.round(bound * fraction), Math.min(retryAfterMs ?? 0, LONGEST_WISH_MS));
}

/** The shortest wait between two looks whether somebody else has ended what only they can end. */
const LOOK_AGAIN_MS = 30_000;

/** How long to wait before such a look: half a minute to a minute, so that all who wait for the same do not knock at once. */
export function lookAgainMs(fraction: number): number {
  return Math.round(LOOK_AGAIN_MS * (1 + fraction));
}
