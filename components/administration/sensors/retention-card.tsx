'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { type ReadingRetention, offeredYears, readingRetentionSchema } from '../../../lib/domain/readings/retention.ts';
import { useAct } from '../../commands/use-act.ts';
import { useMay } from '../../commands/use-may.ts';
import { useAnswer } from '../../remote/use-answer.ts';
import type { Question } from '../../remote/use-remote.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** How long raw readings are kept, and what a change would delete. */
export function RetentionCard() {
  const t = useTranslations('administration.sensors.retention');
  const may = useMay();
  const act = useAct();
  const [chosen, setChosen] = useState<number | null>(null);
  const question = useMemo<Question>(
    () => (client, tenantId) => client.rpc('reading_retention', { p_tenant_id: tenantId, p_months: chosen }),
    [chosen],
  );
  const { data, state } = useAnswer(readingRetentionSchema, question);
  if (!may('set_reading_retention.v1')) return null;
  const years = (months: number) => t('years', { count: months / 12 });
  const months = chosen ?? data?.months ?? null;
  const offered = [...new Set([...offeredYears.map((one) => one * 12), ...(data ? [data.months] : [])])];

  const save = async () => {
    if (chosen === null) return;
    const said = { text: t('saved', { years: years(chosen) }) };
    if (await act([{ name: 'set_reading_retention.v1', args: { months: chosen } }], said)) setChosen(null);
  };
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('text')}</p>
        {months === null && state !== 'failed' && <SkeletonRows rows={2} />}
        {months === null && state === 'failed' && <p>{t('offline')}</p>}
        {months !== null && (
          <>
            <Select
              label={t('label')}
              required
              value={String(months)}
              onChange={(event) => setChosen(Number(event.target.value))}
              options={offered.toSorted((a, b) => a - b).map((one) => ({ value: String(one), label: years(one) }))}
            />
            {data && state === 'ready' && <Preview retention={data} />}
            <Button
              variant="primary"
              disabled={chosen === null || chosen === data?.months || state !== 'ready'}
              onClick={() => void save()}
            >
              {t('save')}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}

/** In plain words: what goes, when, and what stays. */
function Preview({ retention: { before, count, isMore, evidence } }: { retention: ReadingRetention }) {
  const t = useTranslations('administration.sensors.retention');
  const format = useFormatter();
  const date = format.dateTime(new Date(before), { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <div className="flex flex-col gap-1" aria-live="polite">
      <p>{count === 0 ? t('none', { date }) : t('preview', { date, count, more: String(isMore) })}</p>
      {evidence > 0 && <p>{t('evidence', { count: evidence })}</p>}
    </div>
  );
}
