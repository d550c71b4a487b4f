import type { Conflict } from '../conflicts/model.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import type { Shipment } from '../shipments/model.ts';
import { isIn } from '../shipments/rules/contents.ts';
import { type EntityKind, entityKinds } from '../sync/pull.ts';
import type { DocOf, SmallKind, World, WorldReader, WorldWriter } from './ports.ts';

/** What was put, by id; null where a row was removed. */
type Changes = { readonly [K in EntityKind]: Map<string, DocOf[K] | null> };

/**
 * A world whose changes stay in memory until `flush`: what one command does is seen by its own later steps, and is written whole or not
 * at all, like a savepoint in SQL. Also used to try out a command without doing it.
 */
export class BufferedWorld implements World {
  readonly #base: WorldReader;
  readonly #changes: Changes = {
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
  /** Whoever was ever put under this parent; filtered when read. */
  readonly #children = new Map<string, Set<string>>();
  readonly #codes = new Map<string, { kind: 'container' | 'sample'; id: string }>();

  constructor(base: WorldReader) {
    this.#base = base;
  }

  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void {
    this.#changes[kind].set(doc.id, doc);
    if (kind === 'container' || kind === 'sample') this.#index(kind, doc.id);
  }

  remove(kind: EntityKind, id: string): void {
    this.#changes[kind].set(id, null);
  }

  /** Writes every change to another world. */
  flush(writer: WorldWriter): void {
    for (const kind of entityKinds) this.#flushKind(kind, writer);
  }

  async get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined> {
    const own = this.#changes[kind].get(id);
    if (own !== undefined) return own ?? undefined;
    return this.#base.get(kind, id);
  }

  async byBarcode(barcode: string): Promise<{ kind: 'container' | 'sample'; id: string } | undefined> {
    const own = this.#codes.get(barcode);
    if (own && (await this.get(own.kind, own.id))?.barcode === barcode) return own;
    const found = await this.#base.byBarcode(barcode);
    if (!found || !this.#changes[found.kind].has(found.id)) return found;
    return (await this.get(found.kind, found.id))?.barcode === barcode ? found : undefined;
  }

  async containersIn(containerId: string, which: 'in_use' | 'all' = 'in_use'): Promise<Container[]> {
    const base = this.#untouched('container', await this.#base.containersIn(containerId, which));
    const own = [...(this.#children.get(containerId) ?? [])].map((id) => this.#changes.container.get(id));
    const inside = own.flatMap(present).filter((child) => child.parentId === containerId);
    return [...base, ...inside.filter(({ archived }) => which === 'all' || !archived)];
  }

  async samplesIn(containerId: string): Promise<Sample[]> {
    const base = this.#untouched('sample', await this.#base.samplesIn(containerId));
    return [...base, ...this.#own('sample').filter((sample) => sample.containerId === containerId)];
  }

  async openConflictsOf(subjectId: string): Promise<Conflict[]> {
    const base = this.#untouched('conflict', await this.#base.openConflictsOf(subjectId));
    const own = this.#own('conflict').filter((conflict) => conflict.state === 'open');
    return [...base, ...own.filter((conflict) => conflict.subjectId === subjectId)];
  }

  async shipmentWith(containerId: string): Promise<Shipment | undefined> {
    const holds = ({ containers }: Shipment) => isIn(containers, containerId);
    const own = this.#own('shipment').find(holds);
    if (own) return own;
    const base = await this.#base.shipmentWith(containerId);
    return base && this.#untouched('shipment', [base])[0];
  }

  async containersAt(siteId: string): Promise<Container[]> {
    const base = this.#untouched('container', await this.#base.containersAt(siteId));
    const own = this.#own('container').filter(({ archived }) => !archived);
    return [...base, ...own.filter((container) => container.siteId === siteId && container.parentId === null)];
  }

  async containersOfType(typeId: string): Promise<Container[]> {
    const base = this.#untouched('container', await this.#base.containersOfType(typeId));
    return [...base, ...this.#own('container').filter((each) => !each.archived && each.typeId === typeId)];
  }

  async all<K extends SmallKind>(kind: K): Promise<DocOf[K][]> {
    return [...this.#untouched(kind, await this.#base.all(kind)), ...this.#own(kind)];
  }

  #flushKind<K extends EntityKind>(kind: K, writer: WorldWriter): void {
    for (const [id, doc] of this.#changes[kind]) {
      if (doc === null) writer.remove(kind, id);
      else writer.put(kind, doc);
    }
  }

  #index(kind: 'container' | 'sample', id: string): void {
    const barcode = this.#changes[kind].get(id)?.barcode ?? null;
    if (barcode !== null) this.#codes.set(barcode, { kind, id });
    const parentId = kind === 'container' ? this.#changes.container.get(id)?.parentId : null;
    if (typeof parentId !== 'string') return;
    this.#children.set(parentId, (this.#children.get(parentId) ?? new Set()).add(id));
  }

  /** Rows of the base that were not touched here. */
  #untouched<K extends EntityKind>(kind: K, docs: DocOf[K][]): DocOf[K][] {
    const changes = this.#changes[kind];
    return changes.size === 0 ? docs : docs.filter(({ id }) => !changes.has(id));
  }

  /** Rows that were put here. */
  #own<K extends EntityKind>(kind: K): DocOf[K][] {
    return [...this.#changes[kind].values()].flatMap((doc) => present(doc));
  }
}

function present<Doc>(doc: Doc | null | undefined): Doc[] {
  return doc === null || doc === undefined ? [] : [doc];
}
