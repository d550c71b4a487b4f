import { z } from 'zod';
import { at } from '../../commands/at-index.ts';
import { type Clash, settled } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { createOne, newContainerSchema } from './create-container.ts';

/** Makes many at once, parents before children ("5 racks of 4 boxes 9x9"); all or none. */
export const createContainersArgs = z.strictObject({ containers: z.array(newContainerSchema).min(1).max(2000) });
export type CreateContainersArgs = z.infer<typeof createContainersArgs>;

/** The rules of `create_container` for each in order, children seeing their parents; one refusal (with its `index`, from 0) refuses all. */
export const predictCreateContainers: Predict<CreateContainersArgs> = async ({ containers }, world, context) => {
  const clashes: Clash[] = [];
  for (const [index, container] of containers.entries()) {
    const clash = await at(index, () => createOne(container, world, context, index));
    if (clash) clashes.push(clash);
  }
  return settled(clashes);
};
