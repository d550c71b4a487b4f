import type { Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * Health Thermometer Service 1.0 of the Bluetooth SIG; its number is the FLOAT of ISO/IEEE 11073-20601: eight bits of
 * exponent and 24 of mantissa, both signed, to base ten.
 */
const SERVICE = assigned(0x1809);
const IN_FAHRENHEIT = 0b1;
/** Not a number, not at this resolution, plus and minus infinity, reserved: with exponent 0 these are no numbers. */
const NO_NUMBERS = new Set([0x7f_ffff, 0x80_0000, 0x7f_fffe, 0x80_0002, 0x80_0001]);

function decimalFloat(raw: number): number | null {
  const bits = raw & 0xff_ffff;
  const exponent = raw >> 24;
  if (exponent === 0 && NO_NUMBERS.has(bits)) return null;
  const mantissa = (bits << 8) >> 8;
  // Division by a whole power of ten gives the nearest number; multiplying by 0.1 would not.
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}

/** Temperature Measurement (0x2A1C) and Intermediate Temperature (0x2A1E): flags, FLOAT, then what is of no use here. */
function temperature(bytes: DataView): Decoded {
  if (bytes.byteLength < 5) return 'truncated';
  const value = decimalFloat(bytes.getInt32(1, true));
  if (value === null) return { temperature: null };
  const isFahrenheit = (bytes.getUint8(0) & IN_FAHRENHEIT) !== 0;
  return { temperature: isFahrenheit ? Math.round(((value - 32) * 5_000) / 9) / 1_000 : value };
}

/** Thermometers made for people, which laboratories use for fridges too. */
export const driver: ProbeDriver = {
  id: 'health-thermometer',
  name: 'Health Thermometer',
  filters: [{ service: SERVICE }],
  gatt: [
    { service: SERVICE, characteristic: assigned(0x2a1c), decode: temperature },
    { service: SERVICE, characteristic: assigned(0x2a1e), decode: temperature },
  ],
};
