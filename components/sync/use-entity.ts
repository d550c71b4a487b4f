'use client';

import type { Held } from '../../lib/domain/world/held.ts';
import type { DocOf } from '../../lib/domain/world/ports.ts';
import type { EntityKind } from '../../lib/domain/sync/pull.ts';
import { useQuery } from './use-live.ts';

/** One thing, live: undefined while it is looked up, null when this device does not hold it. */
export function useEntity<K extends EntityKind>(kind: K, id: string | null): Held<DocOf[K]> | null | undefined {
  return useQuery(async (held) => (id === null ? null : ((await held.get(kind, id)) ?? null)), [kind, id]);
}
