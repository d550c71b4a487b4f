import type { CurvePoint } from './answers.ts';

/** A stretch of time or values, `from` before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The values a picture must show: everything measured and the limits, with some room around. */
export function valueRange(
  points: readonly Pick<CurvePoint, 'min' | 'max'>[],
  limits: readonly (number | null)[],
): Range {
  const values = [...points.flatMap(({ min, max }) => [min, max]), ...limits.filter((limit) => limit !== null)];
  if (values.length === 0) return { from: 0, to: 1 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max((high - low) * 0.08, 0.5);
  return { from: low - room, to: high + room };
}

/** Round values inside a range, about `wanted` of them: 1, 2 or 5 times a power of ten apart. */
export function roundSteps({ from, to }: Range, wanted: number): number[] {
  const rough = (to - from) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const steps: number[] = [];
  for (let at = Math.ceil(from / step); at * step <= to; at += 1) steps.push(Number((at * step).toPrecision(12)));
  return steps;
}

const SPANS = [1, 5, 15, 30, 60, 180, 360, 720, 1440, 2880, 10_080, 20_160, 43_200, 86_400, 129_600].map(
  (minutes) => minutes * 60_000,
);

/** Moments inside a stretch of time, at most `most`, at round times of the reader's day; `offset` is how far that day is from UTC's. */
export function roundMoments({ from, to }: Range, most: number, offset = 0): number[] {
  const step = SPANS.find((span) => (to - from) / span <= most) ?? (to - from) / most;
  const moments: number[] = [];
  for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to; at += step) moments.push(at);
  return moments;
}

/** The points in runs without a gap: a sensor that said nothing for long must not look like one that said the same. */
export function runs<P extends { readonly at: number }>(points: readonly P[], longest: number): P[][] {
  const found: P[][] = [];
  for (const point of points) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run && last && point.at - last.at <= longest) run.push(point);
    else found.push([point]);
  }
  return found;
}

/** How long two neighbours may be apart before there is a gap: some times what they usually are. */
export function longestStep(points: readonly { readonly at: number }[]): number {
  const steps = points
    .slice(1)
    .map(({ at }, index) => at - (points[index]?.at ?? at))
    .toSorted((a, b) => a - b);
  return (steps[Math.floor(steps.length / 2)] ?? 0) * 3.5;
}
