import { Inflate } from 'fflate';
import { FileError } from '../../domain/imports/file-error.ts';
import { limits } from '../limits.ts';

/** A part of an archive, by what its directory says. The directory may lie about sizes: what inflates is counted again. */
export interface ZipEntry {
  readonly name: string;
  readonly compressed: number;
  readonly inflated: number;
  readonly method: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Fed piece by piece: one piece can inflate to a thousandfold at most, so that the limit acts in time. */
const PIECE = 16 * 1024;

/** Reads the directory of a zip archive and refuses bombs by what it declares. */
export function readDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.zipEntries) throw new FileError('file_too_many_parts', { parts: count });
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw new FileError('file_damaged');
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      compressed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new FileError('file_encrypted');
    total += entry.inflated;
    checkInflated(total, entry.inflated, entry.compressed);
    // Two parts of one name: programs disagree on which counts, so nobody knows what the person saw.
    if (entries.has(entry.name)) throw new FileError('file_damaged');
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Inflates one part piece by piece; refuses it when more comes out than is allowed. `onPiece` gets the share of the part that is done. */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  onPiece: (piece: Uint8Array, done: number) => void,
): void {
  const data = dataOf(bytes, entry);
  if (entry.method === STORED) {
    for (let at = 0; at < data.length; at += PIECE) onPiece(data.subarray(at, at + PIECE), (at + PIECE) / data.length);
    return;
  }
  if (entry.method !== DEFLATED) throw new FileError('file_damaged', { method: entry.method });
  let inflated = 0;
  let done = 0;
  const inflate = new Inflate((piece) => {
    inflated += piece.length;
    checkInflated(inflated, inflated, entry.compressed);
    onPiece(piece, done);
  });
  for (let at = 0; at < data.length; at += PIECE) {
    done = Math.min(1, (at + PIECE) / data.length);
    try {
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    } catch (error) {
      // Fflate's own errors carry a number; whatever the receiver of a piece throws passes unchanged.
      if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
        throw new FileError('file_damaged', {}, error);
      }
      throw error;
    }
  }
}

function dataOf(bytes: Uint8Array, { offset, compressed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) throw new FileError('file_damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + compressed > view.byteLength) throw new FileError('file_damaged');
  return bytes.subarray(start, start + compressed);
}

function checkInflated(total: number, inflated: number, compressed: number): void {
  if (total > limits.inflatedBytes) throw new FileError('file_inflates_too_large', { bytes: limits.inflatedBytes });
  if (inflated > 1024 * 1024 && inflated > compressed * limits.inflationRatio) {
    throw new FileError('file_inflates_too_much', { ratio: limits.inflationRatio });
  }
}

/** The end record stands last, behind it only a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new FileError('file_damaged');
}
