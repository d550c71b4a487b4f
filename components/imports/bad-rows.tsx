'use client';

import Download from 'lucide-react/icons/download';
import { useFormatter, useTranslations } from 'next-intl';
import { toCsv } from '../../lib/domain/exports/to-csv.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { Table } from '../ui/table.tsx';
import type { BadRow, Prepared } from './staging.ts';

const SHOWN = 200;

interface BadRowsProps {
  rows: readonly BadRow[];
  /** All bad rows, where the list holds only the first of them. */
  total: number;
  prepared: Prepared;
}

/** Every bad row with its column, what stands there and why it cannot be imported; and the same as a file to correct. */
export function BadRows({ rows, total, prepared }: BadRowsProps) {
  const t = useTranslations('imports');
  const say = useSayError();
  const format = useFormatter();
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const reason = (row: BadRow) => say(row.code, { barcode: row.value ?? undefined, position: row.value ?? undefined });
  const column = (row: BadRow) =>
    row.column !== null && t.has(`fields.${row.column}`) ? t(`fields.${row.column}`) : '';

  // The rows as they stood in the file, with the reason behind them: correct them there and import that file.
  const download = () => {
    const { table, headerRow } = prepared;
    const lines = sorted.map((row) => [...(table[row.row - 1] ?? []), reason(row)]);
    const csv = toCsv([[...(table[headerRow] ?? []), t('bad.reason')], ...lines]);
    const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${t('bad.fileName')}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <div className="flex flex-col gap-3">
      <Table<BadRow>
        caption={t('bad.title')}
        rows={sorted.slice(0, SHOWN)}
        rowKey={(row) => `${row.row}-${row.code}-${row.column ?? ''}`}
        columns={[
          { id: 'row', header: t('bad.row'), numeric: true, cell: (row) => format.number(row.row) },
          { id: 'column', header: t('bad.column'), cell: column },
          { id: 'value', header: t('bad.value'), cell: (row) => row.value !== null && <Code>{row.value}</Code> },
          { id: 'reason', header: t('bad.reason'), cell: reason },
        ]}
      />
      {total > Math.min(SHOWN, sorted.length) && (
        <p className="text-sm text-muted">{t('bad.more', { shown: Math.min(SHOWN, sorted.length), total })}</p>
      )}
      <Button className="self-start" icon={<Download size={20} aria-hidden />} onClick={download}>
        {t('bad.download')}
      </Button>
    </div>
  );
}
