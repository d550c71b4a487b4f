'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { withVisibleMarks } from '../../lib/domain/imports/invisible.ts';
import { Code } from '../ui/code.tsx';
import { Table } from '../ui/table.tsx';
import type { BadRow, Prepared } from './staging.ts';
import { useReason } from './use-reason.ts';

const SHOWN = 200;

interface BadRowsTableProps {
  rows: readonly BadRow[];
  /** All bad rows, where the list holds only the first of them. */
  total: number;
  /** The file, while it is still in hand. */
  prepared: Prepared | undefined;
}

/** Every bad row with its column, what stands there and why it cannot be imported. */
export function BadRowsTable({ rows, total, prepared }: BadRowsTableProps) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const reason = useReason(prepared);
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const shown = sorted.slice(0, SHOWN);
  const column = (row: BadRow) =>
    row.column !== null && t.has(`fields.${row.column}`) ? t(`fields.${row.column}`) : '';
  return (
    <>
      <Table<BadRow>
        caption={t('bad.title')}
        rows={shown}
        rowKey={(row) => `${row.row}-${row.code}-${row.column ?? ''}`}
        columns={[
          { id: 'row', header: t('bad.row'), numeric: true, cell: (row) => format.number(row.row) },
          { id: 'column', header: t('bad.column'), cell: column },
          {
            id: 'value',
            header: t('bad.value'),
            cell: (row) => row.value !== null && <Code whole>{withVisibleMarks(row.value)}</Code>,
          },
          { id: 'reason', header: t('bad.reason'), cell: (row) => withWholeDates(reason(row)) },
        ]}
      />
      {total > shown.length && <p className="text-sm text-muted">{t('bad.more', { shown: shown.length, total })}</p>}
    </>
  );
}

const DATE = /(\d{4}-\d{2}-\d{2})/;

/** A date that is to be copied into a file stays in one line. */
function withWholeDates(sentence: string): ReactNode {
  // Every second part is what was split by.
  return sentence.split(DATE).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={`${at} ${part}`} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
