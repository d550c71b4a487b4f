import { z } from 'zod';
import { registerSampleArgs } from '../../lib/domain/samples/commands/register-sample.ts';
import { withCode } from '../commands/names.ts';

type Given = Readonly<Record<'name', string> & Record<'args', unknown>>;

const aboutSample = z.object({ sampleId: z.uuid() });

/** What the tubes that were registered in these steps are called, by their ids: of one that is gone again nothing else tells. */
export function registeredNames(items: readonly Given[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, args } of items) {
    const read = name === 'register_sample.v1' ? registerSampleArgs.safeParse(args).data : undefined;
    if (read) names.set(read.sampleId, withCode(read));
  }
  return names;
}

/** What the tube that a step is about was registered as in one of them. */
export function registeredAs({ args }: Given, names: ReadonlyMap<string, string>): string | undefined {
  const about = aboutSample.safeParse(args).data;
  return about && names.get(about.sampleId);
}
