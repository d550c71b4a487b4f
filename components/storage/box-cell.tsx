import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';
import type { GridCell } from '../../lib/domain/positions/grid-model.ts';
import { cx } from '../ui/cx.ts';
import { GridMark, type GridMarkKind } from '../ui/grid-mark.tsx';
import type { Occupant } from './occupant.ts';
import { OccupancyTrack } from './occupancy-bar.tsx';

/** How a position of a box is drawn at this moment. */
export interface BoxCellState {
  readonly inHand: boolean;
  readonly lit: boolean;
}

/** The mark of a position: its cap, ring or cross. */
export function boxMark({ state, occupant }: GridCell<Occupant>, { inHand, lit }: BoxCellState): GridMarkKind {
  if (inHand) return 'held';
  if (lit) return 'lit';
  if (!occupant) return state === 'blocked' ? 'blocked' : 'empty';
  if (!occupant.verified) return 'problem';
  if (occupant.checkedOut) return 'out';
  return occupant.provisional ? 'provisional' : 'filled';
}

/** A position of a holder with few of them: the name of what stands there and how full that is. What is round stays round. */
export function WideCell({ mark, occupant, occupancy }: WideCellProps) {
  if (occupant?.kind !== 'container') {
    return <GridMark kind={mark} className="aspect-square h-full max-w-full" />;
  }
  return (
    <span className="@container flex size-full flex-col items-center justify-center gap-1.5 p-1">
      <span
        className={cx(
          'line-clamp-2 w-full text-center text-2xs leading-tight font-semibold break-words @min-[6rem]:text-base',
          mark === 'lit' && 'text-primary-ink underline',
          mark === 'held' && 'italic',
          mark === 'problem' && 'text-danger-ink',
        )}
      >
        {occupant.name}
      </span>
      {occupancy && <OccupancyTrack occupancy={occupancy} className="w-full max-w-32" />}
    </span>
  );
}

interface WideCellProps {
  mark: GridMarkKind;
  occupant: Occupant | null;
  occupancy: Occupancy | undefined;
}
