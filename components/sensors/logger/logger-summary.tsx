'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Summary } from '../../../lib/imports/logger/messages.ts';
import { useUnits } from '../../readings/use-units.ts';
import { Code } from '../../ui/code.tsx';
import { Table } from '../../ui/table.tsx';
import { dateFormat } from '../../ui/date-format.ts';

const QUANTITIES = ['temperature', 'humidity', 'pressure'] as const;

interface LoggerSummaryProps {
  readonly summary: Summary;
  /** The zone that times are shown in; null for the reader's own. */
  readonly zone: string | null;
}

/** What would be recorded: how many, from when to when, between what, the first of them; and the rows that are left out, with the reason. */
export function LoggerSummary({ summary, zone }: LoggerSummaryProps) {
  const t = useTranslations('sensors.logger');
  const last = useTranslations('sensors.last');
  const locale = useLocale();
  const format = useFormatter();
  const say = useUnits();
  const moment = useMemo(() => {
    const style = { dateStyle: 'medium', timeStyle: 'medium' } as const;
    const written = dateFormat(locale, { ...style, ...(zone !== null && { timeZone: zone }) });
    return (iso: string) => written.format(new Date(iso));
  }, [locale, zone]);
  const { count, from, to, lowest, highest, empty, bad, badCount, first } = summary;
  const measured = QUANTITIES.filter((quantity) => first.some((reading) => reading[quantity] !== null));
  return (
    <div className="flex flex-col gap-4">
      <div role="status">
        <p className="font-semibold">{t('count', { count })}</p>
        {from !== null && to !== null && <p>{t('period', { from: moment(from), to: moment(to) })}</p>}
        {lowest !== null && highest !== null && (
          <p>
            {t('range', {
              lowest: say('temperature', lowest, 'measured'),
              highest: say('temperature', highest, 'measured'),
            })}
          </p>
        )}
        {empty > 0 && <p className="text-sm text-muted">{t('empty', { count: empty })}</p>}
      </div>
      {first.length > 0 && <p className="-mb-3 font-semibold">{t('first')}</p>}
      {first.length > 0 && (
        <Table
          caption={t('first')}
          rows={first}
          rowKey={({ takenAt }) => takenAt}
          columns={[
            { id: 'at', header: last('time'), cell: ({ takenAt }) => moment(takenAt) },
            ...measured.map((quantity) => ({
              id: quantity,
              header: last(quantity),
              numeric: true,
              cell: (reading: (typeof first)[number]) => {
                const value = reading[quantity];
                return value === null ? '' : say(quantity, value, 'measured');
              },
            })),
          ]}
        />
      )}
      {badCount > 0 && (
        <details>
          <summary className="min-h-target cursor-pointer content-center font-semibold text-warn-ink">
            {t('bad', { count: badCount })}
          </summary>
          <Table
            caption={t('bad', { count: badCount })}
            rows={bad}
            rowKey={({ row }) => String(row)}
            columns={[
              { id: 'row', header: t('row'), numeric: true, cell: ({ row }) => format.number(row) },
              { id: 'found', header: t('inFile'), cell: ({ found }) => <Code>{found}</Code> },
              { id: 'why', header: t('why'), cell: ({ problem }) => t(`problems.${problem}`) },
            ]}
          />
          {badCount > bad.length && (
            <p className="text-sm text-muted">{t('moreBad', { shown: bad.length, count: badCount })}</p>
          )}
        </details>
      )}
    </div>
  );
}
