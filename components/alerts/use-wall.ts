'use client';

import { useEffect, useState } from 'react';
import { type Incident, incidentsOf } from '../../lib/domain/alerts/incidents.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import type { SensorPlace } from '../../lib/domain/sensors/rules/sensor.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { type NamedPath, namedPath } from '../readings/sensor-views.ts';
import { type OpenStore, useOpenStore } from '../sync/context.ts';
import { useQuery } from '../sync/index.ts';

/** An alert on this device. */
export interface HeldAlert {
  readonly doc: Alert;
  readonly provisional: boolean;
}

/** What the wall draws. */
export interface Wall {
  readonly alerts: readonly HeldAlert[];
  /** The incidents to which the first so many alerts belong, with those of them that are drawn. */
  readonly drawn: readonly (Incident<HeldAlert> & { readonly rows: readonly HeldAlert[] })[];
  /** Of the drawn ones: the sensors by their ids, and the places by `placeKey`. */
  readonly names: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, NamedPath>;
  readonly members: readonly Member[];
}

/** Names the place of an alert among many of which several may be in one. */
export const placeKey = ({ containerId, siteId, shipmentId }: SensorPlace): string =>
  shipmentId ?? containerId ?? siteId ?? '';

/** How many alerts are drawn at once, about what a tablet shows. */
export const FIRST = 4;

/** The beginning of the wall as it was last drawn: whoever comes back sees that at once, and what has changed since a moment later. */
const lastDrawn = new WeakMap<OpenStore, Wall>();

/**
 * Everything that the wall draws of its first so many alerts, in one read: it is drawn once and not again with each part that arrives, and what is not
 * drawn is not looked up. Undefined until there is anything to draw; while more rows are read, those that are drawn stay. `isLive` says that it is
 * of now, and not how it was drawn the last time.
 */
export function useWall(shown: number): { readonly wall: Wall | undefined; readonly isLive: boolean } {
  const store = useOpenStore();
  const [before] = useState(() => (store ? lastDrawn.get(store) : undefined));
  const found = useQuery((held) => wallOf(held, shown), [shown], {
    unhurried: shown === FIRST && before !== undefined,
  });
  const [kept, keep] = useState(before);
  if (found !== undefined && found !== kept) keep(found);
  useEffect(() => {
    if (store && found) lastDrawn.set(store, { ...found, drawn: firstOf(found.drawn, FIRST) });
  }, [store, found]);
  return { wall: found ?? kept, isLive: found !== undefined };
}

async function wallOf(held: LocalQueries, shown: number): Promise<Wall> {
  const alerts = await held.all('alert');
  const drawn = firstOf(incidentsOf(alerts), shown);
  const docs = drawn.flatMap(({ rows }) => rows.map(({ doc }) => doc));
  const at = new Map(docs.map((doc) => [placeKey(doc), doc]));
  const [members, sensors, places] = await Promise.all([
    held.all('member'),
    Promise.all([...new Set(docs.flatMap(({ sensorId }) => sensorId ?? []))].map((id) => held.get('sensor', id))),
    Promise.all([...at].map(async ([key, place]) => [key, await namedPath(held, place)] as const)),
  ]);
  const names = new Map(sensors.flatMap((sensor) => (sensor ? [[sensor.doc.id, sensor.doc.name] as const] : [])));
  return { alerts, drawn, names, places: new Map(places), members: members.map(({ doc }) => doc) };
}

function firstOf(incidents: readonly Incident<HeldAlert>[], count: number): Wall['drawn'] {
  const drawn = [];
  let left = count;
  for (const incident of incidents) {
    if (left <= 0) break;
    const rows = incident.alerts.slice(0, left);
    drawn.push({ ...incident, rows });
    left -= rows.length;
  }
  return drawn;
}

/** What all of these places have in common, outermost first. */
export function commonPath(paths: readonly NamedPath[]): NamedPath {
  const [first = [], ...others] = paths;
  const until = first.findIndex(({ id }, at) => others.some((path) => path[at]?.id !== id));
  return until === -1 ? first : first.slice(0, until);
}
