'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useQuery } from '../sync/index.ts';
import { cx } from '../ui/cx.ts';
import { GridMark } from '../ui/grid-mark.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { markOf, readGrid } from './read-grid.ts';

interface LitGridProps {
  containerId: string;
  /** Canonical; null draws the box without a lit position. */
  position: string | null;
  /** How the box writes it; for the ear. */
  label: string | null;
  className?: string;
}

/** A box seen from above with one position lit: where to put it, where to find it. A picture, not a control. */
export function LitGrid({ containerId, position, label, className }: LitGridProps) {
  const t = useTranslations('places');
  const box = useQuery((held) => readGrid(held, containerId), [containerId]);
  if (box === undefined) return <Skeleton className={cx('aspect-square', className ?? 'w-full')} />;
  if (box === null) return null;
  const { name, rows, columns, model } = box;
  return (
    <div className={cx('flex items-center justify-center', className)}>
      <div
        role="img"
        aria-label={label === null ? t('grid', { name }) : t('gridLit', { name, label })}
        dir="ltr"
        className="grid gap-px rounded-sm border border-edge bg-surface p-1.5"
        // Never higher than the room is wide: a freezer of five shelves is a narrow column.
        style={{
          inlineSize: `${Math.min(1, columns / rows) * 100}%`,
          aspectRatio: `${columns} / ${rows}`,
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {model.rows.flat().map((cell) => (
          <Cell key={cell.position} kind={markOf(cell, position)} className="min-h-0 min-w-0" />
        ))}
      </div>
    </div>
  );
}

/** Of a box with a hundred positions one or two change with a scan. */
const Cell = memo(GridMark);
