'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { cellOf } from '../../lib/domain/positions/address.ts';
import { useQuery } from '../sync/index.ts';
import { GridView } from '../ui/grid-view.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type HeldGrid, markOf, readGrid } from './read-grid.ts';

interface PositionPickerProps {
  containerId: string;
  /** Canonical. */
  chosen: string | null;
  /** Only free positions can be chosen. */
  onChoose: (position: string, label: string) => void;
}

/** Points at a free position of a holder with a grid. */
export function PositionPicker({ containerId, ...choice }: PositionPickerProps) {
  const box = useQuery((held) => readGrid(held, containerId), [containerId]);
  if (box === undefined) return <Skeleton className="h-64 w-full" />;
  return box && <PickerGrid box={box} {...choice} />;
}

function PickerGrid({ box, chosen, onChoose }: { box: HeldGrid } & Omit<PositionPickerProps, 'containerId'>) {
  const t = useTranslations('places.cell');
  const { name, rows, columns, model } = box;
  const focus = chosen === null ? null : cellOf(chosen);
  const cell = useCallback(
    (row: number, column: number) => {
      const found = model.rows[row]?.[column];
      if (!found) return { label: '', disabled: true };
      const { label, state, occupant, blockedReason, position } = found;
      return {
        label: t(state, { label, name: occupant?.name ?? '', reason: blockedReason ?? '' }),
        mark: markOf(found, chosen),
        selected: position === chosen,
        disabled: state !== 'free',
      };
    },
    [model, chosen, t],
  );
  return (
    <GridView
      label={name}
      rows={rows}
      columns={columns}
      rowLabel={(row) => model.rowHeadings[row] ?? ''}
      columnLabel={(column) => model.columnHeadings[column] ?? ''}
      {...(focus && { focus: { row: focus.row - 1, column: focus.column - 1 } })}
      onActivate={({ row, column }) => {
        const found = model.rows[row]?.[column];
        if (found?.state === 'free') onChoose(found.position, found.label);
      }}
      cell={cell}
    />
  );
}
