import type { Advertisement, Decoded, ProbeDriver, Values } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * BTHome v2, bthome.io/format, as service data of 0xFCD2: one byte about the device, then objects of an id and a value, ids
 * ascending. An object does not say how long it is, so that one nobody knows ends the reading. Little-endian.
 */
const SERVICE = assigned(0xfcd2);
const VERSION = 2;
const IS_ENCRYPTED = 0b1;
const HAS_MAC = 0b10;
const MAC_BYTES = 6;

/** How long the value of each object is, the ones that nobody needs here too: they must be stepped over. */
const LENGTHS = new Map<number, number>([
  ...idsOf(1, [0x00, 0x01, 0x09, [0x0f, 0x11], [0x15, 0x2f], 0x3a, 0x46, [0x57, 0x59], 0x60, 0x64]),
  ...idsOf(2, [0x02, 0x03, [0x06, 0x08], [0x0c, 0x0e], [0x12, 0x14], 0x3c, 0x3d, [0x3f, 0x41], [0x43, 0x45]]),
  ...idsOf(2, [[0x47, 0x4a], 0x51, 0x52, 0x56, 0x5a, [0x5d, 0x5f], 0x61, 0xf0]),
  ...idsOf(3, [0x04, 0x05, 0x0a, 0x0b, 0x42, 0x4b, 0xf2]),
  ...idsOf(4, [0x3e, [0x4c, 0x50], 0x55, 0x5b, 0x5c, 0x62, 0x63, 0xf1]),
]);
/** Text and raw bytes say their length themselves. */
const SAYS_ITS_LENGTH = new Set([0x53, 0x54]);

const READERS = new Map<number, (bytes: DataView, at: number) => Values>([
  [0x01, (bytes, at) => ({ battery: bytes.getUint8(at) > 100 ? null : bytes.getUint8(at) })],
  [0x02, (bytes, at) => ({ temperature: bytes.getInt16(at, true) / 100 })],
  [0x03, (bytes, at) => ({ humidity: bytes.getUint16(at, true) / 100 })],
  [0x04, (bytes, at) => ({ pressure: (bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 0x1_0000) / 100 })],
  [0x2e, (bytes, at) => ({ humidity: bytes.getUint8(at) })],
  [0x45, (bytes, at) => ({ temperature: bytes.getInt16(at, true) / 10 })],
  [0x57, (bytes, at) => ({ temperature: bytes.getInt8(at) })],
  [0x58, (bytes, at) => ({ temperature: (bytes.getInt8(at) * 35) / 100 })],
]);

/** Looks at the byte about the device, then at the objects. */
function decode({ serviceData }: Advertisement): Decoded | null {
  const bytes = serviceData.get(SERVICE);
  if (bytes === undefined) return null;
  if (bytes.byteLength < 1) return 'truncated';
  const about = bytes.getUint8(0);
  if (about >> 5 !== VERSION) return 'unknown_format';
  if ((about & IS_ENCRYPTED) !== 0) return 'encrypted';
  return objects(bytes, (about & HAS_MAC) === 0 ? 1 : 1 + MAC_BYTES);
}

/** The first object of a kind counts: a probe with several sensors tells the one that stands for it first. */
function objects(bytes: DataView, start: number): Decoded {
  let values: Values = {};
  let at = start;
  while (at < bytes.byteLength) {
    const id = bytes.getUint8(at);
    const length = lengthOf(bytes, at, id);
    if (length === null || at + 1 + length > bytes.byteLength) break;
    values = { ...READERS.get(id)?.(bytes, at + 1), ...values };
    at += 1 + length;
  }
  if (at > start) return values;
  return at < bytes.byteLength && lengthOf(bytes, at, bytes.getUint8(at)) === null ? 'unknown_format' : 'truncated';
}

function lengthOf(bytes: DataView, at: number, id: number): number | null {
  if (!SAYS_ITS_LENGTH.has(id)) return LENGTHS.get(id) ?? null;
  return at + 1 < bytes.byteLength ? 1 + bytes.getUint8(at + 1) : null;
}

function idsOf(length: number, ranges: readonly (number | readonly [from: number, to: number])[]): [number, number][] {
  return ranges.flatMap((range): [number, number][] => {
    const [from, to] = typeof range === 'number' ? [range, range] : range;
    return Array.from({ length: to - from + 1 }, (_, index) => [from + index, length]);
  });
}

/** Shelly BLU H&T, thermometers with the pvvx firmware set to BTHome, and whatever people build. */
export const driver: ProbeDriver = {
  id: 'bthome',
  name: 'BTHome',
  filters: [{ namePrefix: 'SBHT-' }],
  broadcast: { manufacturers: [], services: [SERVICE], decode },
};
