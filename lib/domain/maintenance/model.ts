import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });

/** A span in which a sensor, or everything in a place, raises no alert. */
export const maintenanceSchema = z.object({
  id: z.uuid(),
  sensorId: z.uuid().nullable(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  from: instant,
  to: instant,
  reason: z.string(),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;
