import { describe, expect, it } from 'vitest';
import type { SpreadsheetAnswer } from './spreadsheet-messages.ts';
import { readerIn, type ReaderWorker } from './file-reader.ts';

/** A worker that says what the test lets it say. */
function aWorker() {
  const worker: ReaderWorker = {
    onmessage: null,
    onerror: null,
    postMessage: () => undefined,
    terminate: () => undefined,
  };
  return {
    worker,
    says: (data: SpreadsheetAnswer) => worker.onmessage?.(new MessageEvent('message', { data })),
    // Node knows no ErrorEvent; only its message is looked at.
    fails: () => worker.onerror?.(Object.assign(new Event('error'), { message: 'gone' }) as ErrorEvent),
  };
}

const table: SpreadsheetAnswer = { type: 'table', table: [['Barcode']] };

describe('the reader of files', () => {
  it('answers what it is asked, and tells how far it is', async () => {
    const { worker, says } = aWorker();
    const reader = readerIn(worker);
    says({ type: 'ready' });
    const parts: number[] = [];
    const answer = reader.ask({ sheet: 0 }, [], (part) => parts.push(part));
    says({ type: 'progress', part: 0.5 });
    says(table);
    await expect(answer).resolves.toEqual(table);
    expect(parts).toEqual([0.5]);
  });

  it('that did not load says so, and not that the file is damaged', async () => {
    const { worker, fails } = aWorker();
    const reader = readerIn(worker);
    const answer = reader.ask({ sheet: 0 });
    fails();
    await expect(answer).rejects.toMatchObject({ code: 'file_reader_missing' });
  });

  it('that did not load before it was asked says so too, and is not used again', async () => {
    const { worker, fails } = aWorker();
    const reader = readerIn(worker);
    expect(reader.isUsable()).toBe(true);
    fails();
    expect(reader.isUsable()).toBe(false);
    await expect(reader.ask({ sheet: 0 })).rejects.toMatchObject({ code: 'file_reader_missing' });
  });

  it('that dies over a file says that the file is damaged', async () => {
    const { worker, says, fails } = aWorker();
    const reader = readerIn(worker);
    says({ type: 'ready' });
    const answer = reader.ask({ sheet: 0 });
    fails();
    await expect(answer).rejects.toMatchObject({ code: 'file_damaged' });
  });
});
