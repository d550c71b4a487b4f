import { unzlibSync } from 'fflate';

const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;
const padded = (length: number) => Math.ceil(length / 4) * 4;

/**
 * The font inside a WOFF 1.0 file (W3C recommendation of 2012). Fonts are shipped for browsers, and what lays text out for PDF reads past the end of a table
 * that it unpacked alone. Throws a RangeError for anything but a WOFF file.
 */
export function unwrapWoff(woff: Uint8Array): Buffer {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (woff.byteLength < WOFF_HEAD || view.getUint32(0) !== 0x774f4646) throw new RangeError('This is no WOFF file');
  const count = view.getUint16(12);
  const tables = Array.from({ length: count }, (_, n) => {
    const entry = WOFF_HEAD + n * WOFF_ENTRY;
    const offset = view.getUint32(entry + 4);
    const packed = view.getUint32(entry + 8);
    const length = view.getUint32(entry + 12);
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: view.getUint32(entry),
      checksum: view.getUint32(entry + 16),
      bytes: packed < length ? unzlibSync(bytes) : bytes,
    };
  });
  const directory = SFNT_HEAD + count * SFNT_ENTRY;
  const whole = Buffer.alloc(directory + tables.reduce((sum, { bytes }) => sum + padded(bytes.length), 0) + 64);
  const power = 2 ** Math.floor(Math.log2(count));
  whole.writeUInt32BE(view.getUint32(4), 0);
  whole.writeUInt16BE(count, 4);
  whole.writeUInt16BE(power * 16, 6);
  whole.writeUInt16BE(Math.log2(power), 8);
  whole.writeUInt16BE((count - power) * 16, 10);
  let offset = directory;
  for (const [n, { tag, checksum, bytes }] of tables.entries()) {
    const entry = SFNT_HEAD + n * SFNT_ENTRY;
    for (const [at, value] of [tag, checksum, offset, bytes.length].entries())
      whole.writeUInt32BE(value, entry + at * 4);
    whole.set(bytes, offset);
    offset += padded(bytes.length);
  }
  return whole;
}
