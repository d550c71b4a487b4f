import { z } from 'zod';

export const containerKinds = [
  'room',
  'freezer',
  'tank',
  'refrigerator',
  'cabinet',
  'shelf',
  'rack',
  'drawer',
  'tower',
  'box',
  'plate',
  'bag',
] as const;
export type ContainerKind = (typeof containerKinds)[number];
export const containerKindSchema = z.enum(containerKinds);

/** Temperature classes, coldest last. A sample type lists the classes that suit it. */
export const temperatureClasses = [
  'ambient',
  'refrigerated',
  'minus_20',
  'minus_80',
  'minus_150',
  'vapour_nitrogen',
  'liquid_nitrogen',
] as const;
export const temperatureClassSchema = z.enum(temperatureClasses);
export type TemperatureClass = z.infer<typeof temperatureClassSchema>;

/** What a holder accepts: container kinds, or samples (a type holds either containers or samples, never both). */
export const childKindSchema = z.union([containerKindSchema, z.literal('sample')]);
export type ChildKind = z.infer<typeof childKindSchema>;

const axisSchema = z.union([z.enum(['letters', 'numbers']), z.array(z.string().min(1).max(4)).min(1).max(99)]);

/**
 * How a grid's positions are written on the box. The canonical address (`A01`: letters for the row, two digits for the column, counted
 * from the top left) never depends on it.
 */
export const labellingSchema = z.strictObject({
  scheme: z.enum(['row_column', 'column_row', 'linear_rows', 'linear_columns']),
  rows: axisSchema,
  columns: axisSchema,
  origin: z.enum(['top_left', 'top_right', 'bottom_left', 'bottom_right']),
});
export type Labelling = z.infer<typeof labellingSchema>;

/** A kind of freezer, rack, box ... `rows` and `columns` are both null when it has no grid; `capacity` limits a holder without one. */
export const containerTypeSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: containerKindSchema,
  rows: z.number().int().min(1).max(702).nullable(),
  columns: z.number().int().min(1).max(999).nullable(),
  capacity: z.number().int().min(1).max(100_000).nullable(),
  labelling: labellingSchema,
  allowedChildren: z.array(childKindSchema),
  temperatureClass: temperatureClassSchema.nullable(),
  refusedHazards: z.array(z.string()),
  archived: z.boolean(),
});
export type ContainerType = z.infer<typeof containerTypeSchema>;
