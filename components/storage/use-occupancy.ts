'use client';

import type { Container } from '../../lib/domain/containers/model.ts';
import { type Occupancy, occupancyOf } from '../../lib/domain/containers/occupancy.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useQuery } from '../sync/index.ts';

/** Everything below these containers, level by level: one read for each level and parent. */
async function subtree(held: LocalQueries, tops: readonly Container[]): Promise<Container[]> {
  const all: Container[] = [...tops];
  let level = tops;
  while (level.length > 0) {
    const inside = await Promise.all(level.map(({ id }) => held.containersIn(id)));
    level = inside.flat().flatMap(({ doc }) => (doc.archived ? [] : [doc]));
    all.push(...level);
  }
  return all;
}

async function read(held: LocalQueries, ids: readonly string[]): Promise<Map<string, Occupancy>> {
  const tops = await Promise.all(ids.map((id) => held.get('container', id)));
  const containers = await subtree(
    held,
    tops.flatMap((top) => (top ? [top.doc] : [])),
  );
  const [types, sampleCounts] = await Promise.all([
    held.all('container_type'),
    held.sampleCounts(containers.map(({ id }) => id)),
  ]);
  return occupancyOf({ containers, types: new Map(types.map(({ doc }) => [doc.id, doc])), sampleCounts });
}

/** How full these containers are, everything below them included; undefined while it is added up. */
export function useOccupancy(ids: readonly string[]): ReadonlyMap<string, Occupancy> | undefined {
  return useQuery(ids.length === 0 ? null : (held) => read(held, ids), [ids.join()], { unhurried: true });
}
