import { distanceWithin } from './edit-distance.ts';
import { latinDigits } from './plain.ts';

/** Why a candidate looks like the code; the first reason that holds. */
export type SimilarityReason = 'case' | 'digits' | 'separators' | 'leading_zeros' | 'misread' | 'typing';

/** A known barcode that may be meant. */
export interface SimilarBarcode {
  readonly text: string;
  readonly reason: SimilarityReason;
  /** How many characters were mistyped; 0 for everything but `typing`. */
  readonly distance: number;
}

/** How far "find similar" looks. */
export interface SimilarOptions {
  /** How many are answered; 5 unless told. */
  readonly limit?: number;
  /** How many candidates are looked at; 50,000, all that a phone holds, unless told. */
  readonly examine?: number;
}

const REASONS: readonly SimilarityReason[] = [
  'case',
  'digits',
  'separators',
  'leading_zeros',
  'misread',
  'misread',
  'typing',
];

/** Letters that print, or sit on a German keyboard, like another character: O/Q/0, I/l/1, S/5, Z/2, B/8, G/6, y/z. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...{ o: '0', q: '0', i: '1', l: '1', s: '5', z: '2', y: '2', b: '8', g: '6' },
};

/**
 * The known barcodes a person most likely meant, best first: the same code in other case, with the digits of
 * another script, with other separators, with
 * or without leading zeros, with letters taken for digits, then codes one or two typing slips away. Bounded in the
 * number of candidates it looks at and in the work on each, so that any text may be asked for.
 */
export function similarBarcodes(
  code: string,
  candidates: Iterable<string>,
  { limit = 5, examine = 50_000 }: SimilarOptions = {},
): SimilarBarcode[] {
  const wanted = foldings(code);
  const slips = wanted.loosest.length < 4 ? 0 : wanted.loosest.length < 8 ? 1 : 2;
  const found: SimilarBarcode[] = [];
  let examined = 0;
  for (const text of candidates) {
    if (examined === examine) break;
    examined += 1;
    if (text === code) continue;
    const candidate = foldings(text);
    const equal = wanted.steps.findIndex((step, index) => step === candidate.steps[index]);
    const distance = equal === -1 ? distanceWithin(wanted.loosest, candidate.loosest, slips) : 0;
    if (distance !== null) found.push({ text, reason: REASONS[equal] ?? 'typing', distance });
  }
  return found.sort(byLikelihood).slice(0, Math.max(0, limit));
}

/** The text in forms that make ever more codes equal, in the order of reasons. */
function foldings(text: string): { steps: readonly string[]; loosest: string } {
  const lower = text.toLowerCase();
  const latin = latinDigits(lower);
  const joined = latin.replace(/[\s\-_./:\u001d]/g, '');
  // Letters become digits before zeros are dropped, or O12 and 012 would part ways.
  const digits = joined.replace(/[oqilszbgy]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  const loosest = withoutLeadingZeros(digits);
  return { steps: [lower, latin, joined, withoutLeadingZeros(joined), digits, loosest], loosest };
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/(?<!\d)0+(?=\d)/g, '');
}

function byLikelihood(left: SimilarBarcode, right: SimilarBarcode): number {
  const rank = ({ reason }: SimilarBarcode): number => REASONS.indexOf(reason);
  // Plain code unit order at the end: the same answer in every language and on every device.
  return rank(left) - rank(right) || left.distance - right.distance || (left.text < right.text ? -1 : 1);
}
