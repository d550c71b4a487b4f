import type { TemperatureClass } from '../container-types/model.ts';
import type { Threshold } from './model.ts';

/** The part of a threshold that says what is measured against what. */
export type Limits = Pick<
  Threshold,
  'low' | 'high' | 'hysteresis' | 'delaySeconds' | 'silentAfterSeconds' | 'severity'
>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const limits = (
  low: number | null,
  high: number | null,
  hysteresis: number,
  delaySeconds: number,
  severity: Limits['severity'] = 'critical',
): Limits => ({ low, high, hysteresis, delaySeconds, silentAfterSeconds: HOUR, severity });

/**
 * How doors are watched to begin with: air rushes in within a minute or two, while a failed compressor lets a freezer warm by less than that in
 * half an hour; who sorts a rack needs some minutes.
 */
export const defaultDoor: Limits = {
  ...{ low: null, high: 5, hysteresis: 1, delaySeconds: 5 * MINUTE, silentAfterSeconds: null, severity: 'warning' },
};

/**
 * Temperature limits to begin with, in degrees Celsius. The delays let a door be opened; vapour must stay below the glass transition of
 * water (about -135), with room to act.
 */
export const defaultLimits: Readonly<Record<TemperatureClass, Limits>> = {
  ambient: limits(15, 25, 0.5, 30 * MINUTE, 'warning'),
  refrigerated: limits(2, 8, 0.5, 15 * MINUTE),
  minus_20: limits(-30, -15, 1, 20 * MINUTE),
  minus_80: limits(null, -65, 2, 10 * MINUTE),
  minus_150: limits(null, -135, 3, 10 * MINUTE),
  vapour_nitrogen: limits(null, -150, 3, 5 * MINUTE),
  liquid_nitrogen: limits(null, -185, 3, 5 * MINUTE),
};
