'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FileError } from '../../lib/domain/imports/file-error.ts';
import type { Table } from '../../lib/domain/imports/table.ts';
import { limits } from '../../lib/imports/limits.ts';
import { requireRows } from '../../lib/imports/require-rows.ts';
import { useSayFileError } from '../commands/use-say-file-error.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Card } from '../ui/card.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { openSpreadsheet, prepareReader, releaseReader, type Spreadsheet } from './read-spreadsheet.ts';

/** A sheet that was read, and the name of its file. */
export interface SheetChosen {
  readonly fileName: string;
  readonly table: Table;
}

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'reading'; readonly part: number }
  | {
      readonly at: 'choosing';
      readonly fileName: string;
      readonly spreadsheet: Spreadsheet;
      /** Why the sheet chosen before cannot be read; another one may be. */
      readonly error?: FileError;
    }
  | { readonly at: 'failed'; readonly error: FileError };

/** Takes a CSV or XLSX file, and asks which sheet when there are several. */
export function FileStep({ onSheet }: { onSheet: (sheet: SheetChosen) => void }) {
  const t = useTranslations('imports.file');
  const say = useSayFileError();
  const [state, setState] = useState<State>({ at: 'idle' });
  const isReading = state.at === 'reading';
  // The next file may come when there is no network any more; and where the reader did not load, the next network brings it.
  useEffect(() => {
    if (isReading) return undefined;
    prepareReader();
    window.addEventListener('online', prepareReader);
    return () => window.removeEventListener('online', prepareReader);
  }, [isReading]);
  useEffect(() => releaseReader, []);

  async function guarded(work: () => Promise<void>, onError: (error: FileError) => State) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      setState(onError(error));
    }
  }
  async function readSheet(spreadsheet: Spreadsheet, index: number, fileName: string) {
    setState({ at: 'reading', part: 0 });
    const table = requireRows(await spreadsheet.read(index, (part) => setState({ at: 'reading', part })));
    spreadsheet.close();
    onSheet({ fileName, table });
  }
  const open = (file: File) =>
    guarded(
      async () => {
        setState({ at: 'reading', part: 0 });
        const spreadsheet = await openSpreadsheet(file);
        const { sheets } = spreadsheet.info;
        const [only, ...more] = sheets.filter(({ hidden }) => !hidden);
        if (only === undefined || more.length > 0) setState({ at: 'choosing', fileName: file.name, spreadsheet });
        else await readSheet(spreadsheet, sheets.indexOf(only), file.name).finally(spreadsheet.close);
      },
      (error) => ({ at: 'failed', error }),
    );
  const choose = (index: number, { spreadsheet, fileName }: Extract<State, { at: 'choosing' }>) =>
    guarded(
      () => readSheet(spreadsheet, index, fileName),
      // A worker that died over a damaged sheet answers about no other.
      (error) =>
        error.code === 'file_damaged' ? { at: 'failed', error } : { at: 'choosing', fileName, spreadsheet, error },
    );
  const error = state.at === 'failed' || state.at === 'choosing' ? state.error : undefined;

  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={t('choose')}
        hint={t('hint', { rows: limits.rows })}
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={isReading}
        onFile={(file) => void open(file)}
      />
      {state.at === 'reading' && <ProgressBar label={t('reading')} value={state.part} max={1} />}
      {state.at === 'choosing' && (
        <Card title={t('whichSheet')} flush>
          <List>
            {state.spreadsheet.info.sheets.map((sheet, index) => (
              <ListRow
                key={sheet.name}
                title={sheet.name}
                {...(sheet.hidden && { detail: t('hidden') })}
                onPress={() => void choose(index, state)}
              />
            ))}
          </List>
        </Card>
      )}
      <Refusal text={error && say(error)} />
    </div>
  );
}
