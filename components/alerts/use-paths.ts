'use client';

import { useState } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { type NamedPath, namedPath } from '../readings/sensor-views.ts';
import { useQuery } from '../sync/index.ts';

/** Names the place of an alert among many of which several may be in one. */
export const placeKey = ({ containerId, siteId }: Pick<Alert, 'containerId' | 'siteId'>): string =>
  containerId ?? siteId ?? '';

/** The places of these alerts in real names, each read once, in one go for all of them; undefined until they are there. */
export function usePaths(alerts: readonly Alert[]): ReadonlyMap<string, NamedPath> | undefined {
  const places = new Map(
    alerts.map(({ containerId, siteId }) => [placeKey({ containerId, siteId }), { containerId, siteId }]),
  );
  const found = useQuery(
    async (held) =>
      new Map(await Promise.all([...places].map(async ([key, at]) => [key, await namedPath(held, at)] as const))),
    [[...places.keys()].join()],
  );
  // While the places of further rows are read, those that are drawn keep theirs.
  const [kept, keep] = useState(found);
  if (found !== undefined && found !== kept) keep(found);
  return found ?? kept;
}

/** What all of these places have in common, outermost first. */
export function commonPath(paths: readonly NamedPath[]): NamedPath {
  const [first = [], ...others] = paths;
  const until = first.findIndex(({ id }, at) => others.some((path) => path[at]?.id !== id));
  return until === -1 ? first : first.slice(0, until);
}
