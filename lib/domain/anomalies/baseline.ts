import type { AnomalyParameters } from './model.ts';
import { autocorrelation, median, ROUNDING, spread } from './robust.ts';

/** What is normal for one feature of one sensor, as its reference shows it. */
export interface Baseline {
  /** What is expected of a block, by its place in the day. */
  readonly expected: readonly number[];
  /** Robust long-run standard deviation. */
  readonly scale: number;
  /** The highest sum a CUSUM reaches over the reference itself. */
  readonly worst: number;
  /** Robust standard deviation from one block to the next, and the furthest jump of the reference itself. */
  readonly step: number;
  readonly worstJump: number;
}

/** A daily rhythm is believed when it takes away at least a quarter of the spread. */
const RHYTHM = 0.75;
/** Beyond this the sensor is taken for a wandering one and its long-run deviation for 4 times the short one. */
const MOST_CORRELATED = 0.9;

/**
 * Reads the baseline out of the reference: its median or, when a daily rhythm explains enough, the median of each part of the day; the spread about
 * it by the MAD, widened to the long-run deviation √((1+ρ)/(1−ρ)) of a correlated series, without which a CUSUM alarms all the time (Bagshaw and
 * Johnson 1975). `first` is the number of the oldest block, `floor` the smallest deviation that counts. Null while there is too little.
 */
export function baselineOf(
  blocks: readonly (number | null)[],
  first: number,
  floor: number,
  parameters: AnomalyParameters,
): Baseline | null {
  const slots = 24 / parameters.blockHours;
  const least = (parameters.warmUpDays - parameters.lagDays) * slots;
  const values = blocks.filter((value) => value !== null);
  if (values.length < Math.max(3, least)) return null;

  const flat = Array.from({ length: slots }, () => median(values));
  const daily = flat.map((fallback, slot) => {
    const same = blocks.filter((value, index) => slotOf(first + index, slots) === slot && value !== null);
    return same.length < 3 ? fallback : median(same.filter((value) => value !== null));
  });
  const residualsOf = (expected: readonly number[]): (number | null)[] =>
    blocks.map((value, index) => (value === null ? null : value - (expected[slotOf(first + index, slots)] ?? 0)));

  const [plain, rhythmic] = [residualsOf(flat), residualsOf(daily)];
  const isRhythmic = present(rhythmic) < RHYTHM * present(plain) - ROUNDING;
  const [expected, residuals] = isRhythmic ? [daily, rhythmic] : [flat, plain];
  const rho = Math.min(MOST_CORRELATED, Math.max(0, autocorrelation(residuals)));
  const scale = Math.max(floor, present(residuals) * Math.sqrt((1 + rho) / (1 - rho)));
  const step = Math.max(floor, present(residuals.map((value, index) => difference(value, residuals[index - 1]))));
  const jumps = residuals.map((_, index) => Math.abs(jumpAt(residuals.slice(Math.max(0, index - 2), index + 1))));
  return { expected, scale, worst: worstOf(residuals, scale, parameters), step, worstJump: Math.max(...jumps) };
}

const present = (residuals: readonly (number | null)[]): number => spread(residuals.filter((value) => value !== null));

const difference = (value: number | null, before: number | null | undefined): number | null =>
  value === null || before === null || before === undefined ? null : value - before;

/**
 * The jump that the last of three blocks confirm: the smaller of the ways that the second and the third went from the first. 0 when they went apart, when
 * one is missing, or when it leads back towards what is expected. One odd block (a restocking, a long defrost) is none.
 */
export function jumpAt(residuals: readonly (number | null)[]): number {
  const [first, second, third] = residuals.slice(-3);
  const [one, two] = [difference(second ?? null, first), difference(third ?? null, first)];
  if (one === null || two === null || one * two <= 0 || two * (third ?? 0) <= 0) return 0;
  return Math.abs(one) < Math.abs(two) ? one : two;
}

/** The place of a block in the day. */
export function slotOf(block: number, slots: number): number {
  return ((block % slots) + slots) % slots;
}

/** A deviation in units of the scale, cut at the winsorising limit. A scale of 0 makes every deviation the largest. */
function standardise(residual: number, scale: number, winsor: number): number {
  if (residual === 0) return 0;
  return Math.min(winsor, Math.max(-winsor, scale === 0 ? Math.sign(residual) * winsor : residual / scale));
}

function worstOf(residuals: readonly (number | null)[], scale: number, parameters: AnomalyParameters): number {
  const week = (7 * 24) / parameters.blockHours;
  let [up, down, worst] = [0, 0, 0];
  for (const [index, residual] of residuals.entries()) {
    const z = residual === null ? null : surprise(residual, residuals[index - week] ?? null, scale, parameters);
    up = z === null ? 0 : Math.max(0, up + z - parameters.slack);
    down = z === null ? 0 : Math.max(0, down - z - parameters.slack);
    worst = Math.max(worst, up, down);
  }
  return worst;
}

/**
 * How unusual a block is: its deviation from what is expected or, when that is smaller, from the same hours a week ago. A laboratory is quiet at the
 * weekend every week, whatever days its weekend has.
 */
export function surprise(
  residual: number,
  weekAgo: number | null,
  scale: number,
  { winsor }: AnomalyParameters,
): number {
  const z = standardise(residual, scale, winsor);
  const change = weekAgo === null ? z : standardise(residual - weekAgo, scale, winsor);
  return z > 0 ? Math.max(0, Math.min(z, change)) : Math.min(0, Math.max(z, change));
}
