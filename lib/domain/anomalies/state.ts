import { z } from 'zod';
import { anomalyReasonSchema } from './model.ts';

const instant = z.number().int();

/** One hour as it is gathered: offsets from the origin, °C. */
const hourSchema = z.object({
  index: z.number().int(),
  count: z.number().int().positive(),
  sum: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Hour = z.infer<typeof hourSchema>;

/** A two-sided CUSUM over the blocks of one feature, and the reference it is judged by. */
const chartSchema = z.object({
  /** The last blocks, oldest first, one entry per block of time; null: nothing usable. */
  blocks: z.array(z.number().nullable()),
  up: z.number().nonnegative(),
  upSince: instant.nullable(),
  down: z.number().nonnegative(),
  downSince: instant.nullable(),
  /** What is raised: the blocks since, and how many of the last ones were back to normal. */
  raised: z
    .object({
      reason: anomalyReasonSchema,
      since: instant,
      blocks: z.array(z.number().nullable()),
      calm: z.number().int(),
    })
    .nullable(),
  /** How far the reference was moved when a new level was taken for normal, and for how many blocks the old one is remembered. */
  moved: z.object({ by: z.number(), blocks: z.number().int() }).nullable(),
});
export type Chart = z.infer<typeof chartSchema>;

/** All that is kept of one sensor between two readings. Plain JSON: store it as it is, read it back through this schema. */
export const anomalyStateSchema = z.object({
  version: z.literal(1),
  /** The first temperature; everything is kept as an offset from it, which makes the detector blind to the level. */
  origin: z.number().nullable(),
  lastAt: instant.nullable(),
  /** Offset of the last reading. */
  last: z.number(),
  hour: hourSchema.nullable(),
  /** The hours of the open block that are complete. */
  hours: z.array(z.object({ mean: z.number(), swing: z.number() })),
  /** Number of the open block since the epoch. */
  block: z.number().int().nullable(),
  /** Blocks still to be left out after a gap. */
  settling: z.number().int().nonnegative(),
  level: chartSchema,
  variability: chartSchema,
  stuck: z.object({
    /** Begin of the run of equal values. */
    since: instant.nullable(),
    readings: z.number().int().nonnegative(),
    /** Longest run seen, ms; it fades. */
    longest: z.number().nonnegative(),
    raised: z.boolean(),
    firstAt: instant.nullable(),
  }),
  /** 0 nothing, 0.5 at the limit, towards 1 beyond it. */
  score: z.number().min(0).max(1),
});
export type AnomalyState = z.infer<typeof anomalyStateSchema>;

const emptyChart = (): Chart => ({
  blocks: [],
  up: 0,
  upSince: null,
  down: 0,
  downSince: null,
  raised: null,
  moved: null,
});

/** The state of a sensor that has not been read yet. Also the way to start over after a known change of set point. */
export function newAnomalyState(): AnomalyState {
  return {
    version: 1,
    origin: null,
    lastAt: null,
    last: 0,
    hour: null,
    hours: [],
    block: null,
    settling: 0,
    level: emptyChart(),
    variability: emptyChart(),
    stuck: { since: null, readings: 0, longest: 0, raised: false, firstAt: null },
    score: 0,
  };
}
