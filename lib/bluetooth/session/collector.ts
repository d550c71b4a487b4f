import type { Measurement } from '../../domain/sensors/measurement.ts';
import type { Values } from '../driver.ts';

/**
 * What lies outside is no reading but a broken packet or a hostile sender; whether a sensor is right is judged elsewhere.
 * Humidity may pass 100 % a little: sensors do in saturated air.
 */
const POSSIBLE: Readonly<Record<keyof Measurement, readonly [lowest: number, highest: number]>> = {
  temperature: [-273.15, 1_000],
  humidity: [0, 120],
  pressure: [0, 2_000],
  battery: [0, 100],
};
const QUANTITIES = ['temperature', 'humidity', 'pressure', 'battery'] as const;

/** Puts together what a probe tells piece by piece. */
export interface Collector {
  add(values: Values, at: Date): void;
  /** What is known now, if anything but the battery was added since the last time; else null. */
  take(now: Date): Measurement | null;
}

/** Makes a collector. What is older than `freshMs` is no longer said, except for the battery, which hardly changes. */
export function createCollector(freshMs: number): Collector {
  const known = new Map<keyof Measurement, { readonly value: number; readonly at: number }>();
  let isNew = false;

  return {
    add(values, at) {
      for (const quantity of QUANTITIES) {
        const value = values[quantity];
        if (value === undefined) continue;
        if (!isPossible(quantity, value)) {
          known.delete(quantity);
          continue;
        }
        known.set(quantity, { value, at: at.getTime() });
        if (quantity !== 'battery') isNew = true;
      }
    },
    take(now) {
      if (!isNew) return null;
      isNew = false;
      const valueOf = (quantity: keyof Measurement): number | null => {
        const entry = known.get(quantity);
        if (entry === undefined) return null;
        return quantity === 'battery' || now.getTime() - entry.at <= freshMs ? entry.value : null;
      };
      return {
        temperature: valueOf('temperature'),
        humidity: valueOf('humidity'),
        pressure: valueOf('pressure'),
        battery: valueOf('battery'),
      };
    },
  };
}

function isPossible(quantity: keyof Measurement, value: number | null): value is number {
  if (value === null || !Number.isFinite(value)) return false;
  const [lowest, highest] = POSSIBLE[quantity];
  return value >= lowest && value <= highest;
}
