'use client';

import { useTranslations } from 'next-intl';
import { cellOf } from '../../lib/domain/positions/address.ts';
import { useQuery } from '../sync/index.ts';
import { GridMark } from '../ui/grid-mark.tsx';
import { GridView } from '../ui/grid-view.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { markOf, readGrid } from './read-grid.ts';

interface PositionPickerProps {
  containerId: string;
  /** Canonical. */
  chosen: string | null;
  /** Only free positions can be chosen. */
  onChoose: (position: string, label: string) => void;
}

/** Points at a free position of a holder with a grid. */
export function PositionPicker({ containerId, chosen, onChoose }: PositionPickerProps) {
  const t = useTranslations('places.cell');
  const box = useQuery((held) => readGrid(held, containerId), [containerId]);
  if (box === undefined) return <Skeleton className="h-64 w-full" />;
  if (box === null) return null;
  const { name, rows, columns, model } = box;
  const focus = chosen === null ? null : cellOf(chosen);
  return (
    <GridView
      label={name}
      rows={rows}
      columns={columns}
      rowLabel={(row) => model.rowHeadings[row] ?? ''}
      columnLabel={(column) => model.columnHeadings[column] ?? ''}
      {...(focus && { focus: { row: focus.row - 1, column: focus.column - 1 } })}
      isSelected={(row, column) => model.rows[row]?.[column]?.position === chosen}
      onActivate={({ row, column }) => {
        const cell = model.rows[row]?.[column];
        if (cell?.state === 'free') onChoose(cell.position, cell.label);
      }}
      cell={(row, column) => {
        const cell = model.rows[row]?.[column];
        if (!cell) return { label: '', content: null, disabled: true };
        const { label, state, occupant, blockedReason } = cell;
        return {
          label: t(state, { label, name: occupant?.name ?? '', reason: blockedReason ?? '' }),
          content: <GridMark kind={markOf(cell, chosen)} />,
          disabled: state !== 'free',
        };
      }}
    />
  );
}
