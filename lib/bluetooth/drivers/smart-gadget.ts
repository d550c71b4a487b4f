import type { Decoded, ProbeDriver } from '../driver.ts';

/*
 * Sensirion SHT3x and SHTC1 Smart Gadget; the maker's user guide: one service for each quantity, an IEEE 754 float of four
 * bytes, little-endian. Longer values come from its logger and are of another time.
 */
const HUMIDITY_SERVICE = '00001234-b38d-4985-720e-0f993a68ee41';
const HUMIDITY = '00001235-b38d-4985-720e-0f993a68ee41';
const TEMPERATURE_SERVICE = '00002234-b38d-4985-720e-0f993a68ee41';
const TEMPERATURE = '00002235-b38d-4985-720e-0f993a68ee41';

function live(bytes: DataView): number | null | 'truncated' | 'unknown_format' {
  if (bytes.byteLength < 4) return 'truncated';
  if (bytes.byteLength > 4) return 'unknown_format';
  const value = bytes.getFloat32(0, true);
  // The sensor knows hundredths; what a float of four bytes adds to them is noise.
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : null;
}

function temperature(bytes: DataView): Decoded {
  const value = live(bytes);
  return typeof value === 'string' ? value : { temperature: value };
}

function humidity(bytes: DataView): Decoded {
  const value = live(bytes);
  return typeof value === 'string' ? value : { humidity: value };
}

/** Sensirion Smart Humigadget. */
export const driver: ProbeDriver = {
  id: 'smart-gadget',
  name: 'Sensirion Smart Gadget',
  filters: [{ namePrefix: 'Smart Humigadget' }, { namePrefix: 'SHT' }],
  gatt: [
    { service: TEMPERATURE_SERVICE, characteristic: TEMPERATURE, decode: temperature },
    { service: HUMIDITY_SERVICE, characteristic: HUMIDITY, decode: humidity },
  ],
};
