import { z } from 'zod';
import { shipmentStateSchema } from '../shipments/model.ts';

const instant = z.iso.datetime({ offset: true });

/** A stay of a sensor: in a container (`path`, outermost first), in the air of a site (no `path`), or in a shipment. `to` is null while it lasts. */
export const staySchema = z.object({
  from: instant,
  to: instant.nullable(),
  site: z.string().nullable(),
  path: z.array(z.object({ id: z.uuid(), name: z.string() })),
  shipment: z
    .object({
      id: z.uuid(),
      reference: z.string(),
      state: shipmentStateSchema,
      fromSite: z.string(),
      toSite: z.string(),
    })
    .nullable(),
});
export type Stay = z.infer<typeof staySchema>;

/** Where a sensor was, oldest first. Answer of `sensor_stays`. */
export const staysSchema = z.array(staySchema);
