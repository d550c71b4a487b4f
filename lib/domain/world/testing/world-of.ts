import { type EntityKind, entityKinds } from '../../sync/pull.ts';
import type { Rows } from '../cases.ts';
import { MemoryWorld } from '../memory.ts';
import type { DocOf } from '../ports.ts';

/** A device's world with these rows: everything but deleted samples. */
export function worldOf(rows: Rows): MemoryWorld {
  const world = new MemoryWorld();
  for (const [key, doc] of rows) {
    const kind = entityKinds.find((known) => key.startsWith(`${known} `));
    if (kind && doc['state'] !== 'deleted') world.put<EntityKind>(kind, doc as DocOf[EntityKind]);
  }
  return world;
}
