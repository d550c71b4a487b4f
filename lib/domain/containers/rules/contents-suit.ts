import type { WorldReader } from '../../world/ports.ts';
import { type Holder, typeOf } from './chain.ts';
import { checkSuits, climateOf, isNoHarsher } from './climate.ts';

/**
 * Refuses a new climate for what is already inside a container (`temperature_unsuitable`, `hazard_incompatible`). Nobody looks inside when
 * the climate is no harsher than before: what was stored under an older rule stays storable. `before` and `now` are chains that start with
 * the container itself.
 */
export async function checkContentsSuit(
  world: WorldReader,
  before: readonly Holder[],
  now: readonly Holder[],
): Promise<void> {
  if (isNoHarsher(climateOf(now), climateOf(before))) return;
  const [holder] = now;
  if (!holder) return;
  for (const sample of await world.samplesIn(holder.container.id)) await checkSuits(world, climateOf(now), sample);
  for (const container of await world.containersIn(holder.container.id)) {
    const child = { container, type: await typeOf(world, container) };
    await checkContentsSuit(world, [child, ...before], [child, ...now]);
  }
}
