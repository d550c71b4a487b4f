'use client';

import {
  DndContext,
  type DragEndEvent,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { CSSProperties, ReactNode } from 'react';
import { silentDrag } from '../../ui/silent-drag.ts';

/** What is dragged: a container, a room, or the corner of a room by which it is made larger. */
export type Grip = { readonly kind: 'spot' | 'room' | 'corner'; readonly id: string };

const keyOf = ({ kind, id }: Grip) => `${kind} ${id}`;

function gripOf(key: string): Grip | null {
  const [kind, id] = key.split(' ');
  return id !== undefined && (kind === 'spot' || kind === 'room' || kind === 'corner') ? { kind, id } : null;
}

interface FloorDragProps {
  /** Where its upper left corner was let go, in pixels of the window. */
  onDrop: (grip: Grip, point: { readonly left: number; readonly top: number }) => void;
  children: ReactNode;
}

/** Everything that can be dragged on a plan and out of the tray. */
export function FloorDrag({ onDrop, children }: FloorDragProps) {
  // A finger that rests means to drag; one that slides means to scroll.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const end = ({ active }: DragEndEvent) => {
    const grip = gripOf(String(active.id));
    const rect = active.rect.current.translated;
    if (grip && rect) onDrop(grip, rect);
  };
  return (
    <DndContext sensors={sensors} onDragEnd={end} accessibility={silentDrag}>
      {children}
    </DndContext>
  );
}

/** Makes an element draggable; its own keys and focus stay as they are. */
export function useGrip(grip: Grip): {
  readonly setNodeRef: (node: HTMLElement | null) => void;
  readonly listeners: ReturnType<typeof useDraggable>['listeners'];
  readonly style: CSSProperties;
} {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: keyOf(grip) });
  return {
    setNodeRef,
    listeners,
    style: {
      ...(transform && { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` }),
      ...(isDragging && { zIndex: 30, opacity: 0.85 }),
    },
  };
}
