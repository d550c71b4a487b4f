/** What goes wrong: the failure itself, or a change that is none but is worth telling (`set_point`). */
export const FAILURES = ['leak', 'fan', 'door_seal', 'defrost_heater', 'sensor_drift', 'stuck', 'set_point'] as const;
export type FailureKind = (typeof FAILURES)[number];

/** What a failure does at an hour after its onset. */
export interface Effect {
  /** Share of the margin by which the level has moved; 1 is the limit. */
  readonly level: number;
  /** Factor on the swing of the compressor cycle, and on its length. */
  readonly swing: number;
  readonly period: number;
  /** Factor on the peaks of defrost. */
  readonly defrost: number;
  readonly isStuck: boolean;
}

const NONE: Effect = { level: 0, swing: 1, period: 1, defrost: 1, isStuck: false };

/** Hours from onset to the limit; null: it is never crossed. */
export const HOURS_TO_LIMIT: Record<FailureKind, number | null> = {
  leak: 120,
  fan: 96,
  door_seal: 96,
  defrost_heater: 168,
  sensor_drift: 240,
  stuck: null,
  set_point: null,
};

/** The effect of a failure so many hours after its onset. */
export function effectOf(kind: FailureKind, hours: number): Effect {
  const share = hours / (HOURS_TO_LIMIT[kind] ?? 1);
  switch (kind) {
    // Less and less refrigerant: the compressor soon runs without a pause, then no longer keeps up.
    case 'leak':
      return { ...NONE, level: share ** 2, swing: Math.max(0.2, 1 - hours / 30) };
    // Air no longer circulates: wider and slower cycles at once, then warmer.
    case 'fan':
      return { ...NONE, level: 0.15 + 0.85 * share ** 2, swing: 2, period: 1.5 };
    case 'door_seal':
      return { ...NONE, level: Math.min(0.3, hours / 20) + 0.7 * share ** 2, swing: 1.2 };
    // No peaks any more; the evaporator ices up over days.
    case 'defrost_heater':
      return { ...NONE, level: Math.max(0, (hours - 48) / 120) ** 1.5, defrost: 0 };
    case 'sensor_drift':
      return { ...NONE, level: share };
    case 'stuck':
      return { ...NONE, isStuck: true };
    case 'set_point':
      return { ...NONE, level: 0.4 };
  }
}
