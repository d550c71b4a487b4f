import { z } from 'zod';

/** Takes an empty container out of use; its barcode stays reserved. */
export const archiveContainerArgs = z.strictObject({ containerId: z.uuid(), reason: z.string().min(1).max(500) });
export type ArchiveContainerArgs = z.infer<typeof archiveContainerArgs>;
