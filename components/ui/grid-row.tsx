'use client';

import { type CSSProperties, memo, type ReactNode } from 'react';
import { cx } from './cx.ts';
import type { GridMarkKind } from './grid-mark.tsx';

export interface GridCell {
  /** What is read aloud: "B03, tube 0042". */
  label: string;
  mark?: GridMarkKind;
  /** A line below the mark, as a CSS colour. */
  line?: string | undefined;
  /** Instead of the mark, where there is room for more. */
  content?: ReactNode;
  /** By which a drag knows the cell. */
  id?: string;
  /** Something lies here that a drag can take away. */
  grip?: boolean;
  /** Given where cells can be selected. */
  selected?: boolean;
  disabled?: boolean;
  className?: string | undefined;
}

interface GridRowProps {
  row: number;
  columns: number;
  heading: string;
  cell: (row: number, column: number) => GridCell;
  /** The column that the Tab key reaches; null in every row but one. */
  reached: number | null;
  /** The heading stays while the cells scroll below it. */
  scrolls: boolean;
  active: boolean;
  shape: 'square' | 'wide';
}

/** One row of a `GridView`, drawn anew only when something in it has changed: of many rows a key or a tap concerns two. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, columns, heading, cell, reached, scrolls, shape } = props;
  // Nearly all cells of a box have one look: it is put together once.
  const plain = lookOf(props, {});
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={cx(ROW, scrolls && shape === 'square' && row >= SEEN_AT_FIRST && UNSEEN)}
    >
      <span role="rowheader" aria-colindex={1} className={cx(HEAD, scrolls && 'sticky start-0 z-1')}>
        {heading}
      </span>
      {count(columns).map((column) => {
        const shown = cell(row, column);
        const { label, mark, line, content, id, grip, selected, disabled, className } = shown;
        const isPlain = content === undefined && className === undefined && !disabled;
        return (
          <div
            key={column}
            role="gridcell"
            aria-label={label}
            aria-disabled={disabled || undefined}
            aria-selected={selected}
            data-cell={id}
            data-grip={grip ? '' : undefined}
            data-mark={mark}
            data-line={line === undefined ? undefined : ''}
            style={line === undefined ? undefined : lineColour(line)}
            tabIndex={column === reached ? 0 : -1}
            className={isPlain ? plain : lookOf(props, shown)}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
});

/** The cells of a row beside each other; the grid says in columns how wide. */
export const ROW = 'grid gap-px grid-cols-(--grid-columns)';
/** No screen shows more rows than these at once. To ask of each whether it is seen would have those that are laid out twice. */
const SEEN_AT_FIRST = 24;
/** Of a box that is larger than the screen, rows that nobody sees are not laid out; each is as high as a target, so that its place is known. */
const UNSEEN = '[content-visibility:auto] [contain-intrinsic-block-size:var(--target)]';

/** The look of a row's or a column's heading. */
export const HEAD = 'figures flex items-center justify-center bg-sunken font-mono text-xs font-medium text-muted';

/** The look of a cell; `styles/grid.css` draws it. */
function lookOf({ shape, active }: GridRowProps, { content, disabled, className }: Partial<GridCell>): string {
  return cx(
    'grid-cell',
    content !== undefined && 'flex items-center justify-center overflow-hidden',
    shape === 'square' ? 'aspect-square' : 'h-18',
    active && !disabled && 'cursor-pointer',
    className,
  );
}

function lineColour(colour: string): CSSProperties & Record<'--line-colour', string> {
  return { '--line-colour': colour };
}

/** 0 to `length` - 1. */
export function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
