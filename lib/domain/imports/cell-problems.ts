import { excerpt } from './invisible.ts';
import type { ImportKind } from './model.ts';
import { quantityReadings, quantityValue } from './quantities.ts';
import { dateValue, isWholeDate } from './values.ts';

/**
 * Why a cell cannot be taken as it stands. The server only says that it cannot; what is written there tells what to do about it.
 * `readings` are the two things that a value can mean, each as it is to be written.
 */
export type CellProblem =
  | { readonly why: 'dateTwoWays' | 'quantityTwoWays'; readonly readings: readonly [string, string] }
  | { readonly why: 'tooLong'; readonly characters: number }
  | {
      readonly why:
        | ('cellError' | 'dateShortYear' | 'dateNoSuchDay' | 'dateNumber' | 'date' | 'collectedAhead' | 'expiresFirst')
        | ('quantity' | 'unit' | 'unitMissing' | 'unitTwice' | 'hazards');
    };

/** What a spreadsheet program shows in a cell whose formula fails: `#REF!`, `#N/A`, `#NAME?`. */
const CELL_ERROR = /^#[A-Z][A-Z0-9_/]*[!?]?$/i;
const SHORT_YEAR = /^\d{1,2}([/.-])\d{1,2}\1\d{2}$/;
/** A day of four figures for the year, in any order. */
const FULL_DAY =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{1,2}[ -][A-Za-z]{3,9}\.?[ -]\d{4})$/;
const PLAIN_NUMBER = /^\d+([.,]\d+)?$/;

/** Longest texts of the fields that become names, by what the file brings; the server counts the same. */
const LONGEST: Readonly<Record<string, Readonly<Record<ImportKind, number>>>> = {
  name: { samples: 200, containers: 120, moves: 200 },
  externalId: { samples: 200, containers: 200, moves: 200 },
  reason: { samples: 500, containers: 500, moves: 500 },
};

/** Looks at a cell that was refused as it stands, by its field; null where nothing more can be said. */
export function problemOf(field: string | null, text: string, kind: ImportKind | undefined): CellProblem | null {
  const cell = text.trim();
  const longest = field !== null && kind !== undefined ? LONGEST[field]?.[kind] : undefined;
  if (longest !== undefined && cell.length > longest) return { why: 'tooLong', characters: longest };
  if (CELL_ERROR.test(cell)) return { why: 'cellError' };
  switch (field) {
    case 'collectedAt':
    case 'expiresAt':
      return dateProblem(cell);
    case 'quantity':
      return quantityProblem(cell);
    case 'unit':
    case 'hazards':
      return { why: field };
    default:
      return null;
  }
}

/** The value as it is named in a sentence: a long one by its beginning. */
export const named = (value: string): string => (value.length > 40 ? `${excerpt(value)}…` : value);

function dateProblem(cell: string): CellProblem {
  if (PLAIN_NUMBER.test(cell)) return { why: 'dateNumber' };
  if (SHORT_YEAR.test(cell)) return { why: 'dateShortYear' };
  if (!FULL_DAY.test(cell)) return { why: 'date' };
  const [month, day] = [dateValue(cell, 'month_first'), dateValue(cell, 'day_first')];
  if (isWholeDate(month) && isWholeDate(day)) {
    return month === day ? { why: 'date' } : { why: 'dateTwoWays', readings: [month, day] };
  }
  return { why: 'dateNoSuchDay' };
}

function quantityProblem(cell: string): CellProblem {
  const readings = quantityReadings(cell);
  if (readings) return { why: 'quantityTwoWays', readings };
  // A number with a unit is refused for no other reason than the unit beside it; one without may be too large.
  return { why: (quantityValue(cell, null)?.unit ?? null) === null ? 'quantity' : 'unitTwice' };
}
