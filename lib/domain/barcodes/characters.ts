/** Code points from the first to the last, both included. */
export type CodePointRange = readonly [first: number, last: number];

/**
 * White space that is taken from both ends. Spelled out, because what "white space" means differs between
 * JavaScript, PostgreSQL and the locale; all are below U+10000, so one UTF-16 unit each.
 */
export const TRIMMED: readonly CodePointRange[] = [
  [0x0009, 0x000d], // TAB, LF, VT, FF, CR
  [0x0020, 0x0020], // SPACE
  [0x0085, 0x0085], // NEXT LINE
  [0x00a0, 0x00a0], // NO-BREAK SPACE
  [0x1680, 0x1680], // OGHAM SPACE MARK
  [0x2000, 0x200a], // EN QUAD to HAIR SPACE
  [0x2028, 0x2029], // LINE and PARAGRAPH SEPARATOR
  [0x202f, 0x202f], // NARROW NO-BREAK SPACE
  [0x205f, 0x205f], // MEDIUM MATHEMATICAL SPACE
  [0x3000, 0x3000], // IDEOGRAPHIC SPACE
];

/**
 * Characters nobody can see that no label prints: they would make two different barcodes look the same. Controls
 * except the group separator, line separators, half a surrogate pair, and what Unicode calls default ignorable.
 */
export const CONTROLS: readonly CodePointRange[] = [
  [0x0000, 0x001c],
  [0x001e, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad], // SOFT HYPHEN
  [0x034f, 0x034f], // COMBINING GRAPHEME JOINER
  [0x115f, 0x1160], // HANGUL FILLERS
  [0x17b4, 0x17b5], // KHMER INHERENT VOWELS
  [0x180b, 0x180f], // MONGOLIAN SELECTORS
  [0x200b, 0x200d], // ZERO WIDTH SPACE, NON-JOINER, JOINER
  [0x2028, 0x2029], // LINE and PARAGRAPH SEPARATOR
  [0x2060, 0x2065], // WORD JOINER and invisible operators
  [0x206a, 0x206f], // deprecated format characters
  [0x3164, 0x3164], // HANGUL FILLER
  [0xd800, 0xdfff], // half a surrogate pair: cannot be stored as UTF-8
  [0xfe00, 0xfe0f], // VARIATION SELECTORS
  [0xfeff, 0xfeff], // BYTE ORDER MARK
  [0xffa0, 0xffa0], // HALFWIDTH HANGUL FILLER
  [0xfff0, 0xfffb], // interlinear annotation and unassigned ignorable
  [0x1bca0, 0x1bca3], // SHORTHAND FORMAT
  [0x1d173, 0x1d17a], // MUSICAL FORMAT
  [0xe0000, 0xe0fff], // TAGS and VARIATION SELECTORS SUPPLEMENT
];

/** Characters that reorder what is around them, so that a label reads differently from what is stored. */
export const BIDI_CONTROLS: readonly CodePointRange[] = [
  [0x061c, 0x061c], // ARABIC LETTER MARK
  [0x200e, 0x200f], // LEFT-TO-RIGHT and RIGHT-TO-LEFT MARK
  [0x202a, 0x202e], // embeddings and overrides
  [0x2066, 0x2069], // isolates
];

/** Whether a code point lies in one of the ranges, which ascend. Asked millions of times of a hostile text. */
export function inRanges(point: number, ranges: readonly CodePointRange[]): boolean {
  for (const [first, last] of ranges) if (point <= last) return point >= first;
  return false;
}
