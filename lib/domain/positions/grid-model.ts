import { addressOf } from './address.ts';
import type { Grid } from './grid.ts';
import { columnHeading, labelOfCell, rowHeading } from './label.ts';

/** One cell as a screen draws it. `Occupant` is whatever the screen shows there: a sample or a container. */
export interface GridCell<Occupant> {
  readonly position: string;
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly state: 'free' | 'occupied' | 'blocked';
  readonly occupant: Occupant | null;
  readonly blockedReason: string | null;
}

/** A grid ready to be drawn: cells row by row from the physical top left, with the headings of the box. */
export interface GridModel<Occupant> {
  readonly rowHeadings: readonly string[];
  readonly columnHeadings: readonly string[];
  readonly rows: readonly (readonly GridCell<Occupant>[])[];
  readonly used: number;
  readonly blocked: number;
  readonly free: number;
}

/** What lies in the grid: things with a position, and blocked positions with their reasons. */
export interface GridContents<Occupant> {
  readonly occupants: readonly Occupant[];
  readonly blocked: readonly { readonly position: string; readonly reason: string }[];
}

/** Builds the model of a box, rack or shelf. An occupied position wins over a blocked one: what is there must be seen. */
export function gridModel<Occupant extends { readonly position: string | null }>(
  grid: Grid,
  { occupants, blocked }: GridContents<Occupant>,
): GridModel<Occupant> {
  const byPosition = new Map(occupants.map((occupant) => [occupant.position, occupant]));
  const reasons = new Map(blocked.map(({ position, reason }) => [position, reason]));
  const counts = { free: 0, occupied: 0, blocked: 0 };
  const rows = numbers(grid.rows).map((row) =>
    numbers(grid.columns).map((column): GridCell<Occupant> => {
      const position = addressOf({ row, column });
      const occupant = byPosition.get(position) ?? null;
      const blockedReason = reasons.get(position) ?? null;
      const state = occupant ? 'occupied' : blockedReason === null ? 'free' : 'blocked';
      counts[state] += 1;
      return { position, row, column, label: labelOfCell(grid, { row, column }), state, occupant, blockedReason };
    }),
  );
  return {
    rowHeadings: numbers(grid.rows).map((row) => rowHeading(grid, row)),
    columnHeadings: numbers(grid.columns).map((column) => columnHeading(grid, column)),
    rows,
    used: counts.occupied,
    blocked: counts.blocked,
    free: counts.free,
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
