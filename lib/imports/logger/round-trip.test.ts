import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from '../../domain/readings/logger/recognise.ts';
import { readRows } from '../../domain/readings/logger/read-rows.ts';
import { openFile } from '../open-file.ts';

/* Any series written in any of the styles is read as what it was; any bytes are read, refused with a code, or not recognised. */

const two = (number: number) => String(number).padStart(2, '0');
const parts = (moment: number) => {
  const date = new Date(moment);
  const hour = date.getUTCHours();
  return {
    ...{ y: date.getUTCFullYear(), m: two(date.getUTCMonth() + 1), d: two(date.getUTCDate()) },
    clock: `${two(hour)}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
    half: `${hour % 12 === 0 ? 12 : hour % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`,
  };
};
const DATES = {
  iso: (at: number) => `${parts(at).y}-${parts(at).m}-${parts(at).d} ${parts(at).clock}`,
  dots: (at: number) => `${parts(at).d}.${parts(at).m}.${parts(at).y} ${parts(at).clock}`,
  american: (at: number) => `${parts(at).m}/${parts(at).d}/${String(parts(at).y).slice(2)} ${parts(at).half}`,
  british: (at: number) => `${parts(at).d}/${parts(at).m}/${parts(at).y} ${parts(at).clock}`,
};
const ORDERS = { iso: null, dots: 'day_first', american: 'month_first', british: 'day_first' } as const;

const style = fc.record({
  date: fc.constantFrom('iso', 'dots', 'american', 'british'),
  separator: fc.constantFrom(',', ';', '\t'),
  comma: fc.boolean(),
  fahrenheit: fc.boolean(),
  titles: fc.integer({ min: 0, max: 12 }),
  newestFirst: fc.boolean(),
  bom: fc.boolean(),
});
const series = fc.record({
  from: fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2026, 0, 1) / 60_000 }),
  step: fc.integer({ min: 1, max: 720 }),
  tenths: fc.array(fc.integer({ min: -1960, max: 3000 }), { minLength: 3, maxLength: 40 }),
});

test('a series is read as what it was, in whatever style it was written', () => {
  fc.assert(
    fc.property(style, series, (how, { from, step, tenths }) => {
      const rows = tenths.map((tenth, at) => {
        const shown = ((how.fahrenheit ? tenth * 1.8 + 320 : tenth) / 10).toFixed(2);
        const cells = [
          String(at + 1),
          DATES[how.date]((from + at * step) * 60_000),
          how.comma ? shown.replace('.', ',') : shown,
        ];
        return cells.map((cell) => (cell.includes(how.separator) ? `"${cell}"` : cell)).join(how.separator);
      });
      const titles = Array.from({ length: how.titles }, (_, at) => ['Setting', String(at)].join(how.separator));
      const header = ['No.', 'Date Time', `Temperature (°${how.fahrenheit ? 'F' : 'C'})`].join(how.separator);
      const text = [...titles, header, ...(how.newestFirst ? rows.toReversed() : rows), ''].join('\r\n');
      const table = openFile(new TextEncoder().encode((how.bom ? '\uFEFF' : '') + text)).read(0);
      const sketch = recognise(table);
      expect(sketch?.headerRow).toBe(how.titles);
      if (!sketch) return;
      const choices = { temperature: 2, humidity: null, pressure: null, unit: null, zone: 'UTC' };
      // Where the file tells the order, it tells the right one; where it does not, the person is asked.
      const order = sketch.order ?? ORDERS[how.date];
      const { readings, bad } = readRows(table, sketch, { ...choices, order });
      expect(bad).toEqual([]);
      expect(readings.map(({ takenAt }) => Date.parse(takenAt) / 60_000)).toEqual(
        tenths.map((_, at) => from + at * step),
      );
      for (const [at, { temperature }] of readings.entries()) {
        expect(temperature).toBeCloseTo((tenths[at] ?? 0) / 10, 1);
      }
      if (sketch.order !== null) expect(sketch.order).toBe(ORDERS[how.date]);
    }),
    { numRuns: 300 },
  );
});

test('no text breaks the reading, and what is read is a reading', () => {
  const cell = fc.oneof(
    fc.constantFrom('Time', 'Date', 'Temperature °C', 'RH %', '2026-01-05 08:00', '05/06/26 1:00 PM', '4,2', '-', '…'),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (table) => {
      const sketch = recognise(table);
      if (!sketch) return;
      const column = (role: string) => sketch.columns.find((one) => one.role === role)?.index ?? null;
      const choices = {
        temperature: column('temperature'),
        humidity: column('humidity'),
        pressure: column('pressure'),
      };
      const result = readRows(table, sketch, { ...choices, unit: 'c', order: 'day_first', zone: 'Europe/Berlin' });
      expect(result.readings.length + result.bad.length + result.empty).toBe(sketch.rows);
      for (const { takenAt, temperature } of result.readings) {
        expect(new Date(takenAt).toISOString()).toBe(takenAt);
        expect(temperature ?? 0).toBeGreaterThanOrEqual(-273.15);
      }
    }),
    { numRuns: 500 },
  );
});
