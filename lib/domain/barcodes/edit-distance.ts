/**
 * How many insertions, deletions, replacements and swaps of neighbours lead from one text to the other, or null when
 * it takes more than `most`. Stops as soon as every way takes more, so that unlike texts cost next to nothing.
 */
export function distanceWithin(left: string, right: string, most: number): number | null {
  if (Math.abs(left.length - right.length) > most) return null;
  const beyond = most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => Math.min(column, beyond));
  for (let row = 1; row <= left.length; row += 1) {
    const current = new Array<number>(right.length + 1).fill(beyond);
    current[0] = Math.min(row, beyond);
    let best = current[0];
    const last = Math.min(right.length, row + most);
    for (let column = Math.max(1, row - most); column <= last; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
        (previous[column - 1] ?? beyond) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? beyond) + 1);
      current[column] = Math.min(cost, beyond);
      best = Math.min(best, current[column] ?? beyond);
    }
    if (best > most) return null;
    before = previous;
    previous = current;
  }
  const distance = previous[right.length] ?? beyond;
  return distance > most ? null : distance;
}
