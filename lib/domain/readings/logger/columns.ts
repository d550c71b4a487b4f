import { foldHeader } from '../../imports/headers.ts';
import { findHeaderRow } from '../../imports/header-row.ts';
import type { Table } from '../../imports/table.ts';
import type { Quantity } from '../../thresholds/model.ts';
import { unitOf } from '../units.ts';

/** What a column of a logger's file holds: the moment (whole, or its date and its time of day apart), a quantity, or nothing that is kept. */
export type Role = 'moment' | 'date' | 'clock' | Exclude<Quantity, 'battery'> | null;

/** A column as it was recognised. */
export interface LoggerColumn {
  readonly index: number;
  readonly header: string;
  readonly role: Role;
  /** The unit that its header says. */
  readonly unit: string | null;
}

/** How loggers name their columns in the languages that their programs come in; a header is compared as `foldHeader` leaves it. */
const NAMES = {
  moment:
    'datetime|timestamp|datetimegmt|datetimeutc|datumuhrzeit|datumzeit|zeitstempel|fechahora|fechayhora|dateheure|dateetheure|horodatage|日期时间|时间日期|记录时间|التاريخوالوقت',
  date: 'date|datum|fecha|日期|التاريخ',
  clock: 'time|uhrzeit|zeit|hora|heure|时间|الوقت',
  temperature: 'temperature|temperatur|temperatura|temp|温度|درجةالحرارة|الحرارة',
  humidity:
    'humidity|relativehumidity|rh|luftfeuchte|luftfeuchtigkeit|feuchte|humedad|humedadrelativa|humidite|humiditerelative|湿度|相对湿度|الرطوبة',
  pressure: 'pressure|luftdruck|druck|presion|pression|气压|压力|الضغط',
} as const;

const VALUES = ['temperature', 'humidity', 'pressure'] as const;
const ROLES = ['moment', 'date', 'clock', 'temperature', 'humidity', 'pressure'] as const;
const known: ReadonlyMap<string, Exclude<Role, null>> = new Map(
  ROLES.flatMap((role) => NAMES[role].split('|').map((name) => [foldHeader(name), role] as const)),
);

/** What no reading is, though it is measured in degrees: a dew point, a limit, the extremes of a report. */
const BESIDE =
  /dew|taupunkt|roc[ií]o|ros[ée]e|露点|الندى|alarm|limit|grenz|l[ií]mite|mkt|mean|average|mittel|min\b|max\b|std|batter|elapsed|interval|unit|einheit|unidad|unité|单位|وحدة/i;

/** A name with what is around it: "Temp, °C (LGR S/N: 10012345)" is `temp` with the unit `°C`, "1: Temp [°C]" too. */
function nameOf(header: string): string {
  return foldHeader(
    header
      .replace(/^\s*(ch(annel)?|kanal|canal|sensor|通道)?\s*\d+\s*[:.\-)]\s*/i, '')
      .replace(/[([{].*$/, '')
      .replace(/,.*$/, '')
      .replace(/°.*$|℃|℉|%.*$/, '')
      // "Temp 2" is the second probe's.
      .replace(/[\s_#.-]*\d+\s*$/, ''),
  );
}

const UNIT =
  /°\s*[CFK]\b|[℃℉]|\b(?:celsius|fahrenheit|deg\s?[CFK])\b|[([,/_\s]\s*([CF])\s*[)\]]?\s*$|%|\b(?:hPa|kPa|mbar|mmHg|inHg)\b/i;

function unitIn(header: string): string | null {
  const match = UNIT.exec(header);
  return match ? (match[1] ?? match[0]) : null;
}

/** What a header says about its column. */
export function readHeader(header: string, index: number): LoggerColumn {
  const nothing = { index, header: header.trim(), role: null, unit: null };
  if (header.trim() === '' || BESIDE.test(header)) return nothing;
  const name = nameOf(header);
  const written = unitIn(header);
  const named = known.get(name) ?? roleByWord(name) ?? roleByUnit(written);
  if (named === undefined) return nothing;
  if (named === 'moment' || named === 'date' || named === 'clock') return { ...nothing, role: named };
  return { ...nothing, role: named, unit: written === null ? null : unitOf(named, written) };
}

/** "Kühlschrank 4 Temperatur" is still a temperature; a word this long is part of nothing else. */
function roleByWord(name: string): (typeof VALUES)[number] | undefined {
  return VALUES.find((role) =>
    NAMES[role].split('|').some((word) => word.length >= 6 && name.includes(foldHeader(word))),
  );
}

function roleByUnit(written: string | null): (typeof VALUES)[number] | undefined {
  if (written === null) return undefined;
  return VALUES.find((role) => unitOf(role, written) !== null);
}

/** Title lines of a report: some loggers write a page of them. */
const SEARCHED = 200;

/** The columns of a logger's file and the row of their headers, from 0; null where no row names a time and a value. */
export function findColumns(
  table: Table,
): { readonly headerRow: number; readonly columns: readonly LoggerColumn[] } | null {
  const isKnown = (cell: string) => readHeader(cell, 0).role !== null;
  const headerRow = findHeaderRow(table, isKnown, SEARCHED);
  const columns = withoutDoubleClock((table[headerRow] ?? []).map(readHeader));
  const has = (...roles: readonly Role[]) => columns.some(({ role }) => roles.includes(role));
  if (!has('moment', 'date', 'clock') || !has('temperature', 'humidity', 'pressure')) return null;
  return { headerRow, columns };
}

/** "Date" or "Time" alone hold the whole moment; "Date" and "Time" side by side half of it each. */
function withoutDoubleClock(columns: readonly LoggerColumn[]): LoggerColumn[] {
  const first = (wanted: Role) => columns.find(({ role }) => role === wanted)?.index;
  const [moment, date, clock] = [first('moment'), first('date'), first('clock')];
  const whole = moment ?? (date === undefined || clock === undefined ? (date ?? clock) : undefined);
  return columns.map((column) => {
    const { index, role } = column;
    if (role !== 'moment' && role !== 'date' && role !== 'clock') return column;
    if (whole !== undefined) return { ...column, role: index === whole ? 'moment' : null };
    return { ...column, role: index === date || index === clock ? role : null };
  });
}
