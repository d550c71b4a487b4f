import type { Reading } from '../model.ts';
import { type Effect, effectOf, type FailureKind, HOURS_TO_LIMIT } from './failures.ts';
import type { Profile } from './profiles.ts';
import { type Random, seededRandom } from './random.ts';

const MINUTE = 60_000;
const DAY = 1440;

/** A failure as it was put into a series. Times are milliseconds. */
export interface Label {
  readonly kind: FailureKind;
  readonly start: number;
  readonly end: number;
  /** When the level itself crosses the limit; null when it never does. */
  readonly limitAt: number | null;
}

export interface Series {
  readonly name: string;
  readonly readings: readonly Reading[];
  readonly labels: readonly Label[];
}

export interface SeriesOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly everyMinutes: number;
  readonly days: number;
  readonly failures?: readonly { readonly kind: FailureKind; readonly onDay: number }[];
  /** Readings that are lost, sent twice, and silences of some hours. */
  readonly isUnreliable?: boolean;
}

/** Monday, so that weekends are where they belong. */
export const START = Date.UTC(2026, 0, 5);

/** Simulates the air of one piece of equipment minute by minute and reads it as a probe would. */
export function makeSeries({
  profile,
  seed,
  everyMinutes,
  days,
  failures = [],
  isUnreliable = false,
}: SeriesOptions): Series {
  const random = seededRandom(seed);
  const labels = failures.map(({ kind, onDay }) => labelOf(kind, onDay));
  const air = createAir(profile, random);
  const readings: Reading[] = [];
  let silentUntil = -1;
  let frozen: number | null = null;
  for (let minute = 0; minute < days * DAY; minute += 1) {
    const at = START + minute * MINUTE;
    const label = labels.find(({ start, end }) => at >= start && at < end);
    const effect = label ? effectOf(label.kind, (at - label.start) / 3_600_000) : null;
    const shown = read(air(minute, effect), profile, random);
    if (!effect?.isStuck) frozen = null;
    if (minute % everyMinutes !== 0) continue;
    if (effect?.isStuck) frozen ??= shown;
    if (isUnreliable && random.even() < 0.00002 * everyMinutes) silentUntil = minute + 60 + random.even() * 600;
    if (isUnreliable && (minute < silentUntil || random.even() < 0.02)) continue;
    const reading = { takenAt: at + Math.floor(random.even() * 5000), temperature: frozen ?? shown };
    readings.push(reading);
    if (isUnreliable && random.even() < 0.01) readings.push(reading);
  }
  const names = failures.map(({ kind }) => kind).join(' + ') || 'healthy';
  return { name: `${profile.name}, ${everyMinutes} min, ${names}`, readings, labels };
}

function labelOf(kind: FailureKind, onDay: number): Label {
  const start = START + onDay * DAY * MINUTE;
  const hours = HOURS_TO_LIMIT[kind];
  const limitAt = hours === null ? null : start + hours * 3_600_000;
  // Somebody repairs it half a day after the limit; a probe that is stuck or a new set point is left for three days.
  return { kind, start, limitAt, end: limitAt === null ? start + 3 * DAY * MINUTE : limitAt + 12 * 3_600_000 };
}

const read = (air: number, { step, noise }: Profile, random: Random): number =>
  Number((Math.round((air + noise * random.normal()) / step) * step).toFixed(3));

/** The air temperature of each minute in turn. */
function createAir(profile: Profile, random: Random): (minute: number, effect: Effect | null) => number {
  let [phase, length, wander, door, defrost, heating] = [0, profile.cycleMinutes, 0, 0, 0, 0];
  let nextDefrost = profile.defrostHours * 60 * random.even();
  return (minute, effect) => {
    phase += 1 / (length * (effect?.period ?? 1));
    if (phase >= 1) [phase, length] = [phase - 1, profile.cycleMinutes * (0.85 + 0.3 * random.even())];
    const cycle = profile.cycleSwing * (effect?.swing ?? 1) * (Math.abs(2 * phase - 1) - 0.5);

    wander += -wander / 720 + profile.wander * Math.sqrt(2 / 720) * random.normal();
    door *= 1 - 1 / 12;
    if (random.even() < doorRate(profile, minute)) door += profile.doorPeak * (0.3 + 0.7 * random.even());

    if (profile.defrostHours > 0 && minute >= nextDefrost) {
      [heating, nextDefrost] = [20, minute + profile.defrostHours * 60 + 5 * random.normal()];
    }
    heating = Math.max(0, heating - 1);
    defrost = heating > 0 ? defrost + profile.defrostPeak / 20 : defrost * (1 - 1 / 15);

    const daily = profile.dailySwing * Math.sin((2 * Math.PI * (minute - 9 * 60)) / DAY) * 0.5;
    const level = profile.margin * (effect?.level ?? 0);
    return profile.setPoint + cycle + wander + door + defrost * (effect?.defrost ?? 1) + daily + level;
  };
}

function doorRate({ doorsPerDay }: Profile, minute: number): number {
  const hour = (minute / 60) % 24;
  if (hour < 8 || hour >= 18) return 0;
  const isWeekend = Math.floor(minute / DAY) % 7 >= 5;
  return ((isWeekend ? 0.1 : 1) * doorsPerDay) / 600;
}
