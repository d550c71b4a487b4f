'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { cx } from '../ui/cx.ts';

/** How full a holder is, as a bar and in words; a holder of no known size says how many samples it holds. */
export function OccupancyBar({ occupancy }: { occupancy: Occupancy }) {
  const t = useTranslations('storage.occupancy');
  const format = useFormatter();
  const isolated = useIsolated();
  const { used, capacity } = occupancy;
  if (capacity === null || capacity === 0) return <span className="text-sm text-muted">{t('samples', { used })}</span>;
  const part = Math.min(1, used / capacity);
  // Arabic marks its percent sign as left to right, which would draw the figure behind it along.
  const percent = format.number(part, { style: 'percent' });
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      <OccupancyTrack occupancy={occupancy} className="w-24" />
      <span className="figures">{t('share', isolated({ part: percent, used, capacity }, []))}</span>
    </span>
  );
}

/** The bar alone, for maps; nothing where the size is not known. */
export function OccupancyTrack({
  occupancy: { used, capacity },
  className,
}: {
  occupancy: Occupancy;
  className: string;
}) {
  if (capacity === null || capacity === 0) return null;
  const part = Math.min(1, used / capacity);
  const fill = part >= 1 ? 'bg-danger' : part >= 0.85 ? 'bg-warn' : 'bg-primary-ink';
  return (
    <span
      aria-hidden
      className={cx('relative h-2.5 shrink-0 overflow-hidden rounded-full border border-edge bg-sunken', className)}
    >
      <span className={cx('absolute inset-y-0 start-0', fill)} style={{ inlineSize: `${part * 100}%` }} />
    </span>
  );
}
