'use client';

import { useLocale, useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { areaOf } from '../../lib/domain/floor/rules/fits.ts';
import { directionOf } from '../../lib/i18n/locales.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useUnits } from '../readings/use-units.ts';
import { cx } from '../ui/cx.ts';
import { placeOf } from './floor-ground.tsx';
import { LOOKS } from './looks.tsx';
import { useAge } from './use-age.ts';
import type { FloorItem } from './use-floor.ts';

/** The looks of a tile, the same while it is read and while it is moved. */
export const tileClass =
  'absolute flex flex-col justify-between overflow-hidden rounded-md [-webkit-print-color-adjust:exact] [print-color-adjust:exact] px-[calc(var(--cell)*0.2)] py-[calc(var(--cell)*0.1)] text-[clamp(0.6875rem,calc(var(--cell)*0.56),1.375rem)] leading-[1.15]';

/** One container at its place: its name, its temperature, its state in picture and word, and how old that is. */
export function SpotTile({ item }: { item: FloorItem }) {
  const t = useTranslations('floor');
  const say = useUnits();
  const age = useAge();
  const direction = directionOf(useLocale());
  const { icon: Icon, tile } = LOOKS[item.state];
  const { report, spot } = item;
  if (spot === null) return null;
  const temperature = report?.temperature ?? null;
  return (
    <Link
      href={item.sensorId === null ? paths.storage(item.id) : paths.sensors(item.sensorId)}
      dir={direction}
      style={placeOf(areaOf(spot))}
      data-look={item.state}
      className={cx(tileClass, tile, 'scale-96 hover:z-10 hover:scale-100')}
    >
      <span dir="auto" className="truncate-name font-semibold">
        {item.name}
      </span>
      {temperature !== null && (
        <span className="figures truncate text-[1.2em] leading-none font-bold tracking-tight">
          {say('temperature', temperature, 'measured')}
        </span>
      )}
      <span className="flex items-center gap-[0.25em] font-semibold">
        <Icon aria-hidden className="size-[1.1em] shrink-0" />
        <span className="truncate">{t(`states.${item.state}`)}</span>
      </span>
      {report?.takenAt != null && <span className="figures truncate">{age(report.takenAt)}</span>}
    </Link>
  );
}
