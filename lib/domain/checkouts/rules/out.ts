import type { Sample } from '../../samples/model.ts';

/** The sample as it reads when nobody has it any more. What was counted as a thaw stays counted. */
export function broughtBack(sample: Sample): Sample {
  return sample.state === 'checked_out' ? { ...sample, state: 'available', checkout: null } : sample;
}

/** The sample with its thaws put right: whether it thawed is known for certain when it comes back. Null: nobody said. */
export function thawCorrected(sample: Sample, thawed: boolean | null): Sample {
  const { checkout, freezeThawCount } = sample;
  if (thawed === null || checkout === null) return sample;
  const count = Math.max(0, freezeThawCount + Number(thawed) - Number(checkout.thawed));
  return { ...sample, freezeThawCount: count, checkout: { ...checkout, thawed } };
}
