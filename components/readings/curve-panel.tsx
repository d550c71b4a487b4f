'use client';

import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Curve } from '../../lib/domain/readings/answers.ts';
import type { Range } from '../../lib/domain/readings/scale.ts';
import type { Answer } from '../remote/use-answer.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';
import { CurveChart } from './curve-chart.tsx';
import { useMoments } from './use-moments.ts';
import { useUnits } from './use-units.ts';

/** Rows of the table: as many as somebody reads. */
const ROWS = 48;

interface CurvePanelProps {
  answer: Answer<Curve>;
  window: Range;
  low: number | null;
  high: number | null;
  onPan: (by: number) => void;
}

/** A curve with its summary in words and, on request, its figures as a table. */
export function CurvePanel({ answer: { data, state }, window, low, high, onPan }: CurvePanelProps) {
  const t = useTranslations('readings.curve');
  const say = useUnits();
  const moments = useMoments(window);
  const [tabled, setTabled] = useState(false);
  if (!data) {
    if (state === 'asking') return <Skeleton className="h-72 w-full" />;
    return (
      <p className="flex items-center gap-3 py-6 text-muted">
        <CloudOff size={24} aria-hidden className="shrink-0" />
        {t('unreachable')}
      </p>
    );
  }
  const { points, excursions } = data;
  const summary =
    points.length === 0
      ? t('empty')
      : t('summary', {
          low: say('temperature', Math.min(...points.map(({ min }) => min))),
          high: say('temperature', Math.max(...points.map(({ max }) => max))),
          count: excursions.length,
        });
  const every = Math.ceil(points.length / ROWS);
  return (
    <div className="flex flex-col gap-3">
      {tabled ? (
        <Table
          caption={t('caption')}
          columns={[
            { id: 'at', header: t('time'), cell: ({ at }) => moments.exact(Date.parse(at)) },
            { id: 'mean', header: t('mean'), numeric: true, cell: ({ mean }) => say('temperature', mean, 'measured') },
            { id: 'min', header: t('min'), numeric: true, cell: ({ min }) => say('temperature', min, 'measured') },
            { id: 'max', header: t('max'), numeric: true, cell: ({ max }) => say('temperature', max, 'measured') },
          ]}
          rows={points.filter((_, index) => index % every === 0).toReversed()}
          rowKey={({ at }) => at}
        />
      ) : (
        <CurveChart
          {...{ points, window, low, high, onPan }}
          label={summary}
          excursions={excursions.map(({ startedAt, endedAt }) => ({
            from: Date.parse(startedAt),
            to: endedAt === null ? Math.max(window.to, Date.parse(startedAt)) : Date.parse(endedAt),
          }))}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {summary}
          {state === 'failed' && ` ${t('stale')}`}
        </p>
        {points.length > 0 && (
          <Button variant="quiet" onClick={() => setTabled(!tabled)}>
            {t(tabled ? 'asPicture' : 'asTable')}
          </Button>
        )}
      </div>
    </div>
  );
}
