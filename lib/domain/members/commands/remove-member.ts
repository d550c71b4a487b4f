import { z } from 'zod';

/** Ends a membership at once (or withdraws an invitation); the last administrator cannot go. */
export const removeMemberArgs = z.strictObject({ memberId: z.uuid() });
export type RemoveMemberArgs = z.infer<typeof removeMemberArgs>;
