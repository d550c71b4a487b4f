import type { Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * Environmental Sensing Service 1.0 and the GATT Specification Supplement, both of the Bluetooth SIG. Little-endian.
 */
const SERVICE = assigned(0x181a);
const TEMPERATURE_NOT_KNOWN = -0x8000;
const ABSOLUTE_ZERO = -27_315;
const FULL_HUMIDITY = 10_000;
const PRESSURE_NOT_KNOWN = 0xffff_ffff;

/** Temperature (0x2A6E): sint16 in 0.01 °C; 0x8000 is "not known", below absolute zero is prohibited. */
function temperature(bytes: DataView): Decoded {
  if (bytes.byteLength < 2) return 'truncated';
  const raw = bytes.getInt16(0, true);
  return { temperature: raw === TEMPERATURE_NOT_KNOWN || raw < ABSOLUTE_ZERO ? null : raw / 100 };
}

/** Humidity (0x2A6F): uint16 in 0.01 %; 0xFFFF is "not known", above 100 % is prohibited. */
function humidity(bytes: DataView): Decoded {
  if (bytes.byteLength < 2) return 'truncated';
  const raw = bytes.getUint16(0, true);
  return { humidity: raw > FULL_HUMIDITY ? null : raw / 100 };
}

/** Pressure (0x2A6D): uint32 in 0.1 Pa. The supplement names no "not known"; all bits set is none either. */
function pressure(bytes: DataView): Decoded {
  if (bytes.byteLength < 4) return 'truncated';
  const raw = bytes.getUint32(0, true);
  return { pressure: raw === PRESSURE_NOT_KNOWN ? null : raw / 1000 };
}

/** Any probe with the public profile for surroundings. */
export const driver: ProbeDriver = {
  id: 'environmental-sensing',
  name: 'Environmental Sensing',
  filters: [{ service: SERVICE }],
  gatt: [
    { service: SERVICE, characteristic: assigned(0x2a6e), decode: temperature },
    { service: SERVICE, characteristic: assigned(0x2a6f), decode: humidity },
    { service: SERVICE, characteristic: assigned(0x2a6d), decode: pressure },
  ],
};
