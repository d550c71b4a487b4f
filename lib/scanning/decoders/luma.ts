import type { Frame, Rectangle, Size } from '../ports.ts';

/** The brightness of a part of a camera's picture as the camera gave it: a byte for each point, rows of `stride` bytes. */
export interface Luma extends Size {
  readonly data: Uint8Array;
  readonly stride: number;
  /** Whether black is 0 and white is 255; most cameras leave room on both sides, as television does: 16 and 235. */
  readonly isFull: boolean;
}

/**
 * The brightness of a part of a camera's picture, copied as the camera gave it: its pictures are brightness first and colour after it, and
 * turning them into colours takes longer than reading a code. `null` where a canvas has to do it: another kind of frame, one that is shown
 * turned or stretched, or one that the browser does not let copy.
 */
export async function lumaOf(frame: Frame, cut: Rectangle): Promise<Luma | null> {
  if (!('copyTo' in frame) || (frame.format !== 'I420' && frame.format !== 'NV12')) return null;
  const { visibleRect: shown } = frame;
  if (shown?.width !== frame.displayWidth || shown.height !== frame.displayHeight || isTurned(frame)) return null;
  // Four points share a colour: only whole fours can be copied.
  const [left, top] = [evenBelow(cut.x), evenBelow(cut.y)];
  const right = Math.min(evenAbove(cut.x + cut.width), evenBelow(shown.width));
  const bottom = Math.min(evenAbove(cut.y + cut.height), evenBelow(shown.height));
  const rect = { x: shown.x + left, y: shown.y + top, width: right - left, height: bottom - top };
  if (right < cut.x + cut.width || bottom < cut.y + cut.height) return null;
  const bytes = new Uint8Array(frame.allocationSize({ rect }));
  const plane = await frame.copyTo(bytes, { rect }).then(
    ([brightness]) => brightness,
    () => undefined,
  );
  if (plane === undefined) return null;
  const first = plane.offset + (cut.y - top) * plane.stride + (cut.x - left);
  const isFull = frame.colorSpace.fullRange === true;
  return { data: bytes.subarray(first), stride: plane.stride, width: cut.width, height: cut.height, isFull };
}

/** The mean brightness of each field of a grid laid over it, of every fourth point in every fourth row. */
export function meansOf({ data, stride, width, height }: Luma, columns: number, rows: number): Uint8ClampedArray {
  const [sums, counts] = [new Uint32Array(columns * rows), new Uint32Array(columns * rows)];
  for (let y = 0; y < height; y += 4) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x += 4) {
      const field = row + Math.floor((x * columns) / width);
      sums[field] = (sums[field] ?? 0) + (data[y * stride + x] ?? 0);
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  return Uint8ClampedArray.from(sums, (sum, field) => sum / Math.max(1, counts[field] ?? 1));
}

/** Newer browsers say that a frame is shown turned or mirrored; TypeScript does not know it yet. */
function isTurned(frame: VideoFrame): boolean {
  return ('rotation' in frame && frame.rotation !== 0) || ('flip' in frame && frame.flip === true);
}

const evenBelow = (value: number): number => value - (value % 2);
const evenAbove = (value: number): number => value + (value % 2);
