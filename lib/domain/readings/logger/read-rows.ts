import { isBlank, type Table } from '../../imports/table.ts';
import type { DateOrder } from '../../imports/values.ts';
import type { Measurement } from '../../sensors/measurement.ts';
import { clockOf, fixedClock, type Clock } from '../local-time.ts';
import type { Reading } from '../model.ts';
import { objectionToMeasurement } from '../rules/plausible.ts';
import { normalised } from '../units.ts';
import { type WrittenMoment, writtenMoment } from './moments.ts';
import { momentText, type Sketch } from './recognise.ts';
import { writtenValue } from './values.ts';

/** What a person has decided about a file: the columns by their index, and what the file does not say. */
export interface Choices {
  readonly temperature: number | null;
  readonly humidity: number | null;
  readonly pressure: number | null;
  /** Of the temperatures, where their column says none. */
  readonly unit: string | null;
  readonly order: DateOrder;
  /** The zone of the logger's clock (an IANA name), where the file says no offset. */
  readonly zone: string;
}

/** Why a row is no reading. */
export const rowProblems = ['time_unreadable', 'time_skipped', 'value_unreadable', 'value_implausible'] as const;
export type RowProblem = (typeof rowProblems)[number];

/** A row that is left out; `row` counts from 1 as a spreadsheet does. */
export interface BadRow {
  readonly row: number;
  readonly problem: RowProblem;
  readonly found: string;
}

/** What becomes of a file. */
export interface RowsRead {
  /** In the order of time. */
  readonly readings: readonly Reading[];
  readonly bad: readonly BadRow[];
  /** Rows that hold no value: marks of a logger such as "stopped" or "downloaded". */
  readonly empty: number;
}

const QUANTITIES = ['temperature', 'humidity', 'pressure'] as const;

/**
 * Reads every row below the headers. Rows stand in the order of time or against it; that order tells the two halves of the hour that comes twice in autumn
 * apart.
 * @throws RangeError for a zone that the platform does not know
 */
export function readRows(
  table: Table,
  sketch: Sketch,
  choices: Choices,
  onProgress: (part: number) => void = () => undefined,
): RowsRead {
  const clock = sketch.offset === null ? clockOf(choices.zone) : fixedClock(sketch.offset);
  const rows = inOrderOfTime(table, sketch, choices.order);
  const readings: Reading[] = [];
  const bad: BadRow[] = [];
  let empty = 0;
  let before: number | undefined;
  for (const [at, { row, cells, text, written }] of rows.entries()) {
    if (at % 2000 === 0) onProgress(at / rows.length);
    const measured = measure(cells, sketch, choices);
    if (measured === 'empty') {
      empty += 1;
      continue;
    }
    const moment = written && momentOf(written, clock, before);
    if (moment == null) {
      bad.push({ row, problem: written ? 'time_skipped' : 'time_unreadable', found: text.slice(0, 60) });
    } else if ('problem' in measured) {
      bad.push({ row, ...measured });
    } else {
      readings.push({ takenAt: new Date(moment).toISOString(), ...measured });
      before = moment;
    }
  }
  onProgress(1);
  return { readings, bad: bad.toSorted((a, b) => a.row - b.row), empty };
}

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
  readonly text: string;
  readonly written: WrittenMoment | null;
}

function inOrderOfTime(table: Table, { headerRow, columns }: Sketch, order: DateOrder): Row[] {
  const rows = table.flatMap((cells, at): Row[] => {
    if (at <= headerRow || isBlank(cells)) return [];
    const text = momentText(cells, columns);
    return [{ row: at + 1, cells, text, written: writtenMoment(text, order) }];
  });
  const times = rows.flatMap(({ written }) => (written ? [fixedClock(0)(written.wall) ?? 0] : []));
  const isNewestFirst = (times[0] ?? 0) > (times.at(-1) ?? 0);
  return isNewestFirst ? rows.reverse() : rows;
}

function momentOf({ wall, offset }: WrittenMoment, clock: Clock, before: number | undefined): number | null {
  return offset === null ? clock(wall, before) : fixedClock(offset)(wall);
}

function measure(
  cells: readonly string[],
  sketch: Sketch,
  choices: Choices,
): Measurement | 'empty' | { readonly problem: RowProblem; readonly found: string } {
  const measurement: Measurement = { temperature: null, humidity: null, pressure: null, battery: null };
  for (const quantity of QUANTITIES) {
    const index = choices[quantity];
    const cell = index === null ? '' : (cells[index] ?? '').trim();
    if (cell === '') continue;
    const written = writtenValue(quantity, cell);
    const column = sketch.columns.find((one) => one.index === index);
    const unit = written?.unit ?? column?.unit ?? choices.unit;
    const value = written && unit !== null ? normalised(quantity, written.value, unit) : null;
    if (value === null) return { problem: 'value_unreadable', found: cell.slice(0, 60) };
    measurement[quantity] = value;
  }
  const objection = objectionToMeasurement(measurement);
  if (objection === 'reading_empty') return 'empty';
  if (objection !== null) return { problem: 'value_implausible', found: JSON.stringify(measurement.temperature) };
  return measurement;
}
