import { z } from 'zod';

/** One reading of one sensor: its instant (ISO text or milliseconds of the epoch) and its temperature. */
export interface Reading {
  readonly takenAt: string | number;
  readonly temperature: number;
}

/**
 * What kind of failure is suspected: `drift` a level that creeps away, `level_shift` one that jumped within half a day,
 * `variability` swings that grew or shrank (compressor cycle, defrost, doors), `stuck` a value that no longer moves.
 */
export const anomalyReasonSchema = z.enum(['drift', 'level_shift', 'variability', 'stuck']);
export type AnomalyReason = z.infer<typeof anomalyReasonSchema>;

/** `recovered`: the sensor is back where it was. `adapted`: it has stayed so long that this is now its normal. */
export const clearedBecauseSchema = z.enum(['recovered', 'adapted']);

const instant = z.number().int();

/** A suspicion that begins or ends. Times are milliseconds of the epoch. */
export const anomalyEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('raised'),
    reason: anomalyReasonSchema,
    at: instant,
    /** When the deviation is estimated to have begun. */
    since: instant,
    /** Where the reading went: warmer or wider swings `up`, colder or narrower ones `down`; `none` for stuck. */
    direction: z.enum(['up', 'down', 'none']),
  }),
  z.object({
    kind: z.literal('cleared'),
    reason: anomalyReasonSchema,
    at: instant,
    because: clearedBecauseSchema,
  }),
]);
export type AnomalyEvent = z.infer<typeof anomalyEventSchema>;

/** The parameters of the detector. Lengths are in blocks, limits in robust standard deviations of the sensor itself. */
export const anomalyParametersSchema = z.object({
  /** Length of a block; a day must be a whole number of them. */
  blockHours: z.number().int().min(1).max(12).default(4),
  /** How far the reference reaches back. */
  referenceDays: z.number().positive().default(14),
  /** How much must have been seen before anything is raised: one of each day of the week. */
  warmUpDays: z.number().positive().default(7),
  /** The newest part, not yet part of the reference, so that a slow drift does not become its own normal. */
  lagDays: z.number().nonnegative().default(2),
  /** CUSUM reference value: half of the shift it is best at (Page 1954; Montgomery 2013, section 9.1). */
  slack: z.number().nonnegative().default(1),
  /** CUSUM decision interval. */
  decision: z.number().positive().default(5),
  /** Jump from one block to the next that is none of the sensor's own. */
  jump: z.number().positive().default(5),
  /** Winsorising limit of a block, so that a single block never raises (Hawkins 1993). */
  winsor: z.number().positive().default(4),
  /** How far beyond the worst of the reference itself the sum has to go. */
  margin: z.number().min(1).default(1.25),
  /** How long back within 2 deviations before it has recovered. */
  recoverDays: z.number().positive().default(1),
  /** How long it stays raised before the new level is taken for normal. */
  adaptDays: z.number().positive().default(3),
  /** Smallest deviation of the level that counts as one, °C: what a good probe resolves. */
  resolution: z.number().nonnegative().default(0.05),
  /** Smallest deviation of the logarithm of the swing that counts as one. */
  swingResolution: z.number().nonnegative().default(0.1),
  /** A run of equal values is stuck when it is this many times as long as the longest seen… */
  stuckFactor: z.number().min(1).default(3),
  /** …and at least this long. */
  stuckHours: z.number().positive().default(4),
});
export type AnomalyParameters = z.infer<typeof anomalyParametersSchema>;

/** The defaults, for a caller that changes one of them. */
export const DEFAULT_PARAMETERS: AnomalyParameters = anomalyParametersSchema.parse({});
