import type { TemperatureClass } from '../../container-types/model.ts';
import { chainOf, typeOf } from '../../containers/rules/chain.ts';
import { climateOf } from '../../containers/rules/climate.ts';
import type { Sample } from '../../samples/model.ts';
import type { WorldReader } from '../../world/ports.ts';

/** Classes under which water is ice; SQL names the same. */
const FROZEN: ReadonlySet<TemperatureClass> = new Set([
  'minus_20',
  'minus_80',
  'minus_150',
  'vapour_nitrogen',
  'liquid_nitrogen',
]);

/** Whether the sample lies in the cold, so that taking it out thaws it unless somebody says otherwise. */
export async function isFrozen(sample: Pick<Sample, 'containerId'>, world: WorldReader): Promise<boolean> {
  const container = sample.containerId === null ? undefined : await world.get('container', sample.containerId);
  if (!container) return false;
  const chain = await chainOf(world, { container, type: await typeOf(world, container) });
  const { temperatureClass } = climateOf(chain);
  return temperatureClass !== null && FROZEN.has(temperatureClass);
}
