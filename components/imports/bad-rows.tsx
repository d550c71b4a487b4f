'use client';

import Download from 'lucide-react/icons/download';
import { useTranslations } from 'next-intl';
import { toCsv } from '../../lib/domain/exports/to-csv.ts';
import { Button } from '../ui/button.tsx';
import { BadRowsTable } from './bad-rows-table.tsx';
import { headerOf, rowsToCorrect } from './rows-to-correct.ts';
import type { BadRow, Prepared } from './staging.ts';
import { useReason } from './use-reason.ts';

interface BadRowsProps {
  rows: readonly BadRow[];
  /** All bad rows, where the list holds only the first of them. */
  total: number;
  /** The file, while it is still in hand. */
  prepared: Prepared | undefined;
}

/** The bad rows as a table, and as a file to correct where their file is in hand. */
export function BadRows({ rows, total, prepared }: BadRowsProps) {
  const t = useTranslations('imports.bad');
  const fields = useTranslations('imports.fields');
  const reason = useReason(prepared);

  const inColumn = (file: Prepared) => (row: BadRow) => {
    const field = row.column !== null && fields.has(row.column) ? fields(row.column) : undefined;
    const column = headerOf(file, row) ?? field;
    return column === undefined ? reason(row) : t('inColumn', { column, reason: reason(row) });
  };
  const download = (file: Prepared) => {
    const csv = toCsv(rowsToCorrect(file, rows, inColumn(file), t('fileReason')));
    const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${t('fileName')}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <div className="flex flex-col gap-3">
      <BadRowsTable rows={rows} total={total} prepared={prepared} />
      {prepared && (
        <Button className="self-start" icon={<Download size={20} aria-hidden />} onClick={() => download(prepared)}>
          {t('download')}
        </Button>
      )}
    </div>
  );
}
