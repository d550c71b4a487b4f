import { z } from 'zod';
import { shipmentStateSchema } from '../shipments/model.ts';

const place = z.object({ containerId: z.uuid().nullable(), position: z.string().nullable() });

/** One move of a plan: a container with all that is in it, or one tube, from where it was to where it fits. */
const stepSchema = z.object({
  kind: z.enum(['container', 'sample']),
  id: z.uuid(),
  name: z.string(),
  barcode: z.string().nullable(),
  /** How many tubes move with it. */
  samples: z.number().int(),
  /** How far it is: in the same room, the same site, or elsewhere. */
  near: z.enum(['room', 'site', 'other']),
  from: place,
  to: place.extend({ containerId: z.uuid() }),
});
export type PlannedMove = z.infer<typeof stepSchema>;

/** Where samples at risk could go: a suggestion, which the ordinary commands carry out and judge. Answer of `move_plan`. */
export const movePlanSchema = z.object({
  /** The container that is too warm. */
  containerId: z.uuid().nullable(),
  /** What is on its way, if that is too warm: the places are at the site that it is on its way to. */
  shipment: z
    .object({ id: z.uuid(), reference: z.string(), state: shipmentStateSchema, toSite: z.string() })
    .nullable()
    .default(null),
  temperatureClass: z.string().nullable(),
  /** How many samples lie there. */
  samples: z.number().int(),
  steps: z.array(stepSchema),
  /** Every container that a step names, so that the plan reads without a network on a device that holds another site. */
  places: z.array(
    z.object({
      id: z.uuid(),
      siteId: z.uuid(),
      typeId: z.uuid(),
      barcode: z.string().nullable(),
      path: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  ),
  /** What no free place was found for, by the container it lies in. */
  unplaced: z.object({
    samples: z.number().int(),
    holders: z.array(z.object({ id: z.uuid(), name: z.string(), samples: z.number().int() })),
  }),
});
export type MovePlan = z.infer<typeof movePlanSchema>;
