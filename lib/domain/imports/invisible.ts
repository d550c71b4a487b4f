import { BIDI_CONTROLS, type CodePointRange, CONTROLS, inRanges } from '../barcodes/characters.ts';

/** Nobody sees it either; barcodes may hold it, and names may not. */
const GROUP_SEPARATOR = 0x1d;

/** What shapes the letters beside it: invisible, and right in a name. */
const SHAPING: readonly CodePointRange[] = [
  [0x200c, 0x200d], // ZERO WIDTH NON-JOINER and JOINER
  [0xfe00, 0xfe0f], // variation selectors
  [0xe0100, 0xe01ef], // more of them
];

/** Characters shown of a value that is too long to be shown whole. */
const EXCERPT = 40;

const pointOf = (letter: string): number => letter.codePointAt(0) ?? 0;
const isInvisible = (point: number): boolean =>
  point === GROUP_SEPARATOR || inRanges(point, CONTROLS) || inRanges(point, BIDI_CONTROLS);
const isMark = (letter: string): boolean => isInvisible(pointOf(letter)) && !inRanges(pointOf(letter), SHAPING);

/** Whether a text holds control characters or marks of direction: nobody sees them, and they make it read differently from what it is. */
export function holdsMarks(text: string): boolean {
  return Array.from(text).some(isMark);
}

/** A text with a sign in place of each character nobody can see, such as `⟨202E⟩`: it reverses nothing, and shows where the trouble is. */
export function withVisibleMarks(text: string): string {
  const shown = (letter: string) => {
    const point = pointOf(letter);
    return isInvisible(point) ? `⟨${point.toString(16).toUpperCase().padStart(4, '0')}⟩` : letter;
  };
  return Array.from(text, shown).join('');
}

/** At most 40 characters of a text: its beginning, or what stands around the first mark in it. */
export function excerpt(text: string): string {
  const letters = Array.from(text);
  const mark = letters.findIndex(isMark);
  const from = mark < EXCERPT ? 0 : mark - EXCERPT / 2;
  return letters.slice(from, from + EXCERPT).join('');
}
