'use client';

import { useMemo } from 'react';
import type { ContainerKind } from '../../lib/domain/container-types/model.ts';
import type { FloorPlan, Spot } from '../../lib/domain/floor/model.ts';
import { roomAt } from '../../lib/domain/floor/rules/fits.ts';
import { type FloorState, worseOnFloor } from '../../lib/domain/floor/state.ts';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { sensorState } from '../../lib/domain/sensors/state.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { type SensorView, sensorViews } from '../readings/sensor-views.ts';
import type { ReportOf } from '../readings/use-reports.ts';
import { useQuery } from '../sync/index.ts';

/** What stands on a floor and keeps a temperature; a box that was left somewhere does not. */
const STANDING: readonly ContainerKind[] = ['room', 'freezer', 'tank', 'refrigerator', 'cabinet'];

/** Something that stands in a site. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly kind: ContainerKind;
  /** The sensors in it, at any depth. */
  readonly sensors: readonly SensorView[];
}

/** The air of a site, as one sensor has it that is in no freezer. */
type Air = Omit<Standing, 'kind'> & { readonly kind: 'air' };

/** The same with how it is now; of several sensors the worst speaks for it. */
export interface FloorItem extends Omit<Standing, 'kind'> {
  readonly kind: ContainerKind | 'air';
  readonly state: FloorState;
  readonly report: SensorReport | null | undefined;
  readonly sensorId: string | null;
  /** Null while nobody has put it on the plan. */
  readonly spot: Spot | null;
  /** The room of the plan in which it stands. */
  readonly roomName: string | null;
}

/** A site with its plan and what stands in it. */
export interface Floor {
  readonly name: string;
  readonly plan: FloorPlan | null;
  readonly provisional: boolean;
  readonly standing: readonly Standing[];
  /** Sensors that measure the air of the site and no freezer, each for itself: they have no place on the plan but the whole of it. */
  readonly air: readonly Air[];
}

/** The floor of a site as this device knows it; undefined until that is read, null when the site is not there. */
export function useFloor(siteId: string): Floor | null | undefined {
  return useQuery((held) => floorOf(held, siteId), [siteId]);
}

async function floorOf(held: LocalQueries, siteId: string): Promise<Floor | null> {
  const [site, roots, types, views] = await Promise.all([
    held.get('site', siteId),
    held.rootContainers(siteId),
    held.all('container_type'),
    sensorViews(held),
  ]);
  if (!site) return null;
  const kinds = new Map(types.map(({ doc }) => [doc.id, doc.kind]));
  const rooms = roots.filter(({ doc }) => kinds.get(doc.typeId) === 'room');
  const inRooms = await Promise.all(rooms.map(({ doc }) => held.containersIn(doc.id)));
  const found = [...roots, ...inRooms.flat()].flatMap(({ doc: { id, name, typeId, archived } }) => {
    const kind = kinds.get(typeId);
    return !archived && kind && STANDING.includes(kind) ? [{ id, name, kind }] : [];
  });
  const ids = new Set(found.map(({ id }) => id));
  // The innermost that stands on the floor: a sensor in a freezer in a cold room is the freezer's.
  const holderOf = ({ path }: SensorView) => path.findLast(({ id }) => ids.has(id))?.id;
  const standing = found.map((one) => ({ ...one, sensors: views.filter((view) => holderOf(view) === one.id) }));
  const air = views
    .filter(({ sensor }) => sensor.containerId === null && sensor.siteId === siteId)
    .map((view) => ({ id: view.sensor.id, name: view.sensor.name, kind: 'air' as const, sensors: [view] }));
  return { name: site.doc.name, plan: site.doc.floorPlan, provisional: site.provisional, standing, air };
}

/** What stands in a site with how it is now, the worst first, then by name. */
export function useFloorItems(floor: Floor | null | undefined, reportOf: ReportOf): readonly FloorItem[] {
  return useMemo(() => {
    const spots = new Map(floor?.plan?.spots.map((spot) => [spot.containerId, spot]));
    const items = [...(floor?.standing ?? []), ...(floor?.air ?? [])].map((one): FloorItem => {
      const spot = spots.get(one.id) ?? null;
      const roomName = (spot && roomAt(floor?.plan?.rooms ?? [], spot)?.name) ?? null;
      const [worst] = one.sensors
        .map((view) => {
          const report = reportOf(view.sensor.id);
          return { sensorId: view.sensor.id, report, state: sensorState(view.alert, report, view.threshold) };
        })
        .toSorted((a, b) => worseOnFloor(a.state, b.state));
      const { sensorId = null, report, state = 'unmeasured' } = worst ?? {};
      return { ...one, spot, roomName, sensorId, report, state };
    });
    return items.toSorted(
      (a, b) => worseOnFloor(a.state, b.state) || a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
  }, [floor, reportOf]);
}
