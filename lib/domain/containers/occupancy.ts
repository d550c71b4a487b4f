import type { ContainerType } from '../container-types/model.ts';
import { gridOf, sizeOf } from '../positions/grid.ts';
import type { Container } from './model.ts';

/** How full a holder is, all levels below it taken together. `capacity` null: nothing in it says how much it holds. */
export interface Occupancy {
  /** Samples in it, at any depth. */
  readonly used: number;
  /** Sample positions in it that are not blocked, at any depth. */
  readonly capacity: number | null;
  /** Containers that stand directly in it. */
  readonly children: number;
}

/** What the sums are made of. */
export interface OccupancyInput {
  /** Every live container below and including those asked for. */
  readonly containers: readonly Container[];
  readonly types: ReadonlyMap<string, ContainerType>;
  /** Samples directly in each container. */
  readonly sampleCounts: ReadonlyMap<string, number>;
}

/** Sums the occupancy of every container over what stands in it. Each container is visited once; a ring in hostile data is cut. */
export function occupancyOf({ containers, types, sampleCounts }: OccupancyInput): Map<string, Occupancy> {
  const childrenOf = new Map<string | null, Container[]>();
  for (const container of containers) {
    const siblings = childrenOf.get(container.parentId);
    if (siblings) siblings.push(container);
    else childrenOf.set(container.parentId, [container]);
  }
  const found = new Map<string, Occupancy>();
  const open = new Set<string>();

  function sum(container: Container): Occupancy {
    const known = found.get(container.id);
    if (known) return known;
    if (open.has(container.id)) return { used: 0, capacity: null, children: 0 };
    open.add(container.id);
    const children = childrenOf.get(container.id) ?? [];
    let used = sampleCounts.get(container.id) ?? 0;
    let capacity = ownCapacity(container, types.get(container.typeId));
    for (const child of children) {
      const inner = sum(child);
      used += inner.used;
      if (inner.capacity !== null) capacity = (capacity ?? 0) + inner.capacity;
    }
    open.delete(container.id);
    const occupancy = { used, capacity, children: children.length };
    found.set(container.id, occupancy);
    return occupancy;
  }

  for (const container of containers) sum(container);
  return found;
}

/** Sample positions of the container itself; null when it does not hold samples, or any number of them. */
function ownCapacity(container: Container, type: ContainerType | undefined): number | null {
  if (!type?.allowedChildren.includes('sample')) return null;
  const grid = gridOf(type);
  return grid ? sizeOf(grid) - container.blocked.length : type.capacity;
}
