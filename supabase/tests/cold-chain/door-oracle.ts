/** How doors are judged, in °C and seconds. */
export interface DoorLimits {
  readonly high: number;
  readonly hysteresis: number;
  readonly delaySeconds: number;
}

/** An opening, in seconds after the beginning. */
export interface Opening {
  readonly startedAt: number;
  readonly noticedAt: number;
  readonly alarmedAt: number | null;
  readonly endedAt: number | null;
  readonly base: number;
  readonly peak: number;
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * The openings that a whole series shows, cut out of it one after the other and looked at from outside, where the SQL walks with a state: the
 * first reading that lies a rise above one of the ten minutes before it begins one; its readings reach to the first that lies the turn below
 * the highest so far, or more than twelve hours after the beginning; what follows is another series, of which that reading is the first.
 */
export function openingsOf(readings: ReadonlyMap<number, number>, limits: DoorLimits): Opening[] {
  let rest: Point[] = [...readings].map(([at, value]) => ({ at, value })).toSorted((a, b) => a.at - b.at);
  const found: Opening[] = [];
  for (;;) {
    const from = rest.findIndex(
      (point, index) =>
        lowestBefore(rest, index)?.value !== undefined &&
        point.value - (lowestBefore(rest, index)?.value ?? 0) >= limits.high,
    );
    const first = rest[from];
    const base = lowestBefore(rest, from);
    if (!first || !base) return found;
    const to = rest.findIndex((point, index) => {
      if (index <= from) return false;
      const highest = Math.max(...rest.slice(from, index).map(({ value }) => value));
      return point.value <= highest - limits.hysteresis || point.at - base.at > 12 * 3600;
    });
    const within = rest.slice(from, to === -1 ? undefined : to);
    found.push({
      startedAt: base.at,
      noticedAt: first.at,
      alarmedAt: within.find(({ at }) => at - base.at >= limits.delaySeconds)?.at ?? null,
      endedAt: to === -1 ? null : (rest[to]?.at ?? null),
      base: base.value,
      peak: Math.max(...within.map(({ value }) => value)),
    });
    if (to === -1) return found;
    rest = rest.slice(to);
  }
}

/** The lowest reading of the ten minutes before one, the last of them where several are as low. */
function lowestBefore(points: readonly Point[], index: number): Point | undefined {
  const at = points[index]?.at ?? 0;
  const near = points.slice(0, Math.max(index, 0)).filter((point) => at - point.at <= 600);
  return near.toSorted((a, b) => a.value - b.value || b.at - a.at)[0];
}
