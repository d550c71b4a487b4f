'use client';

import MoveDiagonal from 'lucide-react/icons/move-diagonal-2';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Room } from '../../../lib/domain/floor/model.ts';
import { cx } from '../../ui/cx.ts';
import { placeOf } from '../floor-ground.tsx';
import { useGrip } from './floor-drag.tsx';

interface EditRoomProps {
  room: Room;
  label: string;
  chosen: boolean;
  onChoose: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** One room while the plan is arranged: its name is what is dragged, its lower right corner makes it larger; the arrow keys do the same. */
export function EditRoom({ room, label, chosen, onChoose, onKey }: EditRoomProps) {
  const { setNodeRef, listeners, style } = useGrip({ kind: 'room', id: room.id });
  const {
    setNodeRef: cornerRef,
    listeners: cornerListeners,
    style: cornerStyle,
  } = useGrip({
    kind: 'corner',
    id: room.id,
  });
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    onChoose();
  };
  return (
    <div
      ref={setNodeRef}
      style={{ ...placeOf(room), ...style }}
      className={cx('absolute border-2 bg-sunken/60', chosen ? 'border-primary-edge' : 'border-edge')}
    >
      <button
        type="button"
        {...listeners}
        aria-label={label}
        aria-pressed={chosen}
        aria-describedby="floor-room-keys"
        onClick={choose}
        onKeyDown={onKey}
        data-room={room.id}
        className={cx(
          'absolute start-0 bottom-0 max-w-[calc(100%-1.5rem)] min-h-6 cursor-grab px-1.5 text-sm font-semibold',
          chosen ? 'bg-primary text-on-primary' : 'text-muted',
        )}
      >
        <span dir="auto" className="truncate-name block">
          {room.name}
        </span>
      </button>
      <span
        ref={cornerRef}
        {...cornerListeners}
        style={cornerStyle}
        className="absolute -end-0.5 -bottom-0.5 flex size-6 cursor-nwse-resize items-center justify-center bg-edge text-surface"
      >
        <MoveDiagonal size={16} aria-hidden />
      </span>
    </div>
  );
}
