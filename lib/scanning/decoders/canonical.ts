import { parseElementString } from '../../domain/barcodes/index.ts';
import type { CodeFormat, DecodedCode } from '../ports.ts';

/**
 * One text per symbol, whichever decoder read it: decoders differ in whether they tell the letters that frame a
 * Codabar symbol and in whether a UPC-A symbol is an EAN-13 that begins with zero.
 */
export function canonicalText(format: CodeFormat, text: string): string {
  if (format === 'codabar') return text.replace(/^[A-D](.*)[A-D]$/is, '$1');
  if (format === 'ean_13' && /^\d{12}$/.test(text)) return `0${text}`;
  return text;
}

/** Symbols whose check is weak or missing: a single sighting in a moving picture proves nothing. */
const WEAK: ReadonlySet<CodeFormat | 'unknown'> = new Set(['code_39', 'codabar', 'itf', 'ean_8', 'ean_13']);

/** Whether a code should be seen twice before it is believed. */
export function isWeak(code: DecodedCode): boolean {
  return WEAK.has(code.format);
}

/**
 * Whether the text may be GS1 data but its decoder could not say: the browser's own detector and the script one do
 * not tell a GS1 QR code from a plain one. Another decoder then decides what the code means.
 */
export function isUndecided(code: DecodedCode): boolean {
  const canBeGs1 = code.format === 'qr_code' || code.format === 'data_matrix' || code.format === 'code_128';
  return canBeGs1 && code.symbologyIdentifier === undefined && parseElementString(code.text).ok;
}
