'use client';

import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useTranslations } from 'next-intl';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { type GridPlace, placeAfterKey } from './grid-keys.ts';
import { count, type GridCell, GridRow, HEAD, ROW } from './grid-row.tsx';
import { useRoom } from './use-room.ts';

export interface GridViewProps {
  label: string;
  rows: number;
  columns: number;
  rowLabel: (row: number) => string;
  columnLabel: (column: number) => string;
  /** The same function until a cell has changed: rows are drawn anew when it is another one. */
  cell: (row: number, column: number) => GridCell;
  /** Tap, Enter or Space. */
  onActivate?: (place: GridPlace) => void;
  /** A finger or a key of the mouse has come down on a cell: a tap may follow, or a drag, or nothing. */
  onPress?: (place: GridPlace) => void;
  /** The cell shown first and where the keys start. */
  focus?: GridPlace;
  /** A box lies as it lies in every language; `text` mirrors with the writing. */
  orientation?: 'plate' | 'text';
  /** `wide` for a few positions that hold named things, as the shelves of a freezer do. */
  shape?: 'square' | 'wide';
  /** Stands in one line with the way to the overview. */
  tools?: ReactNode;
  className?: string;
}

/**
 * A box seen from above, as a real ARIA grid: arrow keys, Home, End, Page Up and Down. Where the cells would be smaller than
 * a gloved finger it scrolls at full size, and an overview shows the whole; a tap in the overview comes nearer to that cell.
 */
export function GridView(props: GridViewProps) {
  const { label, rows, columns, rowLabel, columnLabel, cell, onActivate, onPress, focus, className } = props;
  const { orientation = 'plate', shape = 'square', tools } = props;
  const widest = shape === 'square' ? '4.5rem' : columns === 1 ? '24rem' : '16rem';
  const t = useTranslations('common.grid');
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>(focus ?? { row: 0, column: 0 });
  const [near, setNear] = useState(true);
  const { measure, enough } = useRoom(columns);
  const small = !near && !enough;
  const scrolls = near && !enough;

  const cellAt = (at: GridPlace) => grid.current && cellOf(grid.current, at);

  const { row: focusRow, column: focusColumn } = focus ?? {};
  const [followed, setFollowed] = useState(focus);
  if (focus && (focus.row !== followed?.row || focus.column !== followed.column)) {
    setFollowed(focus);
    setPlace(focus);
  }
  useEffect(() => {
    if (focusRow === undefined || focusColumn === undefined) return;
    const cell = grid.current && cellOf(grid.current, { row: focusRow, column: focusColumn });
    if (box.current && cell) scrollToMiddle(box.current, cell);
  }, [focusRow, focusColumn, near, enough]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!cell(place.row, place.column).disabled) onActivate?.(place);
      return;
    }
    const rightToLeft = orientation === 'text' && getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = placeAfterKey(event, place, { rows, columns }, rightToLeft);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    cellAt(next)?.focus();
  };

  const reach = (at: GridPlace | null) => {
    if (at && (at.row !== place.row || at.column !== place.column)) setPlace(at);
  };

  const press = (at: GridPlace | null) => {
    if (!at || cell(at.row, at.column).disabled) return;
    reach(at);
    if (!small) return onActivate?.(at);
    setNear(true);
    requestAnimationFrame(() => {
      const found = cellAt(at);
      if (box.current && found) scrollToMiddle(box.current, found);
      found?.focus({ preventScroll: true });
    });
  };

  return (
    <div className={cx('min-w-0', className)} ref={measure}>
      {(tools !== undefined || !enough) && (
        <div className="mb-3 flex flex-wrap items-center justify-end gap-2">
          {tools}
          {!enough && (
            <Button
              variant="quiet"
              icon={near ? <ZoomOut size={20} aria-hidden /> : <ZoomIn size={20} aria-hidden />}
              onClick={() => setNear(!near)}
            >
              {near ? t('overview') : t('nearer')}
            </Button>
          )}
        </div>
      )}
      <div
        ref={box}
        // Of a box that is larger than the screen, the first position is seen first, whichever way the page is written.
        dir={scrolls && orientation === 'plate' ? 'ltr' : undefined}
        className={scrolls ? 'max-h-[70dvh] overflow-auto overscroll-contain' : ''}
      >
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          dir={orientation === 'plate' ? 'ltr' : undefined}
          aria-label={label}
          aria-rowcount={rows + 1}
          aria-colcount={columns + 1}
          onKeyDown={onKeyDown}
          onFocus={(event) => reach(placeOf(event))}
          onPointerDown={(event) => {
            const at = placeOf(event);
            if (at) onPress?.(at);
          }}
          onClick={(event) => press(placeOf(event))}
          className="flex flex-col gap-px bg-line p-px"
          style={{
            ...columnsOf(`2rem repeat(${columns}, minmax(${small ? '0' : 'var(--target)'}, 1fr))`),
            // Said, and not found out from hundreds of cells. The whole is worth all of the width there is.
            inlineSize: small ? '100%' : `max(100%, calc(2rem + ${columns} * (var(--target) + 1px) + 2px))`,
            maxInlineSize: small ? undefined : `calc(2rem + ${columns} * ${widest})`,
          }}
        >
          <div role="row" aria-rowindex={1} className={cx(ROW, 'bg-line', scrolls && 'sticky top-0 z-2')}>
            <span aria-hidden className={cx(HEAD, scrolls && 'sticky start-0 z-1')} />
            {count(columns).map((column) => (
              <span key={column} role="columnheader" aria-colindex={column + 2} className={cx(HEAD, 'h-8')}>
                {columnLabel(column)}
              </span>
            ))}
          </div>
          {count(rows).map((row) => (
            <GridRow
              key={row}
              row={row}
              columns={columns}
              heading={rowLabel(row)}
              cell={cell}
              reached={row === place.row ? place.column : null}
              scrolls={scrolls}
              active={onActivate !== undefined}
              shape={shape}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function columnsOf(template: string): CSSProperties & Record<'--grid-columns', string> {
  return { '--grid-columns': template };
}

/** The cell at a place. Rows and cells stand in their order behind their headings: a number on each of hundreds would be written for nothing. */
function cellOf(grid: HTMLElement, { row, column }: GridPlace): HTMLElement | null {
  const cell = grid.children[row + 1]?.children[column + 1];
  return cell instanceof HTMLElement ? cell : null;
}

/** The place of the cell that an event comes from. */
function placeOf({ target }: SyntheticEvent): GridPlace | null {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  return cell?.parentElement ? { row: behindHeading(cell.parentElement), column: behindHeading(cell) } : null;
}

function behindHeading(element: Element): number {
  return [...(element.parentElement?.children ?? [])].indexOf(element) - 1;
}

/* Only the grid's own box moves; the page stays where the reader is. */
function scrollToMiddle(box: HTMLElement, cell: Element): void {
  const [outer, inner] = [box.getBoundingClientRect(), cell.getBoundingClientRect()];
  box.scrollBy({
    left: inner.left + inner.width / 2 - (outer.left + outer.width / 2),
    top: inner.top + inner.height / 2 - (outer.top + outer.height / 2),
    behavior: 'instant',
  });
}
