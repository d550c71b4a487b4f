import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Sample } from '../model.ts';

/** The sample with this id, unless it is unknown or deleted. */
export async function liveSample(world: WorldReader, sampleId: string): Promise<Sample> {
  const sample = await world.get('sample', sampleId);
  if (!sample) throw new Refusal('sample_not_found', { sampleId });
  if (sample.state === 'deleted') throw new Refusal('sample_deleted', { sampleId });
  return sample;
}

/** The live sample, unless it was discarded. One that is out may be put somewhere: then it is back. */
export async function storableSample(world: WorldReader, sampleId: string): Promise<Sample> {
  const sample = await liveSample(world, sampleId);
  checkNotDisposed(sample);
  return sample;
}

/** Refuses a sample that somebody has checked out. */
export function checkNotOut({ id, state }: Sample): void {
  if (state === 'checked_out') throw new Refusal('sample_checked_out', { sampleId: id });
}

/** Refuses a sample that was discarded: it exists on paper alone. */
export function checkNotDisposed({ id, state }: Sample): void {
  if (state === 'disposed') throw new Refusal('sample_disposed', { sampleId: id });
}

/** Refuses an archived or unknown sample type. */
export async function checkSampleType(world: WorldReader, sampleTypeId: string): Promise<void> {
  const type = await world.get('sample_type', sampleTypeId);
  if (!type || type.archived) throw new Refusal('sample_type_not_found', { sampleTypeId });
}
