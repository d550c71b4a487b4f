'use client';

import type { Sample } from '../../lib/domain/samples/model.ts';
import { LitGrid } from './lit-grid.tsx';
import { whereabouts } from './place-facts.ts';
import { PlaceLine } from './place-line.tsx';
import { useQuery } from '../sync/index.ts';
import { cx } from '../ui/cx.ts';

interface HeldPlaceProps {
  sample: Pick<Sample, 'containerId' | 'position'>;
  /** In one line, where other things must stay in sight. */
  small?: boolean;
}

/** The place that is held for a sample: its way in names, and its box with the position lit. */
export function HeldPlace({ sample: { containerId, position }, small = false }: HeldPlaceProps) {
  const place = useQuery((held) => whereabouts(held, { containerId, position }), [containerId, position]);
  if (!place) return null;
  return (
    <div className={cx(small && 'flex flex-row-reverse items-center justify-end gap-3')}>
      <p className="font-semibold">
        <PlaceLine place={place} short={small} />
      </p>
      <LitGrid
        containerId={place.containerId}
        position={place.position}
        label={place.label}
        className={small ? 'size-28 shrink-0' : 'mx-auto mt-2 max-w-64'}
      />
    </div>
  );
}
