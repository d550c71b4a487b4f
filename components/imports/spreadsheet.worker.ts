import { FileError } from '../../lib/domain/imports/file-error.ts';
import { openFile, type OpenedFile } from '../../lib/imports/open-file.ts';
import type { SpreadsheetAnswer, SpreadsheetQuestion } from './spreadsheet-messages.ts';

/* Reads a spreadsheet beside the page: a large or hostile file must not freeze the screen. */

let file: OpenedFile | undefined;
const answer = (message: SpreadsheetAnswer) => postMessage(message);

function reply(question: SpreadsheetQuestion): void {
  if ('bytes' in question) {
    file = openFile(new Uint8Array(question.bytes), { name: question.name });
    answer({ type: 'info', info: { ...file.info, sheets: [...file.info.sheets] } });
  } else if (file) {
    const table = file.read(question.sheet, (part) => answer({ type: 'progress', part }));
    answer({ type: 'table', table: table.map((row) => [...row]) });
  }
}

addEventListener('message', ({ data }: MessageEvent<SpreadsheetQuestion>) => {
  try {
    reply(data);
  } catch (error) {
    if (error instanceof FileError) answer({ type: 'failed', code: error.code, facts: { ...error.facts } });
    else throw error;
  }
});

answer({ type: 'ready' });
