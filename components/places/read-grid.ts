import { gridOf } from '../../lib/domain/positions/grid.ts';
import { type GridModel, gridModel } from '../../lib/domain/positions/grid-model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';

/** What lies on a position, as a small picture needs to know it. */
export interface Occupant {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  readonly provisional: boolean;
  /** Somebody has it; its slot is kept. */
  readonly isOut: boolean;
}

/** A holder with a grid, as this device knows it. */
export interface HeldGrid {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly model: GridModel<Occupant>;
}

/** The grid of a holder and what lies in it; null for a holder without a grid or unknown here. */
export async function readGrid(held: LocalQueries, containerId: string): Promise<HeldGrid | null> {
  const container = (await held.get('container', containerId))?.doc;
  const type = container && (await held.get('container_type', container.typeId))?.doc;
  const grid = type ? gridOf(type) : null;
  if (!container || !grid) return null;
  const samples = await held.samplesIn(containerId);
  const containers = await held.containersIn(containerId);
  const occupants: Occupant[] = [
    ...samples.map(({ doc, provisional }) => ({
      ...doc,
      name: doc.name || doc.barcode,
      provisional,
      isOut: doc.state === 'checked_out',
    })),
    ...containers
      .filter(({ doc }) => !doc.archived)
      .map(({ doc, provisional }) => ({ ...doc, provisional, isOut: false })),
  ];
  const model = gridModel(grid, { occupants, blocked: container.blocked });
  return { name: container.name, rows: grid.rows, columns: grid.columns, model };
}

/** How a position is drawn. */
export function markOf(
  cell: HeldGrid['model']['rows'][number][number],
  lit: string | null,
): 'lit' | 'out' | 'filled' | 'provisional' | 'blocked' | 'empty' {
  if (cell.position === lit) return 'lit';
  if (cell.occupant?.isOut) return 'out';
  if (cell.occupant) return cell.occupant.provisional ? 'provisional' : 'filled';
  return cell.state === 'blocked' ? 'blocked' : 'empty';
}
