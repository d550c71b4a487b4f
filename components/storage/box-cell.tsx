'use client';

import { memo } from 'react';
import type { GridCell } from '../../lib/domain/positions/grid-model.ts';
import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';
import type { SampleType } from '../../lib/domain/sample-types/model.ts';
import { cx } from '../ui/cx.ts';
import { GridMark, type GridMarkKind } from '../ui/grid-mark.tsx';
import type { Occupant } from './occupant.ts';
import { OccupancyTrack } from './occupancy-bar.tsx';

interface BoxCellProps {
  cell: GridCell<Occupant>;
  inHand: boolean;
  lit: boolean;
  /** It is being dragged away. */
  carried: boolean;
  /** Something is being dragged over it. */
  over: boolean;
  sampleType?: SampleType | undefined;
  occupancy?: Occupancy | undefined;
  /** The position is broader than high: what is round stays round. */
  wide: boolean;
}

/** One position of a box: its cap, ring or cross, with the marks by which `BoxDrag` knows what can be dragged. */
export const BoxCell = memo(function BoxCell(props: BoxCellProps) {
  const { cell, inHand, lit, carried, over, sampleType, occupancy, wide } = props;
  const { occupant, position, state } = cell;
  return (
    <span
      data-position={position}
      data-grip={occupant ? '' : undefined}
      className={cx(
        'absolute inset-0 flex items-center justify-center',
        over && state === 'free' && 'bg-primary-soft',
        carried && 'opacity-40',
      )}
    >
      <Picture kind={kindOf(cell, inHand, lit)} occupant={occupant} occupancy={occupancy} wide={wide} />
      {occupant && sampleType && !inHand && (
        <span
          aria-hidden
          className="absolute inset-x-2 bottom-1 h-1 rounded-full"
          style={{ backgroundColor: sampleType.colour }}
        />
      )}
    </span>
  );
});

interface PictureProps {
  kind: GridMarkKind;
  occupant: Occupant | null;
  occupancy: Occupancy | undefined;
  wide: boolean;
}

function Picture({ kind, occupant, occupancy, wide }: PictureProps) {
  if (occupant?.kind !== 'container') {
    // Of the tubes of a large box each element more is another hundred.
    if (!wide) return <GridMark kind={kind} />;
    return (
      <span className="flex aspect-square h-full max-w-full items-center justify-center">
        <GridMark kind={kind} />
      </span>
    );
  }
  return (
    <span className="@container flex size-full flex-col items-center justify-center gap-1.5 p-1">
      <span
        className={cx(
          'line-clamp-2 w-full text-center text-2xs leading-tight font-semibold break-words @min-[6rem]:text-base',
          kind === 'lit' && 'text-primary-ink underline',
          kind === 'held' && 'italic',
          kind === 'problem' && 'text-danger-ink',
        )}
      >
        {occupant.name}
      </span>
      {occupancy && <OccupancyTrack occupancy={occupancy} className="w-full max-w-32" />}
    </span>
  );
}

function kindOf({ state, occupant }: GridCell<Occupant>, inHand: boolean, lit: boolean): GridMarkKind {
  if (inHand) return 'held';
  if (lit) return 'lit';
  if (!occupant) return state === 'blocked' ? 'blocked' : 'empty';
  if (!occupant.verified) return 'problem';
  if (occupant.checkedOut) return 'out';
  return occupant.provisional ? 'provisional' : 'filled';
}
