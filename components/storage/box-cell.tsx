'use client';

import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { GridCell } from '../../lib/domain/positions/grid-model.ts';
import type { SampleType } from '../../lib/domain/sample-types/model.ts';
import { cx } from '../ui/cx.ts';
import { GridMark, type GridMarkKind } from '../ui/grid-mark.tsx';
import type { Occupant } from './occupant.ts';

/** One position of a box: its cap, ring or cross. It can be dragged where something stands and dropped on where it is free. */
export function BoxCell(props: {
  cell: GridCell<Occupant>;
  inHand: boolean;
  lit: boolean;
  sampleType?: SampleType | undefined;
}) {
  const { cell, inHand, lit, sampleType } = props;
  const { occupant, position } = cell;
  const drag = useDraggable({ id: `from-${position}`, disabled: !occupant, data: { occupant } });
  const drop = useDroppable({ id: `to-${position}`, disabled: cell.state !== 'free', data: { position } });
  return (
    <span
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      {...drag.listeners}
      className={cx(
        'absolute inset-0 flex items-center justify-center',
        drop.isOver && 'bg-primary-soft',
        drag.isDragging && 'opacity-40',
      )}
    >
      <Picture kind={kindOf(cell, inHand, lit)} occupant={occupant} />
      {occupant && sampleType && !inHand && (
        <span
          aria-hidden
          className="absolute inset-x-2 bottom-1 h-1 rounded-full"
          style={{ backgroundColor: sampleType.colour }}
        />
      )}
    </span>
  );
}

function Picture({ kind, occupant }: { kind: GridMarkKind; occupant: Occupant | null }) {
  if (occupant?.kind !== 'container') return <GridMark kind={kind} />;
  return (
    <span
      className={cx(
        'line-clamp-3 w-full px-1 text-center text-2xs leading-tight font-semibold break-words',
        kind === 'lit' && 'text-primary-ink underline',
        kind === 'held' && 'italic',
        kind === 'problem' && 'text-danger-ink',
      )}
    >
      {occupant.name}
    </span>
  );
}

function kindOf({ state, occupant }: GridCell<Occupant>, inHand: boolean, lit: boolean): GridMarkKind {
  if (inHand) return 'held';
  if (lit) return 'lit';
  if (!occupant) return state === 'blocked' ? 'blocked' : 'empty';
  if (!occupant.verified) return 'problem';
  return occupant.provisional ? 'provisional' : 'filled';
}
