'use client';

import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { UnusedColumn } from '../../lib/domain/imports/unused-columns.ts';
import { useIsolated } from '../commands/use-isolated.ts';

/** Beyond this many nobody reads the names; how many there are still tells. */
const SHOWN = 8;

interface UnusedNoticeProps {
  columns: readonly UnusedColumn[];
  /** What can be done about it from here. */
  action?: ReactNode;
}

/** Says which columns of the file go nowhere, before their content is missed; nothing where all of them are used. */
export function UnusedNotice({ columns, action }: UnusedNoticeProps) {
  const t = useTranslations('imports.unused');
  const sayBad = useTranslations('imports.bad');
  const format = useFormatter();
  const isolated = useIsolated();
  // A file of rows to correct carries the reasons behind them: they are not meant to come in.
  const lost = columns.filter(({ header }) => header !== sayBad('fileReason'));
  if (lost.length === 0) return null;
  const names = lost
    .slice(0, SHOWN)
    .map(({ header, letters }) =>
      header === null ? t('unnamed', { letters }) : String(isolated({ header }, [])['header']),
    );
  const more = lost.length - names.length;
  return (
    <div role="status" className="flex flex-wrap items-start gap-3 rounded-md bg-warn-soft p-3 text-warn-ink">
      <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
      <p className="min-w-0 flex-1 basis-60 wrap-break-word">
        <strong className="block font-semibold">
          {t('columns', { columns: format.list(names, { type: 'unit' }), more })}
        </strong>
        {t('text')}
      </p>
      {action}
    </div>
  );
}
