import type { DocOf, World, WorldReader } from './ports.ts';
import type { EntityKind } from '../sync/pull.ts';

/** Rows by id, by the indexes of `indexes.ts`, or all of a kind. */
interface IndexedRows {
  get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined>;
  by<K extends EntityKind>(kind: K, index: string, key: string): Promise<DocOf[K][]>;
  all<K extends EntityKind>(kind: K): Promise<DocOf[K][]>;
}

/** And changes to them. */
interface ChangeableRows extends IndexedRows {
  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void;
  remove(kind: EntityKind, id: string): void;
}

/** The world of the predictions over a device's indexed rows. */
export function storedWorld(rows: ChangeableRows): World {
  return {
    ...storedWorldReader(rows),
    put: (kind, doc) => rows.put(kind, doc),
    remove: (kind, id) => rows.remove(kind, id),
  };
}

/** The same for whoever only looks. */
export function storedWorldReader(rows: IndexedRows): WorldReader {
  const live = async (index: string, key: string) =>
    (await rows.by('container', index, key)).filter((container) => !container.archived);
  return {
    get: (kind, id) => rows.get(kind, id),
    async byBarcode(barcode) {
      const [[container], [sample]] = await Promise.all([
        rows.by('container', 'barcode', barcode),
        rows.by('sample', 'barcode', barcode),
      ]);
      if (container) return { kind: 'container', id: container.id };
      return sample && { kind: 'sample', id: sample.id };
    },
    containersIn: (containerId, which = 'in_use') =>
      which === 'all' ? rows.by('container', 'parent', containerId) : live('parent', containerId),
    samplesIn: (containerId) => rows.by('sample', 'place', containerId),
    async openConflictsOf(subjectId) {
      const concerning = await rows.by('conflict', 'concerns', subjectId);
      return concerning.filter((conflict) => conflict.subjectId === subjectId);
    },
    shipmentWith: async (containerId) => (await rows.by('shipment', 'contents', containerId))[0],
    containersAt: (siteId) => live('parent', siteId),
    containersOfType: (typeId) => live('type', typeId),
    all: (kind) => rows.all(kind),
  };
}
