import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { channelWorker } from '../testing/channel-worker.ts';
import { openInWorker } from './open-in-worker.ts';
import { serveFiles } from './serve.ts';

const worker = () => channelWorker(serveFiles);

describe('a file in a worker', () => {
  it('tells what it is, is read with progress, and ends with its worker', async () => {
    const spawned = worker();
    const rows = Array.from({ length: 10_000 }, (_, at) => `T${at},Serum`).join('\n');
    const file = await openInWorker(strToU8(`barcode,type\n${rows}\n`), {}, () => spawned);
    expect(file.info).toMatchObject({ format: 'csv', delimiter: ',', encoding: 'utf-8' });
    const seen: number[] = [];
    const table = await file.read(0, (fraction) => seen.push(fraction));
    expect(table).toHaveLength(10_001);
    expect(seen.at(-1)).toBe(1);
    file.close();
    expect(spawned.ended).toBe(true);
  });

  it('is read as the person says', async () => {
    const file = await openInWorker(strToU8('a;b,c\n'), { delimiter: ';', encoding: 'windows-1252' }, worker);
    expect(await file.read(0)).toEqual([['a', 'b,c']]);
    file.close();
  });

  it('that is no spreadsheet is refused with its code, and leaves no worker behind', async () => {
    const spawned = worker();
    await expect(openInWorker(new Uint8Array([0, 1, 2, 3]), {}, () => spawned)).rejects.toMatchObject({
      code: 'file_not_a_spreadsheet',
    });
    expect(spawned.ended).toBe(true);
  });

  it('can be asked again after a sheet that is not there', async () => {
    const file = await openInWorker(strToU8('a,b\n'), {}, worker);
    await expect(file.read(7)).rejects.toMatchObject({ code: 'file_sheet_missing' });
    expect(await file.read(0)).toEqual([['a', 'b']]);
    file.close();
  });
});
