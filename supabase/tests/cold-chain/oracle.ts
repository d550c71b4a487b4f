/** What the oracle judges by. */
export interface Limits {
  readonly low: number | null;
  readonly high: number | null;
  readonly hysteresis: number;
  readonly delaySeconds: number;
}

/** A time outside, in seconds after the beginning; `alarmedAt` null: still pending. */
export interface Span {
  readonly direction: 'high' | 'low';
  readonly startedAt: number;
  alarmedAt: number | null;
  endedAt: number | null;
  peak: number;
}

/**
 * The excursions that a series of readings holds, told one reading after the other from the words of the issue and the text books of alarm
 * management (ISA-18.2: limit, deadband, on-delay), and not from the SQL: readings in order of time, whatever order they came in.
 */
export function excursionsOf(readings: ReadonlyMap<number, number>, limits: Limits): Span[] {
  const { low, high, hysteresis, delaySeconds } = limits;
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const [at, value] of [...readings].toSorted(([a], [b]) => a - b)) {
    const tooHigh = high !== null && value > high;
    const tooLow = low !== null && value < low;
    if (open === null && (tooHigh || tooLow)) {
      open = { direction: tooHigh ? 'high' : 'low', startedAt: at, alarmedAt: null, endedAt: null, peak: value };
    } else if (open !== null) {
      const back = (high === null || value <= high - hysteresis) && (low === null || value >= low + hysteresis);
      if (back) {
        open.endedAt = at;
        if (open.alarmedAt !== null) spans.push(open);
        open = null;
        continue;
      }
      open.peak = open.direction === 'high' ? Math.max(open.peak, value) : Math.min(open.peak, value);
    }
    if (open !== null && open.alarmedAt === null && at - open.startedAt >= delaySeconds) open.alarmedAt = at;
  }
  if (open !== null) spans.push(open);
  return spans;
}

/** How far each reading lies above the lowest one of the 15 minutes before it; times in seconds. The first after a gap has risen by nothing known. */
export function risesOf(readings: ReadonlyMap<number, number>): Map<number, number> {
  const rises = new Map<number, number>();
  for (const [at, value] of readings) {
    const before = [...readings].filter(([other]) => other < at && at - other <= 900).map(([, earlier]) => earlier);
    if (before.length > 0) rises.set(at, value - Math.min(...before));
  }
  return rises;
}
