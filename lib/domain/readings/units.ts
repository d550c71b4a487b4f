import type { Quantity } from '../thresholds/model.ts';

/** Every unit that probes and loggers write, with the way into the one that readings are kept in: °C, % RH, hPa, %. */
const UNITS: Readonly<Record<Quantity, Readonly<Record<string, (value: number) => number>>>> = {
  temperature: { c: (value) => value, f: (value) => (value - 32) / 1.8, k: (value) => value - 273.15 },
  humidity: { '%': (value) => value, fraction: (value) => value * 100 },
  pressure: {
    hpa: (value) => value,
    mbar: (value) => value,
    kpa: (value) => value * 10,
    pa: (value) => value / 100,
    mmhg: (value) => value * 1.333_223_874,
    inhg: (value) => value * 33.863_886_67,
  },
  battery: { '%': (value) => value, fraction: (value) => value * 100 },
};

/** Other ways to write them. */
const WRITTEN: Readonly<Record<string, string>> = {
  celsius: 'c',
  degc: 'c',
  fahrenheit: 'f',
  degf: 'f',
  kelvin: 'k',
  rh: '%',
  '%rh': '%',
  '%rf': '%',
  '%hr': '%',
  percent: '%',
};

/** A unit as the table names it: `°F`, `℉`, `Fahrenheit` and `deg F` are `f`; `null` when no such unit of the quantity is known. */
export function unitOf(quantity: Quantity, written: string): string | null {
  const folded = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s°º˚.]/g, '');
  const unit = WRITTEN[folded] ?? folded;
  return Object.hasOwn(UNITS[quantity], unit) ? unit : null;
}

/** A value in the unit that readings are kept in; null when the unit is not one of the quantity. */
export function normalised(quantity: Quantity, value: number, unit: string): number | null {
  const known = unitOf(quantity, unit);
  const convert = known === null ? undefined : UNITS[quantity][known];
  // Four places: finer than any probe, and without the dust of binary fractions.
  return convert ? Number(convert(value).toFixed(4)) : null;
}
