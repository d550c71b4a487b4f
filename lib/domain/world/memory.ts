import type { Conflict } from '../conflicts/model.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import type { Shipment } from '../shipments/model.ts';
import { isIn } from '../shipments/rules/contents.ts';
import { type EntityKind, entityKinds } from '../sync/pull.ts';
import type { DocOf, SmallKind, World } from './ports.ts';

type Tables = { [K in EntityKind]: Map<string, DocOf[K]> };

/** A whole world in memory, for tests and for trying out plans. Reads walk everything: not for tens of thousands of rows. */
export class MemoryWorld implements World {
  readonly #tables: Tables = {
    tenant: new Map(),
    member: new Map(),
    site: new Map(),
    container_type: new Map(),
    sample_type: new Map(),
    container: new Map(),
    sample: new Map(),
    conflict: new Map(),
    sensor: new Map(),
    threshold: new Map(),
    alert: new Map(),
    shipment: new Map(),
  };

  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void {
    this.#tables[kind].set(doc.id, doc);
  }

  remove(kind: EntityKind, id: string): void {
    this.#tables[kind].delete(id);
  }

  /** Every row, by kind and id; a copy that later changes do not touch. */
  snapshot(): Map<string, DocOf[EntityKind]> {
    const rows = new Map<string, DocOf[EntityKind]>();
    for (const kind of entityKinds) {
      for (const [id, doc] of this.#tables[kind]) rows.set(`${kind} ${id}`, doc);
    }
    return rows;
  }

  async get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined> {
    return this.#tables[kind].get(id);
  }

  async byBarcode(barcode: string): Promise<{ kind: 'container' | 'sample'; id: string } | undefined> {
    for (const kind of ['container', 'sample'] as const) {
      for (const [id, doc] of this.#tables[kind]) if (doc.barcode === barcode) return { kind, id };
    }
    return undefined;
  }

  async containersIn(containerId: string, which: 'in_use' | 'all' = 'in_use'): Promise<Container[]> {
    const inside = [...this.#tables.container.values()].filter((container) => container.parentId === containerId);
    return which === 'all' ? inside : inside.filter(({ archived }) => !archived);
  }

  async samplesIn(containerId: string): Promise<Sample[]> {
    return [...this.#tables.sample.values()].filter((sample) => sample.containerId === containerId);
  }

  async openConflictsOf(subjectId: string): Promise<Conflict[]> {
    const all = [...this.#tables.conflict.values()];
    return all.filter((conflict) => conflict.subjectId === subjectId && conflict.state === 'open');
  }

  async shipmentWith(containerId: string): Promise<Shipment | undefined> {
    return [...this.#tables.shipment.values()].find(({ containers }) => isIn(containers, containerId));
  }

  async containersAt(siteId: string): Promise<Container[]> {
    return this.#containers((container) => container.siteId === siteId && container.parentId === null);
  }

  async containersOfType(typeId: string): Promise<Container[]> {
    return this.#containers((container) => container.typeId === typeId);
  }

  async all<K extends SmallKind>(kind: K): Promise<DocOf[K][]> {
    return [...this.#tables[kind].values()];
  }

  #containers(matches: (container: Container) => boolean): Container[] {
    return [...this.#tables.container.values()].filter((container) => !container.archived && matches(container));
  }
}
