import { z } from 'zod';
import { newContainerSchema } from './create-container.ts';

/** Makes many at once, parents before children ("5 racks of 4 boxes 9x9"); all or none. */
export const createContainersArgs = z.strictObject({ containers: z.array(newContainerSchema).min(1).max(2000) });
export type CreateContainersArgs = z.infer<typeof createContainersArgs>;
