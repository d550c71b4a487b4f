import { FileError } from '../../domain/imports/file-error.ts';
import type { Table } from '../../domain/imports/table.ts';
import { type RowsRead, readRows } from '../../domain/readings/logger/read-rows.ts';
import { type Sketch, recognise } from '../../domain/readings/logger/recognise.ts';
import { openFile } from '../open-file.ts';
import { type Answer, type Question, type Summary, questionSchema } from './messages.ts';

const BAD_SHOWN = 200;
const FIRST_SHOWN = 3;
/** Progress is told in steps of this size: a message costs more than a row. */
const STEP = 0.02;

/** Answers questions about one logger's file. Returns what to do with each message. */
export function serveLogger(post: (answer: Answer) => void): (message: unknown) => void {
  let opened: { readonly table: Table; readonly sketch: Sketch } | undefined;
  let rows: RowsRead | undefined;

  function reply(question: Question): void {
    const { id } = question;
    let told = 0;
    const onProgress = (fraction: number) => {
      if (fraction - told < STEP && fraction < 1) return;
      told = fraction;
      post({ type: 'progress', id, fraction });
    };
    if (question.type === 'open') {
      const file = openFile(question.bytes);
      const visible = file.info.sheets.findIndex(({ hidden }) => !hidden);
      const table = file.read(Math.max(0, visible), onProgress);
      const sketch = recognise(table);
      opened = sketch === null ? undefined : { table, sketch };
      post({ type: 'sketch', id, sketch: sketch && { ...sketch, ...copied(sketch) } });
    } else if (question.type === 'read') {
      if (!opened) throw new FileError('file_empty');
      rows = readRows(opened.table, opened.sketch, question.choices, onProgress);
      post({ type: 'summary', id, summary: summaryOf(rows) });
    } else {
      post({
        type: 'readings',
        id,
        readings: rows?.readings.slice(question.from, question.from + question.most) ?? [],
      });
    }
  }

  return (message) => {
    const question = questionSchema.parse(message);
    try {
      reply(question);
    } catch (error) {
      // Whatever a hostile file broke: the person is told that the file is damaged, and the worker lives on.
      const known = error instanceof FileError ? error : new FileError('file_damaged', {}, error);
      post({ type: 'failed', id: question.id, code: known.code, facts: { ...known.facts } });
    }
  };
}

/** A message holds arrays of its own. */
const copied = ({ columns, sample }: Sketch) => ({ columns: [...columns], sample: sample.map((row) => [...row]) });

function summaryOf({ readings, bad, empty }: RowsRead): Summary {
  let [lowest, highest]: [number | null, number | null] = [null, null];
  for (const { temperature } of readings) {
    if (temperature === null) continue;
    lowest = Math.min(lowest ?? temperature, temperature);
    highest = Math.max(highest ?? temperature, temperature);
  }
  return {
    ...{ count: readings.length, from: readings[0]?.takenAt ?? null, to: readings.at(-1)?.takenAt ?? null },
    ...{ lowest, highest, empty, badCount: bad.length, bad: bad.slice(0, BAD_SHOWN) },
    first: readings.slice(0, FIRST_SHOWN),
  };
}
