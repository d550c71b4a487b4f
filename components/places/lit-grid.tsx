'use client';

import { useTranslations } from 'next-intl';
import { gridOf } from '../../lib/domain/positions/grid.ts';
import { type GridCell, gridModel } from '../../lib/domain/positions/grid-model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useQuery } from '../sync/index.ts';
import { cx } from '../ui/cx.ts';
import { GridMark, type GridMarkKind } from '../ui/grid-mark.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** The grid of a holder and what lies in it, read from this device. */
async function readGrid(held: LocalQueries, containerId: string) {
  const container = (await held.get('container', containerId))?.doc;
  const type = container && (await held.get('container_type', container.typeId))?.doc;
  const grid = type ? gridOf(type) : null;
  if (!container || !grid) return null;
  const samples = await held.samplesIn(containerId);
  const containers = await held.containersIn(containerId);
  const occupants = [...samples, ...containers.filter(({ doc }) => !doc.archived)];
  const model = gridModel(grid, {
    occupants: occupants.map(({ doc, provisional }) => ({ id: doc.id, position: doc.position, provisional })),
    blocked: container.blocked,
  });
  return { name: container.name, columns: grid.columns, model };
}

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
  const { name, columns, model } = box;
  const kindOf = (cell: GridCell<{ provisional: boolean }>): GridMarkKind => {
    if (cell.position === position) return 'lit';
    if (cell.state === 'occupied') return cell.occupant?.provisional ? 'provisional' : 'filled';
    return cell.state === 'blocked' ? 'blocked' : 'empty';
  };
  return (
    <figure className={cx('min-w-0', className)}>
      <div
        role="img"
        aria-label={label === null ? t('grid', { name }) : t('gridLit', { name, label })}
        dir="ltr"
        className="grid gap-px rounded-sm border border-edge bg-surface p-1.5"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {model.rows.flat().map((cell) => (
          <span key={cell.position} className="flex aspect-square min-w-0 items-center justify-center">
            <GridMark kind={kindOf(cell)} />
          </span>
        ))}
      </div>
    </figure>
  );
}
