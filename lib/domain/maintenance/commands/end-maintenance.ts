import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** Ends a maintenance window now, or takes back one that has not begun. */
export const endMaintenanceArgs = z.strictObject({ maintenanceId: z.uuid() });
export type EndMaintenanceArgs = z.infer<typeof endMaintenanceArgs>;

/** The server knows which windows there are (`maintenance_not_found`). */
export const predictEndMaintenance: Predict<EndMaintenanceArgs> = async () => applied();
