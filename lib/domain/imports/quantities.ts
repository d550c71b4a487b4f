import { quantityUnits } from '../samples/model.ts';

/** What stands before the fraction in a column of numbers. Null: some of its numbers say one and some the other. */
export type DecimalMark = '.' | ',' | null;

/** A quantity as it was read: in digits, with a point before its fraction, and the unit that stood behind it. */
export interface Quantity {
  readonly quantity: string;
  readonly unit: string | null;
}

/** No quantity is longer; a cell of thousands of blanks would be looked at from each of them. */
const LONGEST = 100;
/** Digits, whatever groups them and stands before the fraction, a power of ten, and a unit. */
const WRITTEN = /^([+-]?)(\d[\d.,'\s\u00a0\u202f]*?)(?:e([+-]?\d{1,2}))?\s*(?![\d.,'])(\p{L}.*|%)?$/iu;
/** Thousands in threes behind one and the same mark, and what follows another one. */
const GROUPED = /^\d{1,3}([.,' \u00a0\u202f])\d{3}(?:\1\d{3})*(?:(?!\1)([.,])\d+)?$/;
const SIMPLE = /^\d+(?:([.,])\d+)?$/;
/** One mark before three digits: thousands in one country, a fraction in another. No thousands begin with a zero. */
const UNCLEAR = /^[1-9]\d{0,2}([.,])\d{3}$/;

/**
 * Reads a quantity: `1.5`, `1,5 mL`, `1 234,5`, `2.5E-04`. Null where it is none, and where it can be two: a mark before three digits is only
 * believed when the column writes its fractions with it.
 */
export function quantityValue(text: string, mark: DecimalMark): Quantity | null {
  const { sign = '', digits = '', power, unit } = partsOf(text) ?? {};
  const plain = plainDigits(digits, power === undefined ? mark : 'any');
  if (plain === null) return null;
  return {
    quantity: `${sign === '-' ? '-' : ''}${plain}${power === undefined ? '' : `e${power}`}`,
    unit: unit === undefined ? null : unitValue(unit),
  };
}

/** The two numbers that a quantity can be, as each is to be written so that it is read as such in any column; null where it is not two. */
export function quantityReadings(text: string): readonly [string, string] | null {
  const { sign = '', digits = '', power } = partsOf(text) ?? {};
  const mark = power === undefined ? UNCLEAR.exec(digits)?.[1] : undefined;
  if (mark === undefined) return null;
  const [whole = '', rest = ''] = digits.split(mark);
  // Four digits behind a point are no thousands.
  return [`${sign}${whole}${rest}`, `${sign}${whole}.${rest}${mark === '.' ? '0' : ''}`];
}

/** What a column of numbers says about its decimal mark. A mark before three digits says nothing. */
export function guessDecimalMark(texts: Iterable<string>): DecimalMark {
  const seen = new Set<string>();
  for (const text of texts) {
    const { digits = '', power } = partsOf(text) ?? {};
    const said = power === undefined && UNCLEAR.test(digits) ? undefined : markIn(digits);
    if (said !== undefined) seen.add(said);
  }
  if (seen.has(',')) return seen.has('.') ? null : ',';
  return '.';
}

/** A unit as the product writes it: `ul`, `µl` and `μL` are `µL`. An unknown one stays as it is. */
export function unitValue(text: string): string {
  const folded = foldUnit(text);
  return quantityUnits.find((unit) => foldUnit(unit) === folded) ?? UNIT_WORDS.get(folded) ?? text.trim();
}

const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ['microliter', 'µL'],
  ['microlitre', 'µL'],
  ['mcl', 'µL'],
  ['milliliter', 'mL'],
  ['millilitre', 'mL'],
  ['mcg', 'µg'],
  ['microgram', 'µg'],
  ['nanogram', 'ng'],
  ['milligram', 'mg'],
  ['gram', 'g'],
  ['cell', 'cells'],
  ['piece', 'pieces'],
  ['pcs', 'pieces'],
]);

function partsOf(text: string) {
  if (text.length > LONGEST) return null;
  const [, sign, digits, power, unit] = WRITTEN.exec(text.trim()) ?? [];
  return digits === undefined ? null : { sign, digits: digits.trim(), power, unit };
}

/** The mark before the fraction where the digits themselves tell it. */
function markIn(digits: string): string | undefined {
  const grouped = GROUPED.exec(digits);
  if (!grouped) return SIMPLE.exec(digits)?.[1];
  const [, thousands, fraction] = grouped;
  return fraction ?? (thousands === '.' ? ',' : thousands === ',' ? '.' : undefined);
}

function plainDigits(digits: string, mark: DecimalMark | 'any'): string | null {
  const unclear = UNCLEAR.exec(digits)?.[1];
  if (unclear !== undefined) return mark === 'any' || mark === unclear ? digits.replace(unclear, '.') : null;
  if (SIMPLE.test(digits)) return digits.replace(',', '.');
  const grouped = GROUPED.exec(digits);
  if (!grouped || mark === 'any') return null;
  const [, thousands = '', fraction] = grouped;
  const joined = digits.replaceAll(thousands, '');
  return fraction === undefined ? joined : joined.replace(fraction, '.');
}

function foldUnit(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[uμ](?=l$|g$)/, 'µ')
    .replace(/^µ/, 'u')
    .replace(/s$/, 's');
}
