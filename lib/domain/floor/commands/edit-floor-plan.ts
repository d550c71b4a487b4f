import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict, WorldReader } from '../../world/ports.ts';
import { floorLayoutSchema, type FloorLayout, type Spot } from '../model.ts';
import { areaOf, fits } from '../rules/fits.ts';
import { standsThere } from '../rules/stands-there.ts';

/** Arranges a site anew, all of it at once. `basedOn` is the revision that the person saw, 0 where there was no plan. */
export const editFloorPlanArgs = z.strictObject({
  siteId: z.uuid(),
  basedOn: z.int().min(0),
  plan: floorLayoutSchema,
});
export type EditFloorPlanArgs = z.infer<typeof editFloorPlanArgs>;

/**
 * Rules in this order: the site exists (`site_not_found`), nobody saved another plan since (`floor_plan_changed`: what a colleague arranged is
 * never overwritten unseen), rooms have names, each thing is there once and lies within the plan (`arguments_invalid`). A container that no
 * longer stands there is left out: it may have been moved while the plan waited for a network.
 */
export const predictEditFloorPlan: Predict<EditFloorPlanArgs> = async ({ siteId, basedOn, plan }, world) => {
  const site = await world.get('site', siteId);
  if (!site) throw new Refusal('site_not_found', { siteId });
  const revision = site.floorPlan?.revision ?? 0;
  if (revision !== basedOn) throw new Refusal('floor_plan_changed', { siteId });
  const rooms = plan.rooms.map((room) => ({ ...room, name: requiredName(room.name) }));
  checkPlaces('rooms', plan.rooms, plan);
  checkPlaces(
    'spots',
    plan.spots.map((spot) => ({ id: spot.containerId, ...areaOf(spot) })),
    plan,
  );
  const spots = await standing(world, siteId, plan.spots);
  world.put('site', { ...site, floorPlan: { ...plan, rooms, spots, revision: revision + 1 } });
  return applied();
};

function checkPlaces(
  field: 'rooms' | 'spots',
  areas: readonly { id: string; x: number; y: number; width: number; height: number }[],
  plan: FloorLayout,
): void {
  const isSound = areas.every((area) => fits(area, plan)) && new Set(areas.map(({ id }) => id)).size === areas.length;
  if (!isSound) throw new Refusal('arguments_invalid', { field });
}

async function standing(world: WorldReader, siteId: string, spots: readonly Spot[]): Promise<Spot[]> {
  const kept = await Promise.all(
    spots.map(async (spot) =>
      (await standsThere(world, siteId, await world.get('container', spot.containerId))) ? [spot] : [],
    ),
  );
  return kept.flat().toSorted((a, b) => (a.containerId < b.containerId ? -1 : 1));
}
