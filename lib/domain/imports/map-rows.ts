import type { z } from 'zod';
import { unprotected } from '../exports/formulas.ts';
import { isCollectedAhead } from '../samples/rules/collected.ts';
import { type ImportField, type ImportRowOf, importFields } from './fields.ts';
import { excerpt } from './invisible.ts';
import { type Mapping, meaningOf, type Source } from './mapping.ts';
import { type ImportKind, importRowErrorSchema, importRowSchemas } from './model.ts';
import { type Table, isBlank } from './table.ts';
import { type DecimalMark, guessDecimalMark, quantityReadings, quantityValue, unitValue } from './quantities.ts';
import { type DateOrder, dateValue, guessDateOrder, hazardsValue, isWholeDate } from './values.ts';

/** How the values of a file are written; guessed from all its rows, and for the person to correct. */
export interface ValueStyle {
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
}

/**
 * Why a row is bad: a code of the server's, or the reason for which it was not sent. `collected_ahead`: it was collected in the future;
 * `expires_first`: it expires before it was collected; `unit_missing`: a number of what?
 */
export type ImportRowError = z.infer<typeof importRowErrorSchema>;

/** Rows ready to be staged, and those that cannot be. `blank` counts rows without anything in a mapped column. */
export interface MappedRows {
  readonly rows: readonly ImportRowOf[ImportKind][];
  readonly errors: readonly ImportRowError[];
  readonly blank: number;
}

/** Longest text of a staged cell, in UTF-16 units. */
export const CELL_MAX_LENGTH = 2000;

/** Looks at a whole column before any value is read: one date that can only be meant one way tells about the others. */
export function guessStyle(table: Table, headerRow: number, mapping: Mapping): ValueStyle {
  const column = (field: ImportField): string[] => {
    const source = mapping.sources[field] ?? null;
    return source && 'column' in source ? table.slice(headerRow + 1).map((row) => row[source.column] ?? '') : [];
  };
  return {
    dateOrder: guessDateOrder([...column('collectedAt'), ...column('expiresAt')]),
    decimalMark: guessDecimalMark(column('quantity')),
  };
}

/** The different texts of a field, in the order of the file: what a person may have to give another name. At most `most`. */
export function distinctTexts(
  table: Table,
  headerRow: number,
  mapping: Mapping,
  field: ImportField,
  most = 100,
): string[] {
  const found = new Set<string>();
  for (const cells of table.slice(headerRow + 1)) {
    const text = cellOf(cells, mapping.sources[field] ?? null);
    if (text !== null) found.add(text);
    if (found.size >= most) break;
  }
  return [...found];
}

/**
 * Turns the rows below the header into staged rows, each with its row number in the file. Values are brought into the form the server reads; a
 * date or a unit that cannot be understood is left as it is for the server to name. A quantity that can be read in two ways is not sent: the server would
 * read it in one of them; nor is one without a unit, or a sample of tomorrow. Works on any slice: call it for a few thousand rows at a time and report progress.
 */
export function mapRows(
  table: Table,
  mapping: Mapping,
  style: ValueStyle,
  slice: { readonly from: number; readonly to: number },
  now: number,
): MappedRows {
  const rows: ImportRowOf[ImportKind][] = [];
  const errors: ImportRowError[] = [];
  let blank = 0;
  for (const [at, cells] of table.slice(slice.from, slice.to).entries()) {
    const row = slice.from + at + 1;
    if (isBlankFor(cells, mapping)) {
      blank += 1;
      continue;
    }
    const { values, wrong } = valuesOf(cells, mapping, style, now);
    if (wrong) errors.push({ row, ...wrong, value: excerpt(wrong.value) });
    else rows.push(importRowSchemas[mapping.kind].parse({ row, ...values }));
  }
  return { rows, errors, blank };
}

function valuesOf(cells: readonly string[], mapping: Mapping, style: ValueStyle, now: number) {
  const fields: readonly ImportField[] = importFields[mapping.kind];
  const values: Record<string, string | null> = {};
  for (const field of fields) {
    const text = cellOf(cells, mapping.sources[field] ?? null);
    values[field] = text === null ? null : (meaningOf(mapping, field, text) ?? text);
  }
  const unfit = Object.entries(values).find(([, value]) => value !== null && isUnfit(value));
  let wrong: RowProblem | null = unfit ? refused(unfit[0], unfit[1] ?? '') : null;
  const { collectedAt, expiresAt, quantity, unit, hazards } = values;
  if (collectedAt) values['collectedAt'] = dateValue(collectedAt, style.dateOrder);
  if (expiresAt) values['expiresAt'] = dateValue(expiresAt, style.dateOrder);
  if (hazards) values['hazards'] = hazardsValue(hazards);
  if (unit) values['unit'] = unitValue(unit);
  if (quantity) {
    const read = quantityValue(quantity, style.decimalMark);
    if (read === null && quantityReadings(quantity) !== null) wrong ??= refused('quantity', quantity);
    const other = values['unit'] ?? null;
    // As it stands, the server refuses it: nothing is left out of what two cells say.
    const isOne = read !== null && (read.unit === null || other === null || read.unit === other);
    values['quantity'] = isOne ? read.quantity : quantity;
    values['unit'] = other ?? read?.unit ?? null;
    if (isOne && values['unit'] === null) wrong ??= { code: 'unit_missing', column: 'quantity', value: quantity };
  }
  const [from, to] = [values['collectedAt'], values['expiresAt']].map((day) => dayOf(day ?? ''));
  if (from && isCollectedAhead(from, now))
    wrong ??= { code: 'collected_ahead', column: 'collectedAt', value: collectedAt ?? '' };
  if (from && to && to < from) wrong ??= { code: 'expires_first', column: 'expiresAt', value: expiresAt ?? '' };
  return { values, wrong };
}

type RowProblem = Pick<ImportRowError, 'code' | 'column'> & { readonly value: string };

const refused = (column: string, value: string): RowProblem => ({ code: 'arguments_invalid', column, value });

/** The day of a date that was understood, with or without a time behind it. */
const dayOf = (text: string): string | null => (isWholeDate(text.slice(0, 10)) ? text.slice(0, 10) : null);

/** What stands for a field in a row of the file, trimmed; null where nothing does. */
export function cellOf(cells: readonly string[], source: Source): string | null {
  if (source === null) return null;
  const text = ('column' in source ? unprotected(cells[source.column] ?? '') : source.constant).trim();
  return text === '' ? null : text;
}

function isBlankFor(cells: readonly string[], { sources }: Mapping): boolean {
  if (isBlank(cells)) return true;
  const all: Source[] = Object.values(sources);
  return all.every((source) => source === null || 'constant' in source || (cells[source.column] ?? '').trim() === '');
}

/** Too long for a staged cell, or with characters no database can hold: one such cell would fail the whole upload. */
function isUnfit(value: string): boolean {
  return value.length > CELL_MAX_LENGTH || /[\0\p{Surrogate}]/u.test(value);
}
