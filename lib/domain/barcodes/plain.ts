import { BIDI_CONTROLS, CONTROLS, TRIMMED, inRanges } from './characters.ts';

/** The digits that Arabic and Persian keyboards type, and full-width ones. */
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** The same text with the digits that labels print. */
export function latinDigits(text: string): string {
  // Each kind begins at a multiple of sixteen: the last four bits are the digit.
  return text.replace(FOREIGN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * A typed or pasted text as a label would print it: without characters nobody can see, and with the digits of labels. For questions only: a code
 * that is stored or scanned stays as it is, and is never changed into another one.
 */
export function plainText(text: string): string {
  return latinDigits([...text].filter(isVisible).join(''));
}

function isVisible(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  // Some white space counts as a control as well: it parts words, and stays.
  return inRanges(point, TRIMMED) || !(inRanges(point, CONTROLS) || inRanges(point, BIDI_CONTROLS));
}
