import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** Takes back that a device is lost: it was found, or somebody has looked at what came from it. */
export const restoreDeviceArgs = z.strictObject({ deviceId: z.uuid() });
export type RestoreDeviceArgs = z.infer<typeof restoreDeviceArgs>;

/** Nothing that this device holds changes; the server refuses one that nobody knows (`device_not_found`). */
export const predictRestoreDevice: Predict<RestoreDeviceArgs> = () => Promise.resolve(applied());
