import { at } from '../../commands/at-index.ts';
import { Refusal } from '../../commands/verdict.ts';
import type { Sample } from '../../samples/model.ts';
import { checkNotDisposed, liveSample } from '../../samples/rules/live.ts';
import type { WorldReader } from '../../world/ports.ts';

/** Most samples of one command; more are taken or returned in several. */
export const MOST_HANDLED = 1000;

/**
 * The samples of a check-out or a return, in order. None twice (`arguments_invalid`); each is live, not discarded, and passes `rule`. A refusal
 * says which sample it is about (`index`, from 0) and refuses them all.
 */
export async function handledSamples(
  samples: readonly { readonly sampleId: string }[],
  world: WorldReader,
  rule: (sample: Sample) => void,
): Promise<Sample[]> {
  if (new Set(samples.map(({ sampleId }) => sampleId)).size < samples.length) {
    throw new Refusal('arguments_invalid', { field: 'samples' });
  }
  const found: Sample[] = [];
  for (const [index, { sampleId }] of samples.entries()) {
    const sample = await at(index, async () => {
      const live = await liveSample(world, sampleId);
      checkNotDisposed(live);
      rule(live);
      return live;
    });
    found.push(sample);
  }
  return found;
}
