'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useUnits } from '../readings/use-units.ts';
import { cx } from '../ui/cx.ts';
import { LOOKS } from './looks.tsx';
import { useAge } from './use-age.ts';
import type { FloorItem } from './use-floor.ts';

/** The air of a site, above its plan: it is everywhere, so it has no place on it. */
export function AirStrip({ items }: { items: readonly FloorItem[] }) {
  const t = useTranslations('floor');
  const say = useUnits();
  const age = useAge();
  if (items.length === 0) return null;
  return (
    <ul role="list" aria-label={t('air')} className="flex flex-wrap gap-2 border-b border-line p-3">
      {items.map(({ id, name, state, report }) => {
        const { icon: Icon, tile } = LOOKS[state];
        return (
          <li key={id}>
            <Link
              href={paths.sensors(id)}
              data-look={state}
              className={cx('flex min-h-target flex-wrap items-center gap-x-3 rounded-md px-3 py-1', tile)}
            >
              <span className="font-semibold">
                <bdi>{name}</bdi>
              </span>
              {report?.temperature != null && (
                <span className="figures text-lg font-bold">{say('temperature', report.temperature, 'measured')}</span>
              )}
              <span className="inline-flex items-center gap-1 font-semibold">
                <Icon size={18} aria-hidden className="shrink-0" />
                {t(`states.${state}`)}
              </span>
              {report?.takenAt != null && <span className="figures">{age(report.takenAt)}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
