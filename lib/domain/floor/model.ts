import { z } from 'zod';

/** How large a plan may be, in cells of its grid. What a cell measures is up to the laboratory: half a metre fits most. */
export const FLOOR = { minColumns: 12, maxColumns: 80, minRows: 8, maxRows: 60, rooms: 60, spots: 500 } as const;

/** How many cells a container takes up on a plan: enough for its name, its temperature, its state and the age of the reading on a phone. */
export const SPOT = { width: 5, height: 4 } as const;

/** A plan that somebody begins with: drawn whole on a phone that is held upright. */
export const EMPTY_FLOOR: FloorLayout = { columns: 24, rows: 16, rooms: [], spots: [], pictureId: null };

const cell = z.int().min(0).max(FLOOR.maxColumns);

/** A room or an area of a site: a rectangle of cells with a name; `x` from the left, `y` from the top. */
export const roomSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().max(60),
  x: cell,
  y: cell,
  width: z.int().min(1).max(FLOOR.maxColumns),
  height: z.int().min(1).max(FLOOR.maxColumns),
});
export type Room = z.infer<typeof roomSchema>;

/** Where a container stands: the cell of its upper left corner. */
export const spotSchema = z.strictObject({ containerId: z.uuid(), x: cell, y: cell });
export type Spot = z.infer<typeof spotSchema>;

/** Everything on a plan, as it is edited and saved at once. */
export const floorLayoutSchema = z.strictObject({
  columns: z.int().min(FLOOR.minColumns).max(FLOOR.maxColumns),
  rows: z.int().min(FLOOR.minRows).max(FLOOR.maxRows),
  rooms: z.array(roomSchema).max(FLOOR.rooms),
  spots: z.array(spotSchema).max(FLOOR.spots),
  /** The drawing behind it, in the bucket `floor-plans` under the tenant's id. */
  pictureId: z.uuid().nullable(),
});
export type FloorLayout = z.infer<typeof floorLayoutSchema>;

/** The plan of a site as devices hold it, in the document of the site. */
export const floorPlanSchema = z.object({
  ...floorLayoutSchema.shape,
  rooms: z.array(z.object(roomSchema.shape)),
  spots: z.array(z.object(spotSchema.shape)),
  /** Counts how often it was saved: whoever edits an older one is told. */
  revision: z.int(),
});
export type FloorPlan = z.infer<typeof floorPlanSchema>;
