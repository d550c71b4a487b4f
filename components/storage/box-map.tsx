'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useMemo } from 'react';
import { cellIn, type Grid } from '../../lib/domain/positions/grid.ts';
import { type GridCell, gridModel } from '../../lib/domain/positions/grid-model.ts';
import { cx } from '../ui/cx.ts';
import { GridView } from '../ui/grid-view.tsx';
import { boxMark, WideCell } from './box-cell.tsx';
import { BoxDrag, type Carried } from './box-drag.tsx';
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
  /** Perhaps the beginning of a tap. */
  onPress: (cell: GridCell<Occupant>) => void;
  /** Null for whoever may move nothing: then nothing can be dragged either. */
  onDrop: ((occupant: Occupant, target: GridCell<Occupant>) => void) | null;
}

/** A box from above, with every way to move what is in it: drag and drop, tap and tap, or the arrow keys and Enter. */
export function BoxMap({ onDrop, ...map }: BoxMapProps) {
  const { contents, grid } = map;
  const { container, occupants } = contents;
  const model = useMemo(
    () => gridModel(grid, { occupants, blocked: container.blocked }),
    [grid, occupants, container.blocked],
  );
  if (onDrop === null) return <PositionMap {...map} model={model} carried={null} fixed />;
  const drop = (from: string, to: string) => {
    const cells = model.rows.flat();
    const occupant = cells.find(({ position }) => position === from)?.occupant;
    const target = cells.find(({ position }) => position === to);
    if (occupant && target && from !== to) onDrop(occupant, target);
  };
  return <BoxDrag onDrop={drop}>{(carried) => <PositionMap {...map} model={model} carried={carried} />}</BoxDrag>;
}

interface MapProps extends Omit<BoxMapProps, 'onDrop'> {
  model: ReturnType<typeof gridModel<Occupant>>;
  carried: Carried | null;
  /** Nothing can be dragged away. */
  fixed?: boolean;
}

function PositionMap({
  contents,
  grid,
  hand,
  lit,
  tools,
  onActivate,
  onPress,
  model,
  carried,
  fixed = false,
}: MapProps) {
  const t = useTranslations('storage.map');
  const { container, occupants, sampleTypes } = contents;
  const inside = occupants.filter(({ kind }) => kind === 'container');
  const wide = inside.length > 0 && grid.columns <= WIDE_COLUMNS;
  const occupancy = useOccupancy(inside.map(({ id }) => id));
  const held = useMemo(() => new Set(hand.map(({ id }) => id)), [hand]);
  const litCell = lit === null ? null : cellIn(grid, lit);

  const cell = useCallback(
    (row: number, column: number) => {
      const found = model.rows[row]?.[column];
      if (!found) return { label: '', disabled: true };
      const { label, state, occupant, blockedReason, position } = found;
      const inHand = occupant !== null && held.has(occupant.id);
      const mark = boxMark(found, { inHand, lit: position === lit });
      const sampleType = occupant?.kind === 'sample' && !inHand ? sampleTypes.get(occupant.typeId) : undefined;
      return {
        label: t(occupant?.checkedOut ? 'checkedOut' : state, {
          position: label,
          name: occupant?.name ?? '',
          reason: blockedReason ?? '',
        }),
        id: position,
        grip: occupant !== null && !fixed,
        selected: inHand,
        line: sampleType?.colour,
        ...(wide
          ? {
              content: (
                <WideCell
                  mark={mark}
                  occupant={occupant}
                  occupancy={occupant ? occupancy?.get(occupant.id) : undefined}
                />
              ),
            }
          : { mark }),
        className:
          carried === null
            ? undefined
            : cx(
                carried.over === position && state === 'free' && 'bg-primary-soft!',
                carried.from === position && 'opacity-40',
              ),
      };
    },
    [model, held, lit, sampleTypes, wide, occupancy, carried, fixed, t],
  );

  return (
    <GridView
      label={t('label', { container: container.name })}
      rows={grid.rows}
      columns={grid.columns}
      shape={wide ? 'wide' : 'square'}
      tools={tools}
      rowLabel={(row) => model.rowHeadings[row] ?? ''}
      columnLabel={(column) => model.columnHeadings[column] ?? ''}
      {...(litCell && { focus: { row: litCell.row - 1, column: litCell.column - 1 } })}
      onActivate={({ row, column }) => {
        const found = model.rows[row]?.[column];
        if (found) onActivate(found);
      }}
      onPress={({ row, column }) => {
        const found = model.rows[row]?.[column];
        if (found) onPress(found);
      }}
      cell={cell}
    />
  );
}
