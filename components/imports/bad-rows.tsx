'use client';

import Download from 'lucide-react/icons/download';
import { useTranslations } from 'next-intl';
import { toCsv } from '../../lib/domain/exports/to-csv.ts';
import { Button } from '../ui/button.tsx';
import { BadRowsTable } from './bad-rows-table.tsx';
import type { BadRow, Prepared } from './staging.ts';
import { useReason } from './use-reason.ts';

interface BadRowsProps {
  rows: readonly BadRow[];
  /** All bad rows, where the list holds only the first of them. */
  total: number;
  prepared: Prepared;
}

/** The bad rows as a table, and as a file to correct. */
export function BadRows({ rows, total, prepared }: BadRowsProps) {
  const t = useTranslations('imports.bad');
  const reason = useReason(prepared);

  // The rows as they stood in the file, with the reason behind them: correct them there and import that file.
  const download = () => {
    const { table, headerRow } = prepared;
    const sorted = rows.toSorted((a, b) => a.row - b.row);
    const lines = sorted.map((row) => [...(table[row.row - 1] ?? []), reason(row)]);
    const csv = toCsv([[...(table[headerRow] ?? []), t('reason')], ...lines]);
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
      <Button className="self-start" icon={<Download size={20} aria-hidden />} onClick={download}>
        {t('download')}
      </Button>
    </div>
  );
}
