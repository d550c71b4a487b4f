'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import { Card } from '../../ui/card.tsx';
import type { Standing } from '../use-floor.ts';
import { useGrip } from './floor-drag.tsx';
import { KindIcon } from './kind-icon.tsx';

interface TrayProps {
  items: readonly Standing[];
  onPlace: (id: string) => void;
}

/** What has no place on the plan yet: dragged onto it, or put onto it by a tap. */
export function Tray({ items, onPlace }: TrayProps) {
  const t = useTranslations('floor.tray');
  if (items.length === 0) return <p className="text-muted">{t('empty')}</p>;
  return (
    <Card title={t('title', { count: items.length })}>
      <ul role="list" className="flex flex-wrap gap-2">
        {items.map((item) => (
          <li key={item.id}>
            <TrayItem item={item} onPlace={() => onPlace(item.id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TrayItem({ item, onPlace }: { item: Standing; onPlace: () => void }) {
  const t = useTranslations('floor.tray');
  const { setNodeRef, listeners, style } = useGrip({ kind: 'spot', id: item.id });
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...listeners}
      data-tray={item.id}
      aria-label={t('place', { name: item.name })}
      onClick={onPlace}
      style={style}
      className="relative inline-flex min-h-target cursor-grab items-center gap-2 rounded-md border-2 border-dashed border-edge bg-raised px-3 font-semibold"
    >
      <KindIcon kind={item.kind} />
      <bdi>{item.name}</bdi>
      <Plus size={18} aria-hidden />
    </button>
  );
}
