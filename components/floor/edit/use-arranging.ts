'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type Cell, nearestFree, stepOf, withoutSpot, withRoom, withSpot } from '../../../lib/domain/floor/arrange.ts';
import { SPOT, type FloorLayout, type Room, type Spot } from '../../../lib/domain/floor/model.ts';
import { roomAt } from '../../../lib/domain/floor/rules/fits.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { Grip } from './floor-drag.tsx';
import type { Draft } from './use-draft.ts';

const ARROWS: Readonly<Record<string, Cell | undefined>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Every way to move something on a plan: drag, keys, and a tap on the plan for what is chosen. Each is told aloud. */
export function useArranging(
  { layout, change }: Draft,
  nameOf: (containerId: string) => string,
  ground: RefObject<HTMLDivElement | null>,
) {
  const t = useTranslations('floor.said');
  const announce = useAnnounce();
  const [chosen, choose] = useState<Grip | null>(null);

  const where = (after: FloorLayout, spot: Cell & Pick<Spot, 'containerId'>) => {
    const room = roomAt(after.rooms, spot)?.name;
    const facts = { name: nameOf(spot.containerId), column: spot.x + 1, row: spot.y + 1 };
    return room === undefined ? t('at', facts) : t('atIn', { ...facts, room });
  };
  const whereRoom = ({ name, x, y, width, height }: Room) =>
    t('room', { name, column: x + 1, row: y + 1, width, height });

  const put = (containerId: string, wanted: Cell) => {
    const after = withSpot(layout, containerId, wanted);
    change(after);
    const spot = after.spots.find((one) => one.containerId === containerId);
    if (spot) announce(where(after, spot));
  };
  const putRoom = (room: Room) => {
    const after = withRoom(layout, room);
    change(after);
    const kept = after.rooms.find(({ id }) => id === room.id);
    if (kept) announce(whereRoom(kept));
  };
  /** A point of the window in cells of the plan, with fractions. */
  const cellAt = (left: number, top: number): Cell | null => {
    const rect = ground.current?.getBoundingClientRect();
    if (!rect || rect.width === 0) return null;
    const size = rect.width / layout.columns;
    return { x: (left - rect.left) / size, y: (top - rect.top) / size };
  };
  /** The focus goes along with what goes from the tray onto the plan and back. */
  const follow = (mark: 'spot' | 'tray', containerId: string) => {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-${mark}="${containerId}"]`)?.focus());
  };
  const takeOff = (containerId: string) => {
    change(withoutSpot(layout, containerId));
    choose(null);
    announce(t('off', { name: nameOf(containerId) }));
    follow('tray', containerId);
  };

  return {
    chosen,
    choose,
    put,
    takeOff,
    where,
    whereRoom,
    /** Puts what waits in the tray onto the first free cells. */
    place(containerId: string) {
      put(containerId, nearestFree(layout, { x: 0, y: 0 }, containerId));
      choose({ kind: 'spot', id: containerId });
      follow('spot', containerId);
    },
    drop(grip: Grip, { left, top }: { readonly left: number; readonly top: number }) {
      const cell = cellAt(left, top);
      if (!cell) return;
      choose(grip.kind === 'spot' ? grip : { kind: 'room', id: grip.id });
      if (grip.kind === 'spot') {
        // Far outside means off the plan again.
        const isNear = cell.x > -SPOT.width && cell.x < layout.columns && cell.y > -SPOT.height && cell.y < layout.rows;
        if (isNear) put(grip.id, cell);
        else takeOff(grip.id);
        return;
      }
      const room = layout.rooms.find(({ id }) => id === grip.id);
      if (!room) return;
      if (grip.kind === 'room') putRoom({ ...room, ...cell });
      else putRoom({ ...room, width: Math.round(cell.x - room.x + 1), height: Math.round(cell.y - room.y + 1) });
    },
    /** A tap on the plan puts there what is chosen. */
    tap(left: number, top: number) {
      const cell = cellAt(left, top);
      if (!cell || chosen?.kind !== 'spot') choose(null);
      else put(chosen.id, { x: cell.x - SPOT.width / 2, y: cell.y - SPOT.height / 2 });
    },
    keyOnSpot(spot: Spot, event: KeyboardEvent) {
      const step = ARROWS[event.key];
      if (event.key === 'Delete' || event.key === 'Backspace') takeOff(spot.containerId);
      else if (step) {
        const to = stepOf(layout, spot, step);
        if (to) put(spot.containerId, to);
        else announce(t('edge', { name: nameOf(spot.containerId) }));
      } else return;
      choose({ kind: 'spot', id: spot.containerId });
      event.preventDefault();
    },
    keyOnRoom(room: Room, event: KeyboardEvent) {
      const step = ARROWS[event.key];
      if (!step) return;
      choose({ kind: 'room', id: room.id });
      if (event.shiftKey) {
        const width = Math.min(room.width + step.x, layout.columns - room.x);
        putRoom({ ...room, width, height: Math.min(room.height + step.y, layout.rows - room.y) });
      } else putRoom({ ...room, x: room.x + step.x, y: room.y + step.y });
      event.preventDefault();
    },
  };
}
