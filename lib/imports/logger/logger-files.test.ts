import { expect, describe, test } from 'vitest';
import { recognise, type Sketch } from '../../domain/readings/logger/recognise.ts';
import { type Choices, readRows } from '../../domain/readings/logger/read-rows.ts';
import { openFile } from '../open-file.ts';

/*
 * Made-up files in the shape that the programs of the usual loggers write. What they look like is described in: Onset, HOBOware User's Guide
 * (MAN-BHW-UG), "Exporting"; LogTag Recorders, LogTag Analyzer User Guide 3.1, "Exporting data"; Elitech, ElitechLog user manual, "Export"; Testo,
 * ComSoft instruction manual, "Export"; Sensitech, TempTale Manager Desktop user guide; Gemini, Tinytag Explorer help, "Exporting data".
 */

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (const [at, unit] of Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).entries()) {
    view.setUint16(at * 2 + 2, unit, true);
  }
  return bytes;
};
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function sketchOf(bytes: Uint8Array) {
  const table = openFile(bytes).read(0);
  const sketch = recognise(table);
  if (!sketch) throw new Error('not recognised');
  return { table, sketch };
}
const first = ({ columns }: Sketch, role: string) => columns.find((column) => column.role === role)?.index ?? null;
function read(bytes: Uint8Array, more: Partial<Choices> = {}) {
  const { table, sketch } = sketchOf(bytes);
  const choices: Choices = {
    ...{ temperature: first(sketch, 'temperature'), humidity: first(sketch, 'humidity'), pressure: null },
    ...{ unit: null, order: sketch.order, zone: 'Europe/Berlin' },
    ...more,
  };
  return { sketch, ...readRows(table, sketch, choices) };
}
const values = (result: ReturnType<typeof read>) =>
  result.readings.map(({ takenAt, temperature, humidity }) => [takenAt, temperature, humidity]);

describe('a logger’s file', () => {
  test('of HOBOware: a plot’s title, the offset in the header, twelve-hour times, rows of events', () => {
    const result = read(
      utf8(
        '\uFEFF"Plot Title: Freezer 3"\r\n"#","Date Time, GMT+01:00","Temp, °F (LGR S/N: 10012345, SEN S/N: 10012345, LBL: Probe)","RH, % (LGR S/N: 10012345)","Stopped (LGR S/N: 10012345)"\r\n' +
          '1,07/15/26 12:00:00 AM,-110.2,41.5,\r\n2,07/15/26 01:05:00 PM,-109.3,40,\r\n3,07/15/26 01:06:11 PM,,,Logged\r\n',
      ),
    );
    expect(result.sketch).toMatchObject({ headerRow: 1, offset: 60, order: 'month_first', asksOrder: false, rows: 3 });
    expect(values(result)).toEqual([
      ['2026-07-14T23:00:00.000Z', -79, 41.5],
      ['2026-07-15T12:05:00.000Z', -78.5, 40],
    ]);
    expect([result.bad, result.empty]).toEqual([[], 1]);
  });

  test('of Elitech: a page of summary above, the unit with the header', () => {
    const result = read(
      utf8(
        'Device Model,RC-5+\nSerial Number,EFE203100123\nStart Time,2026-01-05 08:30:00\nMaximum,-17.2°C\nMinimum,-21.8°C\nAverage,-19.9°C\nMKT,-19.6°C\n\n' +
          'No.,Time,Temperature°C,Humidity%RH\n1,2026-01-05 08:30:00,-20.1,45.2\n2,2026-01-05 08:40:00,-20.3,45.0\n',
      ),
    );
    expect(result.sketch.headerRow).toBe(8);
    expect(values(result)).toEqual([
      ['2026-01-05T07:30:00.000Z', -20.1, 45.2],
      ['2026-01-05T07:40:00.000Z', -20.3, 45],
    ]);
  });

  test('of Testo in German: semicolons, decimal commas, date and time apart, bytes of a Western code page', () => {
    const result = read(
      latin1(
        'Gerät: testo 175 H1\r\nSeriennummer: 40312345\r\n\r\nDatum;Zeit;1: Temp [°C];2: Feuchte [%rF];Taupunkt [°Ctd]\r\n' +
          '05.01.2026;08:30:00;4,2;61,5;-2,6\r\n05.01.2026;08:45:00;4,1;;-2,7\r\n',
      ),
    );
    expect(values(result)).toEqual([
      ['2026-01-05T07:30:00.000Z', 4.2, 61.5],
      ['2026-01-05T07:45:00.000Z', 4.1, null],
    ]);
    expect(result.sketch.columns.map(({ role }) => role)).toEqual(['date', 'clock', 'temperature', 'humidity', null]);
  });

  test('of LogTag: tabs, UTF-16, months by name', () => {
    const result = read(
      utf16(
        'Index\tDate\tTime\tTemperature (°C)\tAlarm\r\n1\t05-Jan-2026\t08:30:00\t-20,5\t\r\n2\t05-Jan-2026\t08:40:00\t-20,4\tLow\r\n',
      ),
    );
    expect(result.readings.map(({ temperature }) => temperature)).toEqual([-20.5, -20.4]);
    expect(result.readings[0]?.takenAt).toBe('2026-01-05T07:30:00.000Z');
  });

  test('of Sensitech: the zone in the header, the newest first', () => {
    const result = read(
      utf8('TempTale Report\nDate/Time (GMT),Temperature (°F)\n2026-01-06 00:10,39.4\n2026-01-06 00:00,39.2\n'),
    );
    expect(result.sketch.offset).toBe(0);
    expect(values(result).map(([takenAt, temperature]) => [takenAt, temperature])).toEqual([
      ['2026-01-06T00:00:00.000Z', 4],
      ['2026-01-06T00:10:00.000Z', 4.1111],
    ]);
  });

  test('of Tinytag: the unit in every cell', () => {
    const result = read(
      utf8(
        'Logger S/N,,870123\n\nRecord,Time,Temperature\n1,31/01/2026 10:00:00,-18.2 °C\n2,31/01/2026 10:10:00,-18.3 °C\n',
      ),
    );
    expect(result.sketch.columns.find(({ role }) => role === 'temperature')?.unit).toBe('c');
    expect(values(result)[0]).toEqual(['2026-01-31T09:00:00.000Z', -18.2, null]);
  });

  test.each([
    ['日期时间,温度(℃),湿度(%RH)\n2026-01-05 08:30:00,4.2,60\n', 4.2],
    ['Fecha;Hora;Temperatura (°C)\n13/01/2026;08:30;4,2\n', 4.2],
    ['Date/Heure;Température (°F)\n13/01/2026 08:30;39,2\n', 4],
    ['التاريخ;الوقت;درجة الحرارة (°C)\n2026-01-05;08:30;4.2\n', 4.2],
  ])('in the language of its program: %j', (text, temperature) => {
    expect(read(utf8(text)).readings[0]?.temperature).toBe(temperature);
  });
});

describe('what a file does not say', () => {
  test('is asked: the order of dates that could be either', () => {
    const text = 'Time,Temperature (°C)\n03/04/2026 08:00,4\n03/04/2026 09:00,4\n';
    expect(sketchOf(utf8(text)).sketch).toMatchObject({ order: null, asksOrder: true });
    expect(read(utf8(text), { order: 'month_first' }).readings[0]?.takenAt).toBe('2026-03-04T07:00:00.000Z');
    expect(read(utf8(text), { order: 'day_first' }).readings[0]?.takenAt).toBe('2026-04-03T06:00:00.000Z');
  });

  test('is told by days that follow each other', () => {
    const days = (of: (day: number) => string) =>
      utf8(`Time,Temperature (°C)\n${[3, 4, 5].map((day) => `${of(day)} 08:00,4`).join('\n')}\n`);
    expect(sketchOf(days((day) => `0${day}/04/2026`)).sketch.order).toBe('day_first');
    expect(sketchOf(days((day) => `04/0${day}/2026`)).sketch.order).toBe('month_first');
  });

  test('is asked: the unit, unless a title line names it', () => {
    const rows = 'Time;Temperature\n2026-01-05 08:00;39,2\n';
    const unit = (text: string) => sketchOf(utf8(text)).sketch.columns[1]?.unit;
    expect(unit(rows)).toBeNull();
    expect(unit(`Temperature unit;°F\n${rows}`)).toBe('f');
    expect(read(utf8(rows), { unit: 'f' }).readings[0]?.temperature).toBe(4);
  });

  test('is asked: which of several probes', () => {
    const text = 'Time;Temp 1;Temp 2\n2026-01-05 08:00;4,2 °C;-20 °C\n';
    const { columns } = sketchOf(utf8(text)).sketch;
    expect(columns.map(({ role }) => role)).toEqual(['moment', 'temperature', 'temperature']);
    expect(read(utf8(text), { temperature: 2 }).readings[0]?.temperature).toBe(-20);
  });

  test('is not asked where nothing depends on it', () => {
    expect(sketchOf(utf8('Time,Temperature (°C)\n2026-04-03 08:00,4\n')).sketch).toMatchObject({
      ...{ order: null, asksOrder: false, offset: null },
    });
  });
});

describe('a row that is no reading', () => {
  test('is told with its number and the reason, and the others are read', () => {
    const result = read(
      utf8(
        'Time,Temperature (°C)\n2026-01-05 08:00,4\n2026-02-30 08:00,4\nyesterday,4\n2026-01-05 08:10,Error\n2026-01-05 08:20,999\n2026-03-29 02:30,4\n2026-03-29 03:30,5\nEnd of report,\n',
      ),
    );
    expect(result.bad).toEqual([
      { row: 3, problem: 'time_unreadable', found: '2026-02-30 08:00' },
      { row: 4, problem: 'time_unreadable', found: 'yesterday' },
      { row: 5, problem: 'value_unreadable', found: 'Error' },
      { row: 6, problem: 'value_implausible', found: '999' },
      { row: 7, problem: 'time_skipped', found: '2026-03-29 02:30' },
    ]);
    expect([result.readings.length, result.empty]).toEqual([2, 1]);
  });

  test('is not one of the hour that comes twice: both halves are kept apart, read from either end', () => {
    const times = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'];
    const rows = times.map((time, at) => `2026-10-25 ${time},${at}`);
    const file = (lines: readonly string[]) => utf8(`Time,Temperature (°C)\n${lines.join('\n')}\n`);
    const moments = ['23:30', '00:00', '00:30', '01:00', '01:30', '02:00'];
    for (const lines of [rows, rows.toReversed()]) {
      const { readings } = read(file(lines));
      expect(readings.map(({ takenAt }) => takenAt.slice(11, 16))).toEqual(moments);
      expect(readings.map(({ temperature }) => temperature)).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });
});

test.each(['Name,Barcode\nTube 1,0001\n', 'just a text\n', 'Temperature (°C)\n4\n', 'Date Time\n2026-01-05 08:00\n'])(
  'a file without a time and a value is none of a logger: %j',
  (text) => {
    expect(recognise(openFile(utf8(text)).read(0))).toBeNull();
  },
);
