import { FileError } from '../../domain/imports/file-error.ts';
import { type OpenedFile, openFile } from '../open-file.ts';
import { type WorkerAnswer, requestSchema } from './messages.ts';

/** Progress is told in steps of this size: a message costs more than a row. */
const STEP = 0.02;

/** Answers requests about files; holds the one that was opened last. Returns what to do with each message. */
export function serveFiles(post: (answer: WorkerAnswer) => void): (message: unknown) => void {
  let file: OpenedFile | undefined;
  return (message) => {
    const request = requestSchema.parse(message);
    const { id } = request;
    try {
      if (request.type === 'open') {
        file = openFile(request.bytes, request);
        post({ type: 'opened', id, info: { ...file.info, sheets: [...file.info.sheets] } });
        return;
      }
      if (!file) throw new FileError('file_sheet_missing');
      let told = 0;
      const table = file.read(request.sheet, (fraction) => {
        if (fraction - told < STEP && fraction < 1) return;
        told = fraction;
        post({ type: 'progress', id, fraction });
      });
      post({ type: 'table', id, table: table.map((row) => [...row]) });
    } catch (error) {
      // Whatever a hostile file broke: the person is told that the file is damaged, and the worker lives on.
      const known = error instanceof FileError ? error : new FileError('file_damaged', {}, error);
      post({ type: 'failed', id, code: known.code, facts: { ...known.facts } });
    }
  };
}
