import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** Declares a device lost: nobody waits for it any more. What it brings when it speaks again is applied all the same, and it stands on the board. */
export const retireDeviceArgs = z.strictObject({ deviceId: z.uuid(), reason: z.string().min(1).max(500) });
export type RetireDeviceArgs = z.infer<typeof retireDeviceArgs>;

/**
 * Devices are the server's to know: nothing that this one holds changes. The server refuses one that nobody knows (`device_not_found`) and one
 * that was heard of a moment ago (`device_speaks`).
 */
export const predictRetireDevice: Predict<RetireDeviceArgs> = () => Promise.resolve(applied());
