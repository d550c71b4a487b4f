import type { AnomalyEvent, Reading } from '../model.ts';

const HOUR = 3_600_000;

/** What most monitors do: a reading beyond 3 standard deviations of the last 14 days, after 7 days; it clears after an hour within. */
export function threeSigma(readings: readonly Reading[]): AnomalyEvent[] {
  const events: AnomalyEvent[] = [];
  const times = readings.map(({ takenAt }) => (typeof takenAt === 'number' ? takenAt : Date.parse(takenAt)));
  const start = times[0] ?? 0;
  // Sums of offsets: squares of absolute temperatures would lose the small deviations.
  const values = readings.map(({ temperature }) => temperature - (readings[0]?.temperature ?? 0));
  let [oldest, sum, squares, isRaised, beyondAt] = [0, 0, 0, false, 0];
  for (const [index, at] of times.entries()) {
    const value = values[index]!;
    const count = index - oldest;
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean ** 2));
    if (at - start >= 168 * HOUR && Math.abs(value - mean) > 3 * deviation) {
      if (!isRaised)
        events.push({ kind: 'raised', reason: 'level_shift', at, since: at, direction: value > mean ? 'up' : 'down' });
      [isRaised, beyondAt] = [true, at];
    } else if (isRaised && at - beyondAt > HOUR) {
      isRaised = false;
      events.push({ kind: 'cleared', reason: 'level_shift', at, because: 'recovered' });
    }
    sum += value;
    squares += value ** 2;
    while (at - times[oldest]! > 336 * HOUR) {
      const old = values[oldest]!;
      [sum, squares, oldest] = [sum - old, squares - old ** 2, oldest + 1];
    }
  }
  return events;
}
