/** By so much values that are the same may differ, where each is a logarithm or a difference that was rounded. */
export const ROUNDING = 1e-9;

/** The median. NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Standard deviation by the median absolute deviation about 0: 1.4826 · median |x|, which half of the values cannot move. */
export function spread(residuals: readonly number[]): number {
  return residuals.length === 0 ? 0 : 1.4826 * median(residuals.map(Math.abs));
}

/**
 * How much each value resembles the one before, -1 to 1, after Gnanadesikan and Kettenring: from the robust variances of the sums and
 * differences of neighbours. Pairs with a missing value are left out; 0 when it cannot be told.
 */
export function autocorrelation(residuals: readonly (number | null)[]): number {
  const sums: number[] = [];
  const differences: number[] = [];
  for (const [index, value] of residuals.entries()) {
    const before = residuals[index - 1] ?? null;
    if (value === null || before === null) continue;
    sums.push(value + before);
    differences.push(value - before);
  }
  const [plus, minus] = [spread(sums) ** 2, spread(differences) ** 2];
  // What is left of values that are the same is rounding, which resembles nothing.
  return plus + minus < ROUNDING ** 2 ? 0 : (plus - minus) / (plus + minus);
}
