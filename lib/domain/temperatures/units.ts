import { z } from 'zod';

/** The units temperatures arrive in. Everything inside is °C. */
export const temperatureUnitSchema = z.enum(['celsius', 'fahrenheit', 'kelvin']);
export type TemperatureUnit = z.infer<typeof temperatureUnitSchema>;

/** 0 °C in kelvin, by definition. */
export const ICE_POINT_KELVIN = 273.15;

/** A temperature in °C, from the unit it was given in. */
export function toCelsius(value: number, unit: TemperatureUnit): number {
  switch (unit) {
    case 'celsius':
      return value;
    case 'fahrenheit':
      return ((value - 32) * 5) / 9;
    case 'kelvin':
      return value - ICE_POINT_KELVIN;
  }
}

/** A temperature in °C, in the unit a person wants to read. */
export function fromCelsius(celsius: number, unit: TemperatureUnit): number {
  switch (unit) {
    case 'celsius':
      return celsius;
    case 'fahrenheit':
      return (celsius * 9) / 5 + 32;
    case 'kelvin':
      return celsius + ICE_POINT_KELVIN;
  }
}

/** A difference of temperatures in °C, as a difference in the unit a person reads: the zero of the scale does not matter. */
export function differenceFromCelsius(celsius: number, unit: TemperatureUnit): number {
  return unit === 'fahrenheit' ? (celsius * 9) / 5 : celsius;
}
