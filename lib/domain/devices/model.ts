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
});
export type Device = z.infer<typeof deviceSchema>;

/** Without a word for this long, a device that had work waiting is worth a look (15 minutes). */
export const SILENT_AFTER_MS = 15 * 60_000;

/** `waiting`: it holds work; `silent`: it holds work and has not been heard of; `quiet`: nothing waits on it. */
export type DeviceState = 'quiet' | 'waiting' | 'silent';

/** What a supervisor should make of a device's last word. Worst first is `silent`, `waiting`, `quiet`. */
export function deviceState(device: Pick<Device, 'queue_length' | 'last_contact_at'>, now: number): DeviceState {
  if (device.queue_length === 0) return 'quiet';
  return now - Date.parse(device.last_contact_at) > SILENT_AFTER_MS ? 'silent' : 'waiting';
}
