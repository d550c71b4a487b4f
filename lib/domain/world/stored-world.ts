import type { DocOf, World } from './ports.ts';
import type { EntityKind } from '../sync/pull.ts';

/** Rows by id, by the indexes of `indexes.ts`, or all of a kind; and changes to them. */
interface IndexedRows {
  get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined>;
  by<K extends EntityKind>(kind: K, index: string, key: string): Promise<DocOf[K][]>;
  all<K extends EntityKind>(kind: K): Promise<DocOf[K][]>;
  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void;
  remove(kind: EntityKind, id: string): void;
}

/** The world of the predictions over a device's indexed rows. */
export function storedWorld(rows: IndexedRows): World {
  const live = async (index: string, key: string) =>
    (await rows.by('container', index, key)).filter((container) => !container.archived);
  return {
    get: (kind, id) => rows.get(kind, id),
    async byBarcode(barcode) {
      for (const kind of ['container', 'sample'] as const) {
        const [doc] = await rows.by(kind, 'barcode', barcode);
        if (doc) return { kind, id: doc.id };
      }
      return undefined;
    },
    containersIn: (containerId, which = 'in_use') =>
      which === 'all' ? rows.by('container', 'parent', containerId) : live('parent', containerId),
    samplesIn: (containerId) => rows.by('sample', 'place', containerId),
    async openConflictsOf(subjectId) {
      const concerning = await rows.by('conflict', 'concerns', subjectId);
      return concerning.filter((conflict) => conflict.subjectId === subjectId);
    },
    containersAt: (siteId) => live('parent', siteId),
    containersOfType: (typeId) => live('type', typeId),
    all: (kind) => rows.all(kind),
    put: (kind, doc) => rows.put(kind, doc),
    remove: (kind, id) => rows.remove(kind, id),
  };
}
