import type { Advertisement, Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * The two formats of the free firmwares for Xiaomi's thermometers, as service data of 0x181A. They are told apart by their
 * length, and both begin with the MAC. github.com/atc1441/ATC_MiThermometer: big-endian, whole steps of 0.1 °C and 1 %;
 * github.com/pvvx/ATC_MiThermometer ("custom"): little-endian, 0.01 °C and 0.01 %. With a bind key both are encrypted and
 * shorter. Connected, these thermometers speak Environmental Sensing.
 */
const SERVICE = assigned(0x181a);
const ATC1441 = 13;
const PVVX = 15;
const ENCRYPTED = new Set([8, 11]);

/** Which of the two it is, its length says. */
function decode({ serviceData }: Advertisement): Decoded | null {
  const bytes = serviceData.get(SERVICE);
  if (bytes === undefined) return null;
  if (bytes.byteLength === PVVX) {
    return {
      temperature: bytes.getInt16(6, true) / 100,
      humidity: bytes.getUint16(8, true) / 100,
      battery: charge(bytes.getUint8(12)),
    };
  }
  if (bytes.byteLength === ATC1441) {
    return {
      temperature: bytes.getInt16(6) / 10,
      humidity: bytes.getUint8(8),
      battery: charge(bytes.getUint8(9)),
    };
  }
  return ENCRYPTED.has(bytes.byteLength) ? 'encrypted' : 'unknown_format';
}

function charge(percent: number): number | null {
  return percent > 100 ? null : percent;
}

/** Xiaomi LYWSD03MMC and its kin with a free firmware. */
export const driver: ProbeDriver = {
  id: 'atc',
  name: 'ATC / pvvx',
  filters: [{ namePrefix: 'ATC_' }],
  broadcast: { manufacturers: [], services: [SERVICE], decode },
};
