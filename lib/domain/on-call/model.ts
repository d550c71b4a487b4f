import { z } from 'zod';
import { contactWaySchema } from '../contact-ways/model.ts';

const instant = z.iso.datetime({ offset: true });
/** A clock time: `08:00`. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const rotations = ['daily', 'weekly'] as const;

/** One shift of the days to come; nobody before the schedule begins. */
const shiftSchema = z.object({ from: instant, to: instant, memberId: z.uuid().nullable() });
const coverSchema = z.object({ coverId: z.uuid(), memberId: z.uuid(), from: instant, to: instant });

/** Who is to be told at a moment: people in turn, changing at a clock time of the schedule's zone, and those who stand in. */
export const scheduleSchema = z.object({
  scheduleId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  rotation: z.enum(rotations),
  handoverAt: clockTimeSchema,
  /** The day on which the first of them begins. */
  startsOn: z.iso.date(),
  memberIds: z.array(z.uuid()),
  archived: z.boolean(),
  covers: z.array(coverSchema),
  shifts: z.array(shiftSchema),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** What `on_call_overview` answers; `devices` says on how many devices each member is told of alerts, `ways` by what else. */
export const onCallSchema = z.object({
  schedules: z.array(scheduleSchema),
  devices: z.record(z.string(), z.number().int()),
  ways: z.record(z.string(), z.array(contactWaySchema)),
});
export type OnCall = z.infer<typeof onCallSchema>;
