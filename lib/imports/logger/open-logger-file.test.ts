import { describe, expect, it } from 'vitest';
import type { Choices } from '../../domain/readings/logger/read-rows.ts';
import { limits } from '../limits.ts';
import { channelWorker } from '../testing/channel-worker.ts';
import { makeXlsx } from '../testing/make-xlsx.ts';
import { openLoggerFile } from './open-logger-file.ts';
import { serveLogger } from './serve.ts';

const worker = () => channelWorker(serveLogger);
const fileOf = (content: string | Uint8Array) => new File([content.slice()], 'logger.csv');
const choices: Choices = {
  ...{ temperature: 1, humidity: null, pressure: null, unit: null, order: null, zone: 'Europe/Berlin' },
};

describe('a logger’s file in a worker', () => {
  it('of 100,000 rows is told in figures, and its readings come batch by batch', async () => {
    const begin = Date.UTC(2026, 0, 1);
    const rows = Array.from({ length: limits.rows - 1 }, (_, at) => {
      const shown = new Date(begin + at * 60_000).toISOString().slice(0, 19).replace('T', ' ');
      return `${shown},${((at % 100) / 10 - 80).toFixed(1)}`;
    });
    const parts: number[] = [];
    const file = await openLoggerFile(fileOf(`Time (UTC),Temperature (°C)\n${rows.join('\n')}\n`), undefined, worker);
    expect(file.sketch).toMatchObject({ offset: 0, rows: limits.rows - 1 });
    const summary = await file.read(choices, (part) => parts.push(part));
    expect(summary).toMatchObject({ count: limits.rows - 1, badCount: 0, lowest: -80, highest: -70.1 });
    expect(summary.from).toBe('2026-01-01T00:00:00.000Z');
    expect(parts.at(-1)).toBe(1);
    const [taken, last] = [await file.take(500, 500), await file.take(99_500, 500)];
    expect([taken.length, taken[0]?.takenAt, last.length]).toEqual([500, '2026-01-01T08:20:00.000Z', 499]);
    file.close();
  });

  it('is not recognised when it is a table of something else', async () => {
    expect((await openLoggerFile(fileOf('Barcode,Name\n1,2\n'), undefined, worker)).sketch).toBeNull();
  });

  it.each<[string, File, string]>([
    ['of a picture', fileOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])), 'file_not_a_spreadsheet'],
    ['beyond 32 megabytes', new File([new Uint8Array(limits.fileBytes + 1)], 'x.csv'), 'file_too_large'],
    ['with a row too many', fileOf('Time,°C\n'.repeat(limits.rows + 1)), 'file_too_many_rows'],
    [
      'that unpacks to far more than it is',
      fileOf(makeXlsx('', { 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(4 * 1024 * 1024)}</worksheet>` })),
      'file_inflates_too_much',
    ],
  ])('%s is refused with its code', async (_, file, code) => {
    await expect(openLoggerFile(file, undefined, worker)).rejects.toMatchObject({ code });
  });
});
