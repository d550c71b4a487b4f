import { clockOf, isOnClock } from '../domain/readings/local-time.ts';
import { objectionToMeasurement } from '../domain/readings/rules/plausible.ts';
import { normalised } from '../domain/readings/units.ts';
import type { Measurement } from '../domain/sensors/measurement.ts';
import { quantities, type Quantity } from '../domain/thresholds/model.ts';
import type { Mapping } from './mapping.ts';
import { type Part, fillCode, parsePayload, partsOf, valueAt } from './payload.ts';
import { matches } from './topics.ts';

/** What one probe measured. */
export interface Mapped {
  readonly sensorId: string;
  readonly code: string;
  readonly measurement: Measurement;
  /** Milliseconds since 1970 as the payload says them; null where it says none. */
  readonly takenAt: number | null;
}

/** Why a message, or a part of it, is no reading: for the log. */
export interface Objection {
  readonly reason: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface MappedMessage {
  readonly readings: readonly Mapped[];
  readonly objections: readonly Objection[];
}

/** More probes than any device has. */
const MOST_PARTS = 100;

/**
 * Maps messages by the first mapping whose filter matches. `readings` is empty and `objections` too for a message that measures nothing: a plug beside
 * the thermometers is no mistake.
 */
export function createMapper(mappings: readonly Mapping[], sensors: Readonly<Record<string, string>>) {
  return (topic: string, bytes: Uint8Array): MappedMessage => {
    const mapping = mappings.find((one) => matches(one.topic, topic));
    if (!mapping) return objecting('no mapping is for this topic');
    let payload: unknown;
    try {
      payload = parsePayload(bytes);
    } catch {
      return objecting('the payload is no text');
    }
    const parts = partsOf(mapping.each, payload);
    if (parts.length > MOST_PARTS) return objecting('the payload has more parts than any device has probes');
    const found = parts.map((part) => mapPart(mapping, sensors, topic, part, payload));
    return {
      readings: found.flatMap((one) => (one && 'code' in one ? [one] : [])),
      objections: [
        // One part of a payload that is nothing but a word is the usual sign of a broken device.
        ...(parts.length === 0 && typeof payload !== 'object' ? [objection('the payload is no JSON', payload)] : []),
        ...found.flatMap((one) => (one && 'reason' in one ? [one] : [])),
      ],
    };
  };
}

function mapPart(
  mapping: Mapping,
  sensors: Readonly<Record<string, string>>,
  topic: string,
  part: Part,
  payload: unknown,
): Mapped | Objection | null {
  const measurement: Record<Quantity, number | null> = { ...NOTHING };
  let found = 0;
  for (const quantity of quantities) {
    const wanted = mapping.values[quantity];
    const raw = wanted && valueAt(wanted.at, part.value, payload);
    // Firmware writes null for a value that it has not measured yet.
    if (!wanted || raw === undefined || raw === null) continue;
    found += 1;
    const value = numberOf(raw);
    if (value === null) return objection(`${quantity} is no number`, raw);
    const unit = unitFor(wanted.unit, part.value, payload) ?? DEFAULT_UNIT[quantity];
    const converted = normalised(quantity, value, unit);
    if (converted === null) return objection(`${quantity} is in a unit that is not known`, unit);
    measurement[quantity] = converted;
  }
  if (found === 0) {
    return typeof part.value === 'object' ? null : objection('the payload is no JSON', part.value);
  }
  const code = fillCode(mapping.code, topic, part, payload);
  if (code === null) return objection('the payload does not say what the code is made of', mapping.code);
  const sensorId = Object.hasOwn(sensors, code) ? sensors[code] : undefined;
  if (sensorId === undefined) return objection('no sensor has this code; add it to "sensors"', code);
  const unlikely = objectionToMeasurement(measurement);
  if (unlikely !== null) return objection(unlikely, JSON.stringify(measurement));
  const takenAt = timeOf(mapping, part.value, payload);
  if (typeof takenAt === 'object' && takenAt !== null) return takenAt;
  return { sensorId, code, measurement, takenAt };
}

const NOTHING: Measurement = { temperature: null, humidity: null, pressure: null, battery: null };
const DEFAULT_UNIT: Readonly<Record<Quantity, string>> = {
  temperature: 'c',
  humidity: '%',
  pressure: 'hpa',
  battery: '%',
};

function numberOf(raw: unknown): number | null {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string' || !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(raw)) return null;
  return Number(raw);
}

function unitFor(unit: string | { readonly at: string } | undefined, part: unknown, payload: unknown) {
  if (typeof unit !== 'object') return unit;
  const named = valueAt(unit.at, part, payload);
  return typeof named === 'string' ? named : undefined;
}

/** Milliseconds since 1970; null where the payload says no time, or one that nobody can place. */
function timeOf({ time }: Mapping, part: unknown, payload: unknown): number | null | Objection {
  const raw = time && valueAt(time.at, part, payload);
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'number') {
    const moment = raw > 1e11 ? raw : raw * 1000;
    return raw > 0 && moment < LATEST ? moment : objection('the time is no moment', raw);
  }
  const match = typeof raw === 'string' ? ISO.exec(raw.trim()) : null;
  const wall = match && {
    ...{ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) },
    ...{ hour: Number(match[4]), minute: Number(match[5]), second: Number(match[6] ?? 0) },
  };
  if (!wall || !isOnClock(wall)) return objection('the time is none of ISO 8601', raw);
  if (match[8] !== undefined) return Date.parse(match[0].replace(/([+-]\d{2})(\d{2})$/, '$1:$2').replace(' ', 'T'));
  if (time?.zone === undefined) return objection('the time has no offset; say the "zone" of the device', raw);
  const moment = clockOf(time.zone)(wall);
  return moment ?? objection('the clock of the device showed no such time', raw);
}

/** The last moment of the year 9999. */
const LATEST = 253_402_300_799_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function objection(reason: string, found: unknown): Objection {
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return { reason, facts: { found: text.slice(0, 120) } };
}

const objecting = (reason: string): MappedMessage => ({ readings: [], objections: [{ reason, facts: {} }] });
