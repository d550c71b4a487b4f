import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';
import type { GridCell } from '../../lib/domain/positions/grid-model.ts';
import { cx } from '../ui/cx.ts';
import { GridMark, type GridMarkKind } from '../ui/grid-mark.tsx';
import { nameParts } from './name-parts.ts';
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
    return <GridMark kind={mark} className="aspect-square w-full max-w-18" />;
  }
  return (
    <span className="@container flex size-full flex-col items-center justify-center gap-1.5 p-1">
      <span
        className={cx(
          'w-full text-center text-2xs leading-tight font-semibold @min-[6rem]:text-base',
          mark === 'lit' && 'text-primary-ink underline',
          mark === 'held' && 'italic',
          mark === 'problem' && 'text-danger-ink',
        )}
      >
        <CellName name={occupant.name} />
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

/** The name on one or two lines: what comes before its code gives way first, then the middle of the code. */
function CellName({ name }: { name: string }) {
  const parts = nameParts(name);
  if (!parts) return <span className="line-clamp-2 break-words">{name}</span>;
  return (
    // In the direction of the name, whichever way the words around run: "Shelf 1" is not "1 Shelf".
    <span dir="auto" className="flex flex-wrap justify-center gap-x-1">
      {parts.words !== '' && <span className="max-w-full truncate">{parts.words}</span>}
      <span dir="ltr" className="flex max-w-full min-w-0 whitespace-nowrap">
        <span className="truncate">{parts.head}</span>
        <span className="shrink-0">{parts.tail}</span>
      </span>
    </span>
  );
}
