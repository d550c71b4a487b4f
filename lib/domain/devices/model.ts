import { z } from 'zod';

/** A device as it last reported itself; read straight from `devices`, not part of the feed. */
export const deviceSchema = z.object({
  id: z.uuid(),
  user_id: z.uuid(),
  name: z.string(),
  platform: z.string(),
  app_version: z.string(),
  queue_length: z.number().int(),
  oldest_queued_at: z.iso.datetime({ offset: true }).nullable(),
  last_contact_at: z.iso.datetime({ offset: true }),
  last_seq: z.number().int(),
  /** Since when it counts as lost, who said so and why; and when it first spoke again. */
  lost_at: z.iso.datetime({ offset: true }).nullable(),
  lost_by: z.uuid().nullable(),
  lost_reason: z.string().nullable(),
  /** The number of its last step by then. */
  lost_seq: z.number().int().nullable(),
  back_at: z.iso.datetime({ offset: true }).nullable(),
});
export type Device = z.infer<typeof deviceSchema>;

/** Without a word for this long, a device that had work waiting is worth a look (15 minutes). */
export const SILENT_AFTER_MS = 15 * 60_000;

/** From the worst on. */
export const deviceStates = ['back', 'silent', 'waiting', 'quiet', 'lost'] as const;
/**
 * `back`: it was declared lost and has spoken since; `silent`: it holds work and has not been heard of; `waiting`: it holds work; `quiet`: nothing
 * waits on it; `lost`: it was declared lost.
 */
export type DeviceState = (typeof deviceStates)[number];

/** Whether it has not been heard of for so long that it may be declared lost. */
export function isSilent({ last_contact_at }: Pick<Device, 'last_contact_at'>, now: number): boolean {
  return now - Date.parse(last_contact_at) > SILENT_AFTER_MS;
}

/** What a supervisor should make of a device's last word. */
export function deviceState(
  device: Pick<Device, 'queue_length' | 'last_contact_at' | 'lost_at' | 'back_at'>,
  now: number,
): DeviceState {
  if (device.lost_at !== null) return device.back_at === null ? 'lost' : 'back';
  if (device.queue_length === 0) return 'quiet';
  return isSilent(device, now) ? 'silent' : 'waiting';
}
