import type { MovePlan } from '../../lib/domain/alerts/move-plan.ts';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import { gridOf } from '../../lib/domain/positions/grid.ts';
import { labelOf } from '../../lib/domain/positions/label.ts';
import type { PlaceFacts } from '../../lib/domain/scans/session.ts';

interface PlaceInPlan {
  readonly containerId: string | null;
  readonly position: string | null;
}

/** The places of a plan as real names with positions as they are written on them; null for the site's floor. */
export function planPlaces(plan: MovePlan, types: ReadonlyMap<string, ContainerType>) {
  const known = new Map(plan.places.map((place) => [place.id, place]));
  return ({ containerId, position }: PlaceInPlan): (PlaceFacts & { readonly barcode: string | null }) | null => {
    const place = containerId === null ? undefined : known.get(containerId);
    if (!place) return null;
    const type = types.get(place.typeId);
    const grid = type && gridOf(type);
    const label = grid && position !== null ? labelOf(grid, position) : position;
    return { containerId: place.id, path: place.path, position, label, barcode: place.barcode };
  };
}
