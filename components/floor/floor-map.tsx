'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FloorPlan } from '../../lib/domain/floor/model.ts';
import { directionOf } from '../../lib/i18n/locales.ts';
import { Card } from '../ui/card.tsx';
import { AirStrip } from './air-strip.tsx';
import { FloorGround, RoomShape } from './floor-ground.tsx';
import { SpotTile } from './spot-tile.tsx';
import type { FloorItem } from './use-floor.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface FloorMapProps {
  plan: FloorPlan;
  name: string;
  /** In the order of the Tab key: the worst first. */
  items: readonly FloorItem[];
  /** The server has not confirmed it yet. */
  provisional: boolean;
}

/** The plan of a site, everything at its place with what its sensor says. */
export function FloorMap({ plan, name, items, provisional }: FloorMapProps) {
  const t = useTranslations('floor');
  const direction = directionOf(useLocale());
  const [zoom, setZoom] = useState(1);
  return (
    <Card
      title={<bdi>{name}</bdi>}
      aside={<ZoomButtons zoom={zoom} onZoom={setZoom} />}
      {...(provisional && { className: 'provisional' })}
      flush
    >
      <AirStrip items={items.filter(({ kind }) => kind === 'air')} />
      <FloorGround layout={plan} zoom={zoom} label={t('plan', { name })}>
        {plan.rooms.map((room) => (
          <RoomShape key={room.id} area={room} name={room.name} textDirection={direction} />
        ))}
        {items.map((item) => (
          <SpotTile key={item.id} item={item} />
        ))}
      </FloorGround>
    </Card>
  );
}
