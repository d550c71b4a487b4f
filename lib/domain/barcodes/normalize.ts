import type { BarcodeErrorCode, BarcodeResult } from './model.ts';
import { BIDI_CONTROLS, CONTROLS, TRIMMED, inRanges } from './characters.ts';

/** Longest barcode in code points, after trimming. GS1 allows 48 per field; 256 leaves room for a Digital Link. */
export const BARCODE_MAX_LENGTH = 256;

const GROUP_SEPARATOR = 0x1d;

/**
 * The one rule of what a barcode is. The database has the same rule and both run `barcodes.cases.json`. In this order:
 *
 * 1. trim the characters of `TRIMMED` from both ends (scanners append CR, LF or TAB);
 * 2. nothing left but group separators and characters of `TRIMMED`: `barcode_empty`;
 * 3. more than 256 code points: `barcode_too_long`;
 * 4. any character of `CONTROLS`: `barcode_control_character`;
 * 5. any character of `BIDI_CONTROLS`: `barcode_bidi_control`;
 * 6. Unicode NFC, so that what is typed and what is scanned compare equal byte by byte;
 * 7. more than 256 code points now: `barcode_too_long`.
 *
 * Case, inner spaces, leading zeros and group separators (U+001D) are data and stay.
 */
export function normalizeBarcode(input: string): BarcodeResult {
  const trimmed = trim(input);
  const error = refusal(trimmed);
  if (error !== null) return { ok: false, error };
  const text = trimmed.normalize('NFC');
  if (isTooLong(text)) return { ok: false, error: 'barcode_too_long' };
  return { ok: true, text };
}

function refusal(text: string): BarcodeErrorCode | null {
  if (isInvisible(text)) return 'barcode_empty';
  // Length comes before the walk over every character, so that a hostile text of megabytes costs little.
  if (isTooLong(text)) return 'barcode_too_long';
  let bidi = false;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (inRanges(point, CONTROLS)) return 'barcode_control_character';
    bidi ||= inRanges(point, BIDI_CONTROLS);
  }
  return bidi ? 'barcode_bidi_control' : null;
}

function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && inRanges(text.charCodeAt(start), TRIMMED)) start += 1;
  while (end > start && inRanges(text.charCodeAt(end - 1), TRIMMED)) end -= 1;
  return text.slice(start, end);
}

function isInvisible(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit !== GROUP_SEPARATOR && !inRanges(unit, TRIMMED)) return false;
  }
  return true;
}

function isTooLong(text: string): boolean {
  if (text.length <= BARCODE_MAX_LENGTH) return false;
  if (text.length > BARCODE_MAX_LENGTH * 2) return true;
  return [...text].length > BARCODE_MAX_LENGTH;
}
