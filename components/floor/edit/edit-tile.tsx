'use client';

import { useLocale } from 'next-intl';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Spot } from '../../../lib/domain/floor/model.ts';
import { areaOf } from '../../../lib/domain/floor/rules/fits.ts';
import { directionOf } from '../../../lib/i18n/locales.ts';
import { cx } from '../../ui/cx.ts';
import { placeOf } from '../floor-ground.tsx';
import { tileClass } from '../spot-tile.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { Standing } from '../use-floor.ts';
import { useGrip } from './floor-drag.tsx';

interface EditTileProps {
  item: Standing;
  spot: Spot;
  /** Read out: its name and where it stands. */
  label: string;
  chosen: boolean;
  onChoose: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** One container while the plan is arranged: dragged, or chosen and moved by the arrow keys, or chosen and put where the plan is tapped. */
export function EditTile({ item, spot, label, chosen, onChoose, onKey }: EditTileProps) {
  const { setNodeRef, listeners, style } = useGrip({ kind: 'spot', id: item.id });
  const direction = directionOf(useLocale());
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    onChoose();
  };
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...listeners}
      aria-label={label}
      aria-pressed={chosen}
      aria-describedby="floor-keys"
      dir={direction}
      style={{ ...placeOf(areaOf(spot)), ...style }}
      onClick={choose}
      onKeyDown={onKey}
      data-spot={item.id}
      className={cx(
        tileClass,
        'cursor-grab touch-manipulation border-2 text-start',
        chosen ? 'z-10 border-primary-edge bg-primary text-on-primary' : 'border-edge bg-raised text-ink',
      )}
    >
      <span className="line-clamp-2 font-semibold">
        <bdi>{item.name}</bdi>
      </span>
      <KindIcon kind={item.kind} />
    </button>
  );
}
