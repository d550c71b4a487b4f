'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';

/** How full a holder is, as a bar and in words; a holder of no known size says how many samples it holds. */
export function OccupancyBar({ occupancy }: { occupancy: Occupancy }) {
  const t = useTranslations('storage.occupancy');
  const format = useFormatter();
  const { used, capacity } = occupancy;
  if (capacity === null || capacity === 0) return <span className="text-sm text-muted">{t('samples', { used })}</span>;
  const part = Math.min(1, used / capacity);
  const fill = part >= 1 ? 'bg-danger' : part >= 0.85 ? 'bg-warn' : 'bg-primary';
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      <span
        aria-hidden
        className="relative h-2.5 w-24 shrink-0 overflow-hidden rounded-full border border-edge bg-sunken"
      >
        <span className={`absolute inset-y-0 start-0 ${fill}`} style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <span className="figures">{t('share', { part: format.number(part, { style: 'percent' }), used, capacity })}</span>
    </span>
  );
}
