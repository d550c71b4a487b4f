const DAY_MS = 24 * 60 * 60 * 1000;

/** Nobody has collected a sample tomorrow. Where one writes the date it may be a day later than here, so a day is allowed. */
export function isCollectedAhead(collectedAt: string, now: number): boolean {
  return Date.parse(collectedAt) > now + DAY_MS;
}
