'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { cellIn, type Grid } from '../../lib/domain/positions/grid.ts';
import { type GridCell, gridModel } from '../../lib/domain/positions/grid-model.ts';
import { GridView } from '../ui/grid-view.tsx';
import { BoxCell } from './box-cell.tsx';
import { BoxDrag } from './box-drag.tsx';
import type { HeldThing } from './hand.ts';
import type { Occupant } from './occupant.ts';
import type { Contents } from './use-contents.ts';
import { useOccupancy } from './use-occupancy.ts';

/** Up to so many columns the names of what stands there have room. */
const WIDE_COLUMNS = 6;

export interface BoxMapProps {
  contents: Contents;
  grid: Grid;
  hand: readonly HeldThing[];
  /** The position to show lit, from a search or a scan. */
  lit: string | null;
  /** Stands above the map. */
  tools: ReactNode;
  onActivate: (cell: GridCell<Occupant>) => void;
  onDrop: (occupant: Occupant, position: string) => void;
}

/** A box from above, with every way to move what is in it: drag and drop, tap and tap, or the arrow keys and Enter. */
export function BoxMap({ contents, grid, hand, lit, tools, onActivate, onDrop }: BoxMapProps) {
  const t = useTranslations('storage.map');
  const { container, occupants, sampleTypes } = contents;
  const model = useMemo(
    () => gridModel(grid, { occupants, blocked: container.blocked }),
    [grid, occupants, container.blocked],
  );
  const inside = occupants.filter(({ kind }) => kind === 'container');
  const wide = inside.length > 0 && grid.columns <= WIDE_COLUMNS;
  const occupancy = useOccupancy(inside.map(({ id }) => id));
  const held = useMemo(() => new Set(hand.map(({ id }) => id)), [hand]);
  const cellAt = (row: number, column: number) => model.rows[row]?.[column];
  const isHeld = (cell: GridCell<Occupant>) => cell.occupant !== null && held.has(cell.occupant.id);
  const litCell = lit === null ? null : cellIn(grid, lit);

  const drop = (from: string, to: string) => {
    const cells = model.rows.flat();
    const occupant = cells.find(({ position }) => position === from)?.occupant;
    const target = cells.find(({ position }) => position === to);
    if (occupant && target?.state === 'free') onDrop(occupant, to);
  };

  return (
    <BoxDrag onDrop={drop}>
      {(carried) => (
        <GridView
          label={t('label', { container: container.name })}
          rows={grid.rows}
          columns={grid.columns}
          shape={wide ? 'wide' : 'square'}
          tools={tools}
          rowLabel={(row) => model.rowHeadings[row] ?? ''}
          columnLabel={(column) => model.columnHeadings[column] ?? ''}
          {...(litCell && { focus: { row: litCell.row - 1, column: litCell.column - 1 } })}
          isSelected={(row, column) => {
            const cell = cellAt(row, column);
            return cell !== undefined && isHeld(cell);
          }}
          onActivate={({ row, column }) => {
            const cell = cellAt(row, column);
            if (cell) onActivate(cell);
          }}
          cell={(row, column) => {
            const cell = cellAt(row, column);
            if (!cell) return { label: '', content: null, disabled: true };
            const { label, state, occupant, blockedReason } = cell;
            const sampleType = occupant?.kind === 'sample' ? sampleTypes.get(occupant.typeId) : undefined;
            return {
              label: t(occupant?.checkedOut ? 'checkedOut' : state, {
                position: label,
                name: occupant?.name ?? '',
                reason: blockedReason ?? '',
              }),
              content: (
                <BoxCell
                  cell={cell}
                  inHand={isHeld(cell)}
                  lit={cell.position === lit}
                  carried={carried?.from === cell.position}
                  over={carried?.over === cell.position}
                  sampleType={sampleType}
                  wide={wide}
                  occupancy={occupant ? occupancy?.get(occupant.id) : undefined}
                />
              ),
            };
          }}
        />
      )}
    </BoxDrag>
  );
}
