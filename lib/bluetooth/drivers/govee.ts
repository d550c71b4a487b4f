import type { Advertisement, Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * Govee's hygrometers, as manufacturer data; worked out by their users (github.com/wcbonner/GoveeBTTempLogger,
 * github.com/Bluetooth-Devices/govee-ble). Older models tell int16 and uint16 in hundredths, little-endian; newer ones put
 * temperature and humidity in tenths into the decimal digits of one 24-bit number, whose highest bit is the minus sign.
 * Some append a beacon of their own.
 */
const COMPANY = 0xec88;
/** Not Govee's own, so that the name must say who speaks. */
const BORROWED_COMPANY = 0x0001;
const PACKED_MODELS = /^GVH51(00|01|02|03|05|10|74|77)/;
const BEACON = [0x4c, 0x00, 0x02, 0x15];
const SENSOR_FAILED = 0x80;
/** What these models measure at the outside; a number beyond it is a packet of another model. */
const COLDEST = -40;
const HOTTEST = 100;

/** Looks for Govee's own company first: a packet under the borrowed one must have the right name. */
function decode({ name, manufacturerData }: Advertisement): Decoded | null {
  const own = manufacturerData.get(COMPANY);
  if (own !== undefined) return ofOwnCompany(withoutBeacon(own));
  const borrowed = manufacturerData.get(BORROWED_COMPANY);
  if (borrowed === undefined || name === null || !PACKED_MODELS.test(name)) return null;
  const bytes = withoutBeacon(borrowed);
  return bytes.byteLength < 6 ? 'truncated' : packed(bytes, 2);
}

function ofOwnCompany(bytes: DataView): Decoded {
  switch (bytes.byteLength) {
    // H5072, H5075
    case 6:
      return packed(bytes, 1);
    // H5074; H5051, H5052, H5071
    case 7:
    case 9:
      return sensible(bytes.getInt16(1, true) / 100, bytes.getUint16(3, true) / 100, bytes.getUint8(5));
    default:
      return bytes.byteLength < 6 ? 'truncated' : 'unknown_format';
  }
}

function packed(bytes: DataView, at: number): Decoded {
  const battery = bytes.getUint8(at + 3);
  if ((battery & SENSOR_FAILED) !== 0) return 'faulty';
  const bits = bytes.getUint8(at) * 0x1_0000 + bytes.getUint16(at + 1);
  const digits = bits & 0x7f_ffff;
  const tenths = Math.trunc(digits / 1_000);
  return sensible((digits === bits ? tenths : -tenths) / 10, (digits % 1_000) / 10, battery);
}

function sensible(temperature: number, humidity: number, battery: number): Decoded {
  if (temperature < COLDEST || temperature > HOTTEST || humidity > 100) return 'faulty';
  return { temperature, humidity, battery: battery > 100 ? null : battery };
}

/** Cuts off the iBeacon that a browser may leave at the end of the data. */
function withoutBeacon(bytes: DataView): DataView {
  for (let at = 0; at + BEACON.length <= bytes.byteLength; at += 1) {
    if (BEACON.every((byte, index) => bytes.getUint8(at + index) === byte))
      return new DataView(bytes.buffer, bytes.byteOffset, at);
  }
  return bytes;
}

/** Govee H5051, H5052, H5071, H5072, H5074, H5075, H5100 to H5105, H5110, H5174, H5177. */
export const driver: ProbeDriver = {
  id: 'govee',
  name: 'Govee',
  filters: [{ namePrefix: 'GVH5' }, { namePrefix: 'Govee_H5' }],
  broadcast: { manufacturers: [COMPANY, BORROWED_COMPANY], services: [assigned(COMPANY)], decode },
};
