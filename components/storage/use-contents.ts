'use client';

import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import type { Container } from '../../lib/domain/containers/model.ts';
import { type Grid, gridOf } from '../../lib/domain/positions/grid.ts';
import type { SampleType } from '../../lib/domain/sample-types/model.ts';
import type { Site } from '../../lib/domain/sites/model.ts';
import { type LocalQueries, localQueries } from '../../lib/domain/world/local-queries.ts';
import { type OpenStore, useOpenStore } from '../sync/context.ts';
import { useQuery } from '../sync/index.ts';
import { useCallback } from 'react';
import { containerOccupant, type Occupant, sampleOccupant } from './occupant.ts';

/** A holder with everything its screen shows, in one consistent read. */
export interface Contents {
  readonly container: Container;
  readonly provisional: boolean;
  readonly type: ContainerType;
  readonly grid: Grid | null;
  readonly site: Site | null;
  /** From the site's own holder down to this one. */
  readonly path: readonly Container[];
  readonly occupants: readonly Occupant[];
  /** Of every container, for what stands in this one. */
  readonly types: ReadonlyMap<string, ContainerType>;
  readonly sampleTypes: ReadonlyMap<string, SampleType>;
}

async function read(held: LocalQueries, id: string): Promise<Contents | null> {
  const container = await held.get('container', id);
  if (!container) return null;
  const [containerTypes, site, path, children, samples, sampleTypes] = await Promise.all([
    held.all('container_type'),
    held.get('site', container.doc.siteId),
    held.pathOf(id),
    held.containersIn(id),
    held.samplesIn(id),
    held.all('sample_type'),
  ]);
  const types = new Map(containerTypes.map(({ doc }) => [doc.id, doc]));
  const type = types.get(container.doc.typeId);
  if (!type) return null;
  return {
    container: container.doc,
    provisional: container.provisional,
    type,
    grid: gridOf(type),
    site: site?.doc ?? null,
    path,
    occupants: [...children.filter(({ doc }) => !doc.archived).map(containerOccupant), ...samples.map(sampleOccupant)],
    types,
    sampleTypes: new Map(sampleTypes.map(({ doc }) => [doc.id, doc])),
  };
}

/** The contents of a holder, live; undefined while read, null when this device does not hold it. */
export function useContents(id: string): Contents | null | undefined {
  const store = useOpenStore();
  const own = ahead?.store === store && ahead?.id === id ? ahead.contents : undefined;
  const live = useQuery((held) => read(held, id), [id], { unhurried: own !== undefined });
  return live === undefined ? own : live;
}

/** What is read for the next screen, which shows it until its own read has come. */
interface Ahead {
  readonly store: OpenStore;
  readonly id: string;
  /** Undefined until it is read. */
  contents: Contents | null | undefined;
  /** Read, or given up waiting for. */
  done: Promise<void>;
}

let ahead: Ahead | undefined;

/** Longer than this nobody is kept on the old screen. */
const PATIENCE_MS = 150;
const KEPT_MS = 1_000;

/**
 * Reads a holder before its screen is opened, so that it opens whole instead of empty. Resolves when it is read, or when that takes too long to
 * be waited for. Asked when a finger comes down, it is mostly read when the finger leaves, and to ask again then costs nothing.
 */
export function useReadAhead(): (id: string) => Promise<void> {
  const store = useOpenStore();
  return useCallback(
    async (id) => {
      if (!store) return;
      if (ahead?.store !== store || ahead.id !== id) ahead = startReading(store, id);
      await ahead.done;
    },
    [store],
  );
}

function startReading(store: OpenStore, id: string): Ahead {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const whole = async () => {
    try {
      own.contents = await read(localQueries(await store.engine.reader()), id);
    } catch {
      // The screen's own read goes wrong as well, and says so.
    }
    setTimeout(() => {
      if (ahead === own) ahead = undefined;
    }, KEPT_MS);
  };
  const own: Ahead = { store, id, contents: undefined, done: Promise.resolve() };
  own.done = Promise.race([whole(), patience]);
  return own;
}
