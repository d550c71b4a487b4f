'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
import { openSpreadsheet, type Spreadsheet } from './read-spreadsheet.ts';

/** A sheet that was read, and the name of its file. */
export interface SheetChosen {
  readonly fileName: string;
  readonly table: Table;
}

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'reading'; readonly part: number }
  | { readonly at: 'choosing'; readonly fileName: string; readonly spreadsheet: Spreadsheet }
  | { readonly at: 'failed'; readonly error: FileError };

/** Takes a CSV or XLSX file, and asks which sheet when there are several. */
export function FileStep({ onSheet }: { onSheet: (sheet: SheetChosen) => void }) {
  const t = useTranslations('imports.file');
  const say = useSayFileError();
  const [state, setState] = useState<State>({ at: 'idle' });

  async function guarded(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      setState({ at: 'failed', error });
    }
  }
  async function readSheet(spreadsheet: Spreadsheet, index: number, fileName: string) {
    setState({ at: 'reading', part: 0 });
    const table = await spreadsheet.read(index, (part) => setState({ at: 'reading', part }));
    spreadsheet.close();
    onSheet({ fileName, table: requireRows(table) });
  }
  const open = (file: File) =>
    guarded(async () => {
      setState({ at: 'reading', part: 0 });
      const spreadsheet = await openSpreadsheet(file);
      const shown = spreadsheet.info.sheets.filter(({ hidden }) => !hidden);
      if (shown.length === 1) {
        const [only] = shown;
        await readSheet(
          spreadsheet,
          spreadsheet.info.sheets.findIndex((sheet) => sheet === only),
          file.name,
        );
      } else setState({ at: 'choosing', fileName: file.name, spreadsheet });
    });

  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={t('choose')}
        hint={t('hint', { rows: limits.rows })}
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={state.at === 'reading'}
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
                onPress={() => void guarded(() => readSheet(state.spreadsheet, index, state.fileName))}
              />
            ))}
          </List>
        </Card>
      )}
      <Refusal text={state.at === 'failed' ? say(state.error) : undefined} />
    </div>
  );
}
