'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import type { FloorLayout } from '../../../lib/domain/floor/model.ts';
import { FloorGround } from '../floor-ground.tsx';
import type { Standing } from '../use-floor.ts';
import { EditRoom } from './edit-room.tsx';
import { EditTile } from './edit-tile.tsx';
import type { useArranging } from './use-arranging.ts';

interface EditGroundProps {
  layout: FloorLayout;
  arranging: ReturnType<typeof useArranging>;
  ground: RefObject<HTMLDivElement | null>;
  zoom: number;
  standing: readonly Standing[];
  name: string;
}

/** The plan with its grid while it is arranged. */
export function EditGround({ layout, arranging, ground, zoom, standing, name }: EditGroundProps) {
  const t = useTranslations('floor');
  const { chosen } = arranging;
  return (
    <>
      <FloorGround
        layout={layout}
        zoom={zoom}
        label={t('plan', { name })}
        lined
        groundRef={ground}
        onPress={({ clientX, clientY }) => arranging.tap(clientX, clientY)}
      >
        {layout.rooms.map((room) => (
          <EditRoom
            key={room.id}
            room={room}
            label={arranging.whereRoom(room)}
            chosen={chosen?.kind === 'room' && chosen.id === room.id}
            onChoose={() => arranging.choose({ kind: 'room', id: room.id })}
            onKey={(event) => arranging.keyOnRoom(room, event)}
          />
        ))}
        {standing.flatMap((item) => {
          const spot = layout.spots.find(({ containerId }) => containerId === item.id);
          return spot ? (
            <EditTile
              key={item.id}
              item={item}
              spot={spot}
              label={arranging.where(layout, spot)}
              chosen={chosen?.kind === 'spot' && chosen.id === item.id}
              onChoose={() => arranging.choose({ kind: 'spot', id: item.id })}
              onKey={(event) => arranging.keyOnSpot(spot, event)}
            />
          ) : (
            []
          );
        })}
      </FloorGround>
      <p id="floor-keys" className="px-4 pt-2 text-sm text-muted pointer-coarse:hidden">
        {t('keys')}
      </p>
      <p id="floor-room-keys" className="px-4 pb-3 text-sm text-muted pointer-coarse:hidden">
        {t('roomKeys')}
      </p>
    </>
  );
}
