/** A cell of a grid, counted from zero. */
export interface GridPlace {
  row: number;
  column: number;
}

export interface GridKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * The cell a key leads to, after the ARIA grid pattern; `undefined` for keys that do not move. In a grid written from right
 * to left the left arrow leads to the next column.
 */
export function placeAfterKey(
  { key, ctrlKey, metaKey }: GridKey,
  from: GridPlace,
  size: { rows: number; columns: number },
  rightToLeft: boolean,
): GridPlace | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const within = (row: number, column: number) => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  const forward = rightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return within(from.row, from.column + forward);
    case 'ArrowLeft':
      return within(from.row, from.column - forward);
    case 'ArrowDown':
      return within(from.row + 1, from.column);
    case 'ArrowUp':
      return within(from.row - 1, from.column);
    case 'Home':
      return ctrlKey || metaKey ? { row: 0, column: 0 } : within(from.row, 0);
    case 'End':
      return ctrlKey || metaKey ? last : within(from.row, last.column);
    case 'PageUp':
      return within(0, from.column);
    case 'PageDown':
      return within(last.row, from.column);
    default:
      return undefined;
  }
}
