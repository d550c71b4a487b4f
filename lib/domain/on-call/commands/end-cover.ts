import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** Takes back that somebody stands in. */
export const endCoverArgs = z.strictObject({ coverId: z.uuid() });
export type EndCoverArgs = z.infer<typeof endCoverArgs>;

/** The server knows who stands in (`schedule_not_found`). */
export const predictEndCover: Predict<EndCoverArgs> = async () => applied();
