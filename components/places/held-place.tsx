'use client';

import type { Sample } from '../../lib/domain/samples/model.ts';
import { LitGrid } from './lit-grid.tsx';
import { whereabouts } from './place-facts.ts';
import { PlaceLine } from './place-line.tsx';
import { useQuery } from '../sync/index.ts';

/** The place that is held for a sample: its way in names, and its box with the position lit. */
export function HeldPlace({ sample }: { sample: Pick<Sample, 'containerId' | 'position'> }) {
  const { containerId, position } = sample;
  const place = useQuery((held) => whereabouts(held, { containerId, position }), [containerId, position]);
  if (!place) return null;
  return (
    <div>
      <p className="font-semibold">
        <PlaceLine place={place} />
      </p>
      <LitGrid
        containerId={place.containerId}
        position={place.position}
        label={place.label}
        className="mx-auto mt-2 max-w-64"
      />
    </div>
  );
}
