'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { useDays } from '../commands/use-days.ts';
import { useHazard } from '../commands/use-hazard.ts';
import { useEntity } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { Quantity } from '../ui/measures.tsx';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useClock } from '../ui/use-clock.ts';
import { useUnit } from '../commands/use-unit.ts';

/** What is written about a sample; what is not known takes no room. */
export function FactsCard({ sample, timeZone }: { sample: Sample; timeZone: string | undefined }) {
  const t = useTranslations('samples.facts');
  const format = useFormatter();
  const unitName = useUnit();
  const hazardName = useHazard();
  const day = useDays();
  const now = useClock();
  const type = useEntity('sample_type', sample.sampleTypeId)?.doc;
  const time = (iso: string) => <RelativeTime iso={iso} {...(timeZone !== undefined && { siteTimeZone: timeZone })} />;
  const { quantity, unit, externalId, hazards, collectedAt, expiresAt, notes } = sample;
  const facts: [string, ReactNode][] = [];
  if (type) {
    facts.push([
      t('type'),
      <span key="type" className="inline-flex items-center gap-2">
        <span
          aria-hidden
          className="size-3.5 rounded-full border border-edge"
          style={{ backgroundColor: type.colour }}
        />
        <bdi>{type.name}</bdi>
      </span>,
    ]);
  }
  if (externalId !== null) facts.push([t('externalId'), <Code key="external">{externalId}</Code>]);
  if (quantity !== null) {
    const written = unit === null ? format.number(quantity) : <Quantity value={quantity} unit={unitName(unit)} />;
    facts.push([t('quantity'), written]);
  }
  facts.push([t('thaws'), format.number(sample.freezeThawCount)]);
  if (hazards.length > 0) facts.push([t('hazards'), <bdi key="hazards">{format.list(hazards.map(hazardName))}</bdi>]);
  if (collectedAt !== null) facts.push([t('collectedAt'), time(collectedAt)]);
  if (expiresAt !== null) {
    const isOver = now !== undefined && Date.parse(expiresAt) <= now;
    facts.push([
      t(isOver ? 'expired' : 'expiresAt'),
      <time key="expires" dateTime={expiresAt} className={cx('figures', isOver && 'text-danger-ink')}>
        {day(expiresAt)}
      </time>,
    ]);
  }
  if (notes !== '')
    facts.push([
      t('notes'),
      <bdi key="notes" className="whitespace-pre-wrap">
        {notes}
      </bdi>,
    ]);
  return (
    <Card title={t('title')} flush>
      <dl className="divide-y divide-line">
        {facts.map(([label, value]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
