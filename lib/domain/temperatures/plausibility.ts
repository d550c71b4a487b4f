import { ICE_POINT_KELVIN } from './units.ts';

/** Why a temperature cannot be one. */
export type Implausibility = 'not_a_number' | 'below_absolute_zero' | 'too_hot';

/** Dry-heat ovens end at 200 °C; what is hotter was never in sample storage. */
export const HOTTEST_CELSIUS = 200;

/** Says why a temperature in °C cannot be one; null when it can. Infinities are no numbers here. */
export function implausibilityOf(celsius: number): Implausibility | null {
  if (!Number.isFinite(celsius)) return 'not_a_number';
  if (celsius < -ICE_POINT_KELVIN) return 'below_absolute_zero';
  return celsius > HOTTEST_CELSIUS ? 'too_hot' : null;
}
