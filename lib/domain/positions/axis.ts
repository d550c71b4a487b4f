import type { Labelling } from '../container-types/model.ts';
import { indexOfLetters, lettersOf } from './address.ts';

/** How one axis is written: letters, numbers, or words of its own. */
export type Axis = Labelling['rows'];

/** Characters between the two parts of a written position; a custom word holds none of them. */
export const SEPARATORS = /[\s\-–—_:;.,/\\|]+/u;

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Brings typed text into one form: full-width and Arabic digits become ASCII, letters become capitals. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toUpperCase();
}

/** How the `index`-th line of an axis is written. */
export function wordOf(axis: Axis, index: number): string {
  if (axis === 'letters') return lettersOf(index);
  if (axis === 'numbers') return String(index);
  return axis[index - 1] ?? String(index);
}

/** Which line of an axis a folded word names; null when none. */
export function indexOfWord(axis: Axis, word: string): number | null {
  if (axis === 'letters') return indexOfLetters(word);
  if (axis === 'numbers') return /^[0-9]{1,4}$/.test(word) ? Number(word) : null;
  const found = axis.findIndex((own) => foldText(own) === word);
  return found === -1 ? null : found + 1;
}

/** Whether every line of an axis can be written and read back: enough words, no two alike, no separator in them. */
export function axisFits(axis: Axis, lines: number): boolean {
  if (axis === 'letters') return lines <= 702;
  if (axis === 'numbers') return true;
  const words = axis.map(foldText);
  if (words.length < lines || new Set(words).size < words.length) return false;
  return words.every((word) => word !== '' && !SEPARATORS.test(word));
}
