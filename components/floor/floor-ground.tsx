'use client';

import type { CSSProperties, ReactNode, Ref } from 'react';
import type { FloorLayout } from '../../lib/domain/floor/model.ts';
import type { Area } from '../../lib/domain/floor/rules/fits.ts';
import { usePicture } from './use-picture.ts';

/** Where an area is drawn: in cells of the plan, whose size the ground knows. */
export function placeOf({ x, y, width, height }: Area): CSSProperties {
  return {
    left: `calc(var(--cell) * ${x})`,
    top: `calc(var(--cell) * ${y})`,
    width: `calc(var(--cell) * ${width})`,
    height: `calc(var(--cell) * ${height})`,
  };
}

const LINES: CSSProperties = {
  backgroundImage:
    'linear-gradient(to right, var(--line) 1px, transparent 1px), linear-gradient(to bottom, var(--line) 1px, transparent 1px)',
  backgroundSize: 'var(--cell) var(--cell)',
};

interface FloorGroundProps {
  layout: Pick<FloorLayout, 'columns' | 'rows' | 'pictureId'>;
  /** How many times larger than what fits. */
  zoom: number;
  /** Said of what scrolls. */
  label: string;
  /** With the lines of its grid, for arranging. */
  lined?: boolean;
  groundRef?: Ref<HTMLDivElement>;
  onPress?: (event: React.MouseEvent<HTMLDivElement>) => void;
  children: ReactNode;
}

/**
 * The ground of a plan. A plan is a map: it does not mirror where words run from right to left, so what lies on it is placed from the left. A
 * cell is as large as fits, but never so small that a tile could not be read; then the plan scrolls.
 */
export function FloorGround({ layout, zoom, label, lined = false, groundRef, onPress, children }: FloorGroundProps) {
  const picture = usePicture(layout.pictureId);
  const { columns, rows } = layout;
  const size: CSSProperties & { readonly '--cell': string } = {
    '--cell': `calc(clamp(0.925rem, 100cqi / ${columns}, 3.25rem) * ${zoom})`,
    width: `calc(var(--cell) * ${columns})`,
    height: `calc(var(--cell) * ${rows})`,
    ...(picture !== undefined && { backgroundImage: `url("${picture}")`, backgroundSize: '100% 100%' }),
  };
  return (
    <div className="@container min-w-0">
      {/* Whoever has no pointer scrolls it by its focus. */}
      <div
        role="region"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        dir="ltr"
        className="max-h-[80dvh] overflow-auto overscroll-x-contain rounded-md bg-sunken print:max-h-none print:overflow-visible"
      >
        {/* The keyboard has its own way of placing things; this one is for a finger. */}
        <div ref={groundRef} role="presentation" style={size} onClick={onPress} className="relative mx-auto bg-surface">
          {lined && <div aria-hidden className="absolute inset-0" style={LINES} />}
          {children}
        </div>
      </div>
    </div>
  );
}

/** A room: its outline and its name, behind whatever stands in it. */
export function RoomShape({ area, name, textDirection }: { area: Area; name: string; textDirection: 'ltr' | 'rtl' }) {
  return (
    <div style={placeOf(area)} className="absolute border-2 border-edge bg-sunken/60">
      <span dir={textDirection} className="absolute inset-x-1 bottom-0">
        <span
          dir="auto"
          className="truncate-name block text-[clamp(0.6875rem,calc(var(--cell)*0.6),1.25rem)] leading-tight font-semibold text-muted"
        >
          {name}
        </span>
      </span>
    </div>
  );
}
