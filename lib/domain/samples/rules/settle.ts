import type { Clash } from '../../commands/verdict.ts';
import { broughtBack } from '../../checkouts/rules/out.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import { openConflict } from '../../conflicts/rules/open.ts';
import { checkSuits, climateOf } from '../../containers/rules/climate.ts';
import { type UsablePlace, usablePlace } from '../../containers/rules/place.ts';
import type { PredictionContext, World, WorldReader } from '../../world/ports.ts';
import type { Place, Sample } from '../model.ts';

const nobody: ReadonlySet<string> = new Set();

/** All rules of putting this sample there; somebody on the position is told, not refused. */
export async function samplePlace(
  world: WorldReader,
  sample: Pick<Sample, 'id' | 'sampleTypeId' | 'hazards'>,
  place: Place,
  leaving: ReadonlySet<string> = nobody,
): Promise<UsablePlace> {
  const usable = await usablePlace(world, { kind: 'sample', id: sample.id }, place, leaving);
  await checkSuits(world, climateOf(usable.chain), sample);
  return usable;
}

/** The sample as it reads without a place. */
export function displaced(sample: Sample, location: 'none' | 'unverified', now: string): Sample {
  return { ...sample, containerId: null, position: null, location, updatedAt: now };
}

/**
 * Writes where the sample now is. On a position that is free its open conflicts close; on one that is held it keeps no place, its older open
 * conflicts close and a new one opens (a thing has at most one open conflict: the question is where it is now). One that was out is back.
 */
export async function settleSample(
  world: World,
  context: PredictionContext,
  arrival: {
    readonly sample: Sample;
    readonly place: Place;
    readonly occupantId: string | null;
    readonly index: number;
  },
): Promise<Clash | null> {
  const { place, occupantId, index } = arrival;
  const sample = broughtBack(arrival.sample);
  await closeConflictsOf(sample.id, world, context);
  if (occupantId === null || place.position === null) {
    world.put('sample', { ...sample, ...place, location: 'verified', updatedAt: context.deviceTime });
    return null;
  }
  world.put('sample', displaced(sample, 'unverified', context.deviceTime));
  const { containerId, position } = place;
  const claim = { subjectKind: 'sample' as const, subjectId: sample.id, occupantId, containerId, position, index };
  return openConflict(claim, world, context);
}
