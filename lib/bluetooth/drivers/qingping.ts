import type { Advertisement, Decoded, ProbeDriver, Values } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * Qingping (ClearGrass) thermometers without encryption, as service data of 0xFDCD; worked out by their users
 * (github.com/Bluetooth-Devices/qingping-ble): a frame byte, the model, the MAC, then records of kind, length and value.
 * Little-endian.
 */
const SERVICE = assigned(0xfdcd);
const HEADER = 8;
const CLIMATE = 0x01;
const BATTERY = 0x02;

/** Steps over the records it does not know; one that is cut short ends the reading. */
function decode({ serviceData }: Advertisement): Decoded | null {
  const bytes = serviceData.get(SERVICE);
  if (bytes === undefined) return null;
  if (bytes.byteLength < HEADER + 2) return 'truncated';
  let values: Values = {};
  let at = HEADER;
  while (at + 2 <= bytes.byteLength) {
    const kind = bytes.getUint8(at);
    const length = bytes.getUint8(at + 1);
    const value = at + 2;
    if (value + length > bytes.byteLength) break;
    if (kind === CLIMATE && length === 4)
      values = {
        ...values,
        temperature: bytes.getInt16(value, true) / 10,
        humidity: bytes.getUint16(value + 2, true) / 10,
      };
    if (kind === BATTERY && length === 1) {
      const battery = bytes.getUint8(value);
      values = { ...values, battery: battery > 100 ? null : battery };
    }
    at = value + length;
  }
  return at === HEADER ? 'truncated' : values;
}

/** Qingping Temp & RH Monitor and its kin. */
export const driver: ProbeDriver = {
  id: 'qingping',
  name: 'Qingping',
  filters: [{ namePrefix: 'Qingping ' }, { namePrefix: 'ClearGrass ' }],
  broadcast: { manufacturers: [], services: [SERVICE], decode },
};
