import { isBlank, type Table } from '../../imports/table.ts';
import type { DateOrder } from '../../imports/values.ts';
import { findColumns, type LoggerColumn } from './columns.ts';
import { numericDate, offsetIn, orderOfDates, writtenMoment } from './moments.ts';
import { writtenValue } from './values.ts';

/** What a logger's file turned out to hold, and what of it nobody but a person can know. */
export interface Sketch {
  /** From 0. */
  readonly headerRow: number;
  readonly columns: readonly LoggerColumn[];
  /** How dates are to be read; `null` when it makes a difference and nothing in the file tells. */
  readonly order: DateOrder;
  /** Whether the order makes a difference at all. */
  readonly asksOrder: boolean;
  /** Minutes ahead of UTC that the file says; null where it says none. */
  readonly offset: number | null;
  /** Rows below the headers with something in them. */
  readonly rows: number;
  /** The first of them, as they stand in the file. */
  readonly sample: Table;
}

const SAMPLE_ROWS = 5;
/** Rows that are asked for a unit or an offset that stands in every cell. */
const ASKED_ROWS = 50;

/** Recognises the table of a logger's file; null where no row names a time and a value. */
export function recognise(table: Table): Sketch | null {
  const found = findColumns(table);
  if (!found) return null;
  const { headerRow } = found;
  const rows = table.slice(headerRow + 1).filter((row) => !isBlank(row));
  const columns = found.columns.map((column) => withUnit(column, rows, table.slice(0, headerRow)));
  const dates = rows.map((row) => momentText(row, columns));
  const order = orderOfDates(dates);
  return {
    ...{ headerRow, columns, order, rows: rows.length, sample: rows.slice(0, SAMPLE_ROWS) },
    asksOrder: order === null && dates.some((text) => numericDate(text) !== null),
    offset: offsetOf(columns, dates, order),
  };
}

/** The whole moment of a row as one text, wherever its halves stand. */
export function momentText(row: readonly string[], columns: readonly LoggerColumn[]): string {
  const at = (role: LoggerColumn['role']) => {
    const index = columns.find((column) => column.role === role)?.index;
    return index === undefined ? '' : (row[index] ?? '');
  };
  const whole = at('moment');
  return whole === '' ? `${at('date')} ${at('clock')}`.trim() : whole;
}

/** A unit that the header leaves out stands in every cell, or in a title line such as "Temperature unit;°C". */
function withUnit(column: LoggerColumn, rows: Table, titles: Table): LoggerColumn {
  const { role, unit, index } = column;
  if (unit !== null || (role !== 'temperature' && role !== 'humidity' && role !== 'pressure')) return column;
  for (const row of rows.slice(0, ASKED_ROWS)) {
    const value = writtenValue(role, row[index] ?? '');
    if (value !== null && value.unit !== null) return { ...column, unit: value.unit };
  }
  // A percentage and hectopascals are all that the others are ever in.
  if (role !== 'temperature') return { ...column, unit: role === 'humidity' ? '%' : 'hpa' };
  return { ...column, unit: unitInTitles(titles) };
}

function unitInTitles(titles: Table): string | null {
  const lines = titles
    .filter(([name = '']) => /unit|einheit|unidad|unité|单位|وحدة/i.test(name))
    .map((row) => row.join(' '));
  const text = lines.join(' ');
  const [isCelsius, isFahrenheit] = [/°\s*C|℃|celsius/i.test(text), /°\s*F|℉|fahrenheit/i.test(text)];
  if (isCelsius === isFahrenheit) return null;
  return isCelsius ? 'c' : 'f';
}

function offsetOf(columns: readonly LoggerColumn[], dates: readonly string[], order: DateOrder): number | null {
  const headers = columns.filter(({ role }) => role === 'moment' || role === 'clock').map(({ header }) => header);
  for (const header of headers) {
    // HOBOware writes "Date Time, GMT+01:00", others "Time (UTC)".
    const offset = offsetIn(header.replace(/[)\]]\s*$/, ''));
    if (offset !== null) return offset;
  }
  const [first] = dates;
  return first === undefined ? null : (writtenMoment(first, order ?? 'day_first')?.offset ?? null);
}
