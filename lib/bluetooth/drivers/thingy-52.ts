import type { Decoded, ProbeDriver } from '../driver.ts';

/*
 * Nordic Thingy:52, its Environment Service; the maker's firmware documentation ("Firmware architecture", BLE services).
 * Notifications alone. A whole part with its sign, then hundredths; below zero its firmware sends whole degrees.
 */
const SERVICE = 'ef680200-9b35-4933-9b10-52ffa9740042';
const TEMPERATURE = 'ef680201-9b35-4933-9b10-52ffa9740042';
const PRESSURE = 'ef680202-9b35-4933-9b10-52ffa9740042';
const HUMIDITY = 'ef680203-9b35-4933-9b10-52ffa9740042';

function hundredths(whole: number, decimals: number): number | null {
  if (decimals > 99) return null;
  return (whole * 100 + (whole < 0 ? -decimals : decimals)) / 100;
}

function temperature(bytes: DataView): Decoded {
  if (bytes.byteLength < 2) return 'truncated';
  return { temperature: hundredths(bytes.getInt8(0), bytes.getUint8(1)) };
}

function pressure(bytes: DataView): Decoded {
  if (bytes.byteLength < 5) return 'truncated';
  return { pressure: hundredths(bytes.getInt32(0, true), bytes.getUint8(4)) };
}

function humidity(bytes: DataView): Decoded {
  if (bytes.byteLength < 1) return 'truncated';
  const raw = bytes.getUint8(0);
  return { humidity: raw > 100 ? null : raw };
}

/** Nordic Thingy:52. */
export const driver: ProbeDriver = {
  id: 'thingy-52',
  name: 'Nordic Thingy:52',
  filters: [{ namePrefix: 'Thingy' }],
  gatt: [
    { service: SERVICE, characteristic: TEMPERATURE, decode: temperature },
    { service: SERVICE, characteristic: PRESSURE, decode: pressure },
    { service: SERVICE, characteristic: HUMIDITY, decode: humidity },
  ],
};
