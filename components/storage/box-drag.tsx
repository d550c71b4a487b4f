'use client';

import {
  type Collision,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  type DragStartEvent,
  MouseSensor,
  type MouseSensorOptions,
  TouchSensor,
  type TouchSensorOptions,
  useDndMonitor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type MouseEvent, type ReactNode, type TouchEvent, useState } from 'react';
import { silentDrag } from '../ui/silent-drag.ts';

/** Something on its way from one position to another. */
export interface Carried {
  readonly from: string;
  /** The position under the finger. */
  readonly over: string | null;
}

interface BoxDragProps {
  onDrop: (from: string, to: string) => void;
  children: (carried: Carried | null) => ReactNode;
}

/**
 * Drag and drop between positions, for a whole map at once: a map has hundreds of positions, and making each known to the drag library
 * would take longer than drawing them. A position is an element with `data-cell`; what can be dragged away has `data-grip` as well.
 */
export function BoxDrag({ onDrop, children }: BoxDragProps) {
  const [carried, setCarried] = useState<Carried | null>(null);
  // A finger that rests means to drag; one that slides means to scroll.
  const sensors = useSensors(
    useSensor(GripMouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(GripTouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const start = ({ activatorEvent }: DragStartEvent) => {
    const from = positionOf(activatorEvent.target);
    setCarried(from === null ? null : { from, over: null });
  };
  const move = ({ collisions }: DragMoveEvent) => {
    const over = overOf(collisions);
    setCarried((before) => (before === null || before.over === over ? before : { ...before, over }));
  };
  const end = ({ collisions }: DragEndEvent) => {
    setCarried(null);
    const over = overOf(collisions);
    if (carried && over !== null) onDrop(carried.from, over);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={positionUnderPointer}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={end}
      onDragCancel={() => setCarried(null)}
      accessibility={silentDrag}
    >
      <Surface>{children(carried)}</Surface>
    </DndContext>
  );
}

function Surface({ children }: { children: ReactNode }) {
  const { setNodeRef, listeners } = useDraggable({ id: 'map' });
  // What holds the position scrolls when the finger comes near its edge.
  useDndMonitor({ onDragStart: ({ activatorEvent }) => setNodeRef(markedAs('cell', activatorEvent.target)) });
  return (
    <div ref={setNodeRef} {...listeners}>
      {children}
    </div>
  );
}

const positionUnderPointer: CollisionDetection = ({ pointerCoordinates: at }) => {
  const position = at && positionOf(document.elementFromPoint(at.x, at.y));
  return position === null ? [] : [{ id: position }];
};

function overOf(collisions: readonly Collision[] | null): string | null {
  const id = collisions?.[0]?.id;
  return id === undefined ? null : String(id);
}

function markedAs(mark: 'cell' | 'grip', target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`[data-${mark}]`) : null;
}

function positionOf(target: EventTarget | null): string | null {
  return markedAs('cell', target)?.dataset['cell'] ?? null;
}

const [mouse] = MouseSensor.activators;
const [touch] = TouchSensor.activators;

/** After a finger's tap the browser tells it once more as a mouse's, for pages that know no fingers; where the browser says so, it begins nothing. */
function isOfFinger({ nativeEvent }: MouseEvent): boolean {
  const source = 'sourceCapabilities' in nativeEvent ? nativeEvent.sourceCapabilities : null;
  return (
    typeof source === 'object' && source !== null && 'firesTouchEvents' in source && source.firesTouchEvents === true
  );
}

/** Starts only where something stands. */
class GripMouseSensor extends MouseSensor {
  static override activators: typeof MouseSensor.activators = [
    {
      eventName: 'onMouseDown',
      handler: (event: MouseEvent, options: MouseSensorOptions) =>
        markedAs('grip', event.target) !== null && !isOfFinger(event) && mouse?.handler(event, options) === true,
    },
  ];
}

/** Starts only where something stands. */
class GripTouchSensor extends TouchSensor {
  static override activators: typeof TouchSensor.activators = [
    {
      eventName: 'onTouchStart',
      handler: (event: TouchEvent, options: TouchSensorOptions) =>
        markedAs('grip', event.target) !== null && touch?.handler(event, options) === true,
    },
  ];
}
