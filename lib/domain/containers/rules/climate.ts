import { Refusal } from '../../commands/verdict.ts';
import type { TemperatureClass } from '../../container-types/model.ts';
import type { Sample } from '../../samples/model.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Holder } from './chain.ts';

/** What a place is like for samples: the nearest temperature class up the chain, and every hazard that anything up the chain refuses. */
export interface Climate {
  readonly containerId: string;
  readonly temperatureClass: TemperatureClass | null;
  readonly refusedHazards: ReadonlySet<string>;
}

/** The climate at the first holder of a chain (`chainOf`). */
export function climateOf(chain: readonly Holder[]): Climate {
  const classes = chain.map(({ container, type }) => container.temperatureClass ?? type.temperatureClass);
  return {
    containerId: chain[0]?.container.id ?? '',
    temperatureClass: classes.find((own) => own !== null) ?? null,
    refusedHazards: new Set(chain.flatMap(({ type }) => type.refusedHazards)),
  };
}

/** Whether everything that was suited before is suited now, so that nobody needs to look at the samples one by one. */
export function isNoHarsher(now: Climate, before: Climate): boolean {
  if (now.temperatureClass !== null && now.temperatureClass !== before.temperatureClass) return false;
  return [...now.refusedHazards].every((hazard) => before.refusedHazards.has(hazard));
}

/** What a sample asks of its place. */
export type Needs = Pick<Sample, 'id' | 'sampleTypeId' | 'hazards'>;

/** Refuses a place that is not cold enough (or too cold) for the sample, or that does not take one of its hazards. */
export async function checkSuits(world: WorldReader, climate: Climate, sample: Needs): Promise<void> {
  const { containerId, temperatureClass } = climate;
  const type = await world.get('sample_type', sample.sampleTypeId);
  const wanted = type?.temperatureClasses ?? [];
  if (temperatureClass !== null && wanted.length > 0 && !wanted.includes(temperatureClass)) {
    throw new Refusal('temperature_unsuitable', { containerId, sampleId: sample.id, temperatureClass });
  }
  const hazard = sample.hazards.find((own) => climate.refusedHazards.has(own));
  if (hazard !== undefined) throw new Refusal('hazard_incompatible', { containerId, sampleId: sample.id, hazard });
}
