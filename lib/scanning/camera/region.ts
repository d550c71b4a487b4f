import { distanceOf, middleOf } from '../decoders/place.ts';
import type { DecodedCode, Rectangle, Region, Size } from '../ports.ts';

/**
 * Where a guide drawn over a video element lies in the picture itself. The element shows the picture filling it
 * (`object-fit: cover`), so its edges are cut off; boxes are those of `getBoundingClientRect`.
 */
export function regionUnder(guide: Rectangle, element: Rectangle, picture: Size): Region {
  const scale = Math.max(element.width / picture.width, element.height / picture.height);
  const shownLeft = element.x + (element.width - picture.width * scale) / 2;
  const shownTop = element.y + (element.height - picture.height * scale) / 2;
  const left = clamp((guide.x - shownLeft) / scale / picture.width);
  const top = clamp((guide.y - shownTop) / scale / picture.height);
  const right = clamp((guide.x + guide.width - shownLeft) / scale / picture.width);
  const bottom = clamp((guide.y + guide.height - shownTop) / scale / picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The pixels of a region, at least one and none outside the picture. */
export function pixelsOfRegion(region: Region | null, picture: Size): Rectangle {
  if (region === null) return { x: 0, y: 0, ...sizeOnly(picture) };
  const x = Math.min(Math.round(clamp(region.x) * picture.width), picture.width - 1);
  const y = Math.min(Math.round(clamp(region.y) * picture.height), picture.height - 1);
  const width = Math.max(1, Math.min(Math.round(region.width * picture.width), picture.width - x));
  const height = Math.max(1, Math.min(Math.round(region.height * picture.height), picture.height - y));
  return { x, y, width, height };
}

/** What decoders can do in a frame's time. */
const LONGEST_DECODED_SIDE = 1024;

/** The size a cut-out is decoded at: as it is, but no side longer than that. */
export function decodedSize({ width, height }: Size, longestSide = LONGEST_DECODED_SIDE): Size {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The code a person aims at: the one whose middle is nearest to the middle of what is looked at. */
export function nearestToMiddle(codes: readonly DecodedCode[], cut: Rectangle): DecodedCode[] {
  const middle = { x: cut.x + cut.width / 2, y: cut.y + cut.height / 2 };
  const distance = (code: DecodedCode): number => distanceOf(middleOf(code) ?? middle, middle);
  const [nearest] = codes.toSorted((left, right) => distance(left) - distance(right));
  return nearest === undefined ? [] : [nearest];
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function sizeOnly({ width, height }: Size): Size {
  return { width, height };
}
