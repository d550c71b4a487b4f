import { Refusal } from '../commands/verdict.ts';
import type { ContainerType } from '../container-types/model.ts';
import { gridOf } from '../positions/grid.ts';
import { freePositions } from '../positions/order.ts';
import type { CreateContainersArgs } from './commands/create-containers.ts';

/** One level of an order such as "5 racks of 4 boxes": so many of this type in each holder of the level above. */
export interface PlanLevel {
  readonly type: ContainerType;
  /** How many in each holder of the level above. */
  readonly count: number;
  /** `{n}` counts within the holder, `{N}` over all of them, `{parent}` is the holder's name; `{n:3}` is padded to three digits. */
  readonly name: string;
  /** The same for the code; null for none. */
  readonly barcode: string | null;
}

/** Where the first level goes. `parent` null: into the site itself. */
export interface PlanTarget {
  readonly siteId: string;
  readonly parent: {
    readonly id: string;
    readonly name: string;
    readonly type: ContainerType;
    /** Canonical positions that are occupied or blocked. */
    readonly taken: ReadonlySet<string>;
    /** The free position at which the first one stands; otherwise the next free one of all. */
    readonly start?: string | undefined;
  } | null;
}

type NewContainer = CreateContainersArgs['containers'][number];

/** Most containers that one command makes. */
export const MOST_CONTAINERS = 2000;

interface Holder {
  readonly id: string | null;
  readonly name: string;
  readonly type: ContainerType | null;
  readonly taken: ReadonlySet<string>;
  readonly start?: string | undefined;
}

/**
 * Turns an order into the containers to make, parents before children, each at the next free position of its holder.
 * `id` makes the identity of each.
 * @throws Refusal `container_full` when a holder's grid has too few free positions, `too_many_items` over 2,000, `parent_refuses_kind`
 */
export function planContainers(target: PlanTarget, levels: readonly PlanLevel[], id: () => string): NewContainer[] {
  const { siteId, parent } = target;
  const made: NewContainer[] = [];
  let holders: Holder[] = [parent ?? { id: null, name: '', type: null, taken: new Set<string>() }];
  for (const level of levels) {
    if (made.length + holders.length * level.count > MOST_CONTAINERS) {
      throw new Refusal('too_many_items', { count: MOST_CONTAINERS });
    }
    const next: Holder[] = [];
    for (const holder of holders) {
      const positions = positionsIn(holder, level);
      for (const [at, position] of positions.entries()) {
        const fill = { n: at + 1, N: next.length + 1, parent: holder.name };
        const name = filled(level.name, fill);
        const containerId = id();
        const barcode = level.barcode === null ? null : filled(level.barcode, fill);
        made.push({ containerId, siteId, parentId: holder.id, position, typeId: level.type.id, name, barcode });
        next.push({ id: containerId, name, type: level.type, taken: new Set() });
      }
    }
    holders = next;
  }
  return made;
}

function positionsIn(holder: Holder, { count, type: { kind } }: PlanLevel): (string | null)[] {
  const { id, name, type, taken, start } = holder;
  if (type && !type.allowedChildren.includes(kind)) throw new Refusal('parent_refuses_kind', { containerId: id, kind });
  const grid = type && gridOf(type);
  if (!grid) return Array.from({ length: count }, () => null);
  const free: string[] = start === undefined || taken.has(start) ? [] : [start];
  for (const position of freePositions(grid, { taken, after: start })) {
    if (free.length === count) break;
    if (position !== start) free.push(position);
  }
  if (free.length < count)
    throw new Refusal('container_full', { containerId: id, name, free: free.length, wanted: count });
  return free;
}

/** Fills `{n}`, `{N}`, `{parent}` and their padded forms; anything else in braces stays as it is. */
function filled(pattern: string, values: { n: number; N: number; parent: string }): string {
  return pattern.replace(/\{(n|N|parent)(?::([1-9]))?\}/g, (_, key: 'n' | 'N' | 'parent', width?: string) =>
    String(values[key]).padStart(Number(width ?? 0), '0'),
  );
}
