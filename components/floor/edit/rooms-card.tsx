'use client';

import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { withoutRoom, withRoom } from '../../../lib/domain/floor/arrange.ts';
import { isReadable } from '../../../lib/domain/commands/fields.ts';
import { FLOOR, type FloorLayout, type Room } from '../../../lib/domain/floor/model.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NumberField } from './number-field.tsx';

interface RoomsCardProps {
  layout: FloorLayout;
  chosen: Room | undefined;
  onChange: (layout: FloorLayout) => void;
  onChoose: (roomId: string | null) => void;
}

/** Rooms and areas: a new one, and the name, the size and the removal of the one that is chosen on the plan. */
export function RoomsCard({ layout, chosen, onChange, onChoose }: RoomsCardProps) {
  const t = useTranslations('floor.rooms');
  const add = () => {
    const name = t('newName', { number: layout.rooms.length + 1 });
    const room: Room = {
      ...{ id: v7(), name, x: 0, y: 0 },
      ...{ width: Math.ceil(layout.columns / 2), height: Math.ceil(layout.rows / 2) },
    };
    onChange(withRoom(layout, room));
    onChoose(room.id);
  };
  const isFull = layout.rooms.length >= FLOOR.rooms;
  return (
    <Card
      title={t('title', { count: layout.rooms.length })}
      aside={
        <Button icon={<Plus size={20} aria-hidden />} onClick={add} disabled={isFull}>
          {t('add')}
        </Button>
      }
    >
      {chosen === undefined ? (
        <p className="text-muted">{t('hint')}</p>
      ) : (
        <RoomFields
          key={chosen.id}
          room={chosen}
          layout={layout}
          onChange={onChange}
          onRemove={() => {
            onChange(withoutRoom(layout, chosen.id));
            onChoose(null);
          }}
        />
      )}
    </Card>
  );
}

interface RoomFieldsProps {
  room: Room;
  layout: FloorLayout;
  onChange: (layout: FloorLayout) => void;
  onRemove: () => void;
}

function RoomFields({ room, layout, onChange, onRemove }: RoomFieldsProps) {
  const t = useTranslations('floor.rooms');
  const [name, setName] = useState(room.name);
  const isName = name.trim() !== '' && isReadable(name);
  const edit = (changes: Partial<Room>) => onChange(withRoom(layout, { ...room, ...changes }));
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('name')}
        required
        value={name}
        maxLength={60}
        error={isName ? undefined : t('nameEmpty')}
        onChange={({ target }) => setName(target.value)}
        onBlur={() => (isName ? edit({ name: name.trim() }) : setName(room.name))}
      />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('width')}
          value={room.width}
          least={1}
          most={layout.columns}
          onChange={(width) => edit({ width })}
        />
        <NumberField
          label={t('height')}
          value={room.height}
          least={1}
          most={layout.rows}
          onChange={(height) => edit({ height })}
        />
      </div>
      <Button icon={<Trash2 size={20} aria-hidden />} onClick={onRemove}>
        {t('remove', { name: room.name })}
      </Button>
    </div>
  );
}
