/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `KB`, `commands/s`, `x`, `score`… */
  readonly unit: string;
  /** What we promise, as a person writes it: `≤ 200`, `≥ 2000`. */
  readonly target: string;
  /** The bare cost of the same work without us, in the same unit, where there is one. */
  readonly baseline?: number;
}

/** A figure as it is printed: with its ratio to the baseline and whether it meets its target. */
export interface FigureLine extends Figure {
  readonly ratio?: number;
  readonly met: boolean;
}

/** Judges a figure. Throws when the target is not of the form `≤ number` or `≥ number`. */
export function judgeFigure(figure: Figure): FigureLine {
  const { name, value, unit, target, baseline } = figure;
  if (!Number.isFinite(value)) throw new Error(`${name}: ${value} is no measurement`);
  const [, sign, limit] = /^(≤|≥) ?(-?\d+(?:\.\d+)?)$/.exec(target) ?? [];
  if (sign === undefined || limit === undefined) throw new Error(`${name}: "${target}" is no target like "≤ 200"`);
  const met = sign === '≤' ? value <= Number(limit) : value >= Number(limit);
  const ratio = baseline === undefined || baseline === 0 ? undefined : round(value / baseline);
  return {
    ...{ name, value: round(value), unit, target },
    ...(baseline !== undefined && { baseline: round(baseline) }),
    ...(ratio !== undefined && { ratio }),
    met,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** The value below which the given share of the samples lie, for example 0.95. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error('There is no percentile of no samples');
  return value;
}
