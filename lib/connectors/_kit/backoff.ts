/** Before the second attempt at most two seconds: somebody may be asleep beside a warming freezer. */
const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** No provider may put an alert off for longer than this, whatever its `Retry-After` says. */
export const longestRetryAfterMs = 60 * 60_000;

/**
 * Full jitter: after so many failed attempts, anything between nothing and a bound that doubles up to five minutes; a
 * wish of the provider is the least. `random` answers from 0 to 1.
 */
export function nextDelayMs(failures: number, retryAfterMs: number | null, random: () => number): number {
  // 2^16 is far beyond the bound, and far below the numbers that lose their digits.
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(16, Math.max(0, failures - 1)));
  const least = Math.min(longestRetryAfterMs, Math.max(0, retryAfterMs ?? 0));
  return Math.max(Math.round(bound * random()), least);
}
