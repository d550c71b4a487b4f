import type { Conflict } from '../conflicts/model.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import type { EntityKind } from '../sync/pull.ts';
import type { DocOf, SmallKind, World, WorldReader, WorldWriter } from './ports.ts';

type Entry = { [K in EntityKind]: { kind: K; id: string; doc: DocOf[K] | null } }[EntityKind];

/**
 * A world whose changes stay in memory until `flush`: what one command does is seen by its own later steps, and is written whole or not
 * at all, like a savepoint in SQL. Also used to try out a command without doing it.
 */
export class BufferedWorld implements World {
  readonly #base: WorldReader;
  readonly #entries = new Map<string, Entry>();
  readonly #containersByParent = new Map<string, Set<string>>();
  readonly #codes = new Map<string, { kind: 'container' | 'sample'; id: string }>();

  constructor(base: WorldReader) {
    this.#base = base;
  }

  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void {
    this.#set({ kind, id: doc.id, doc } as Entry);
  }

  remove(kind: EntityKind, id: string): void {
    this.#set({ kind, id, doc: null } as Entry);
  }

  /** Writes every change to another world, in the order in which things were first touched. */
  flush(writer: WorldWriter): void {
    for (const { kind, id, doc } of this.#entries.values()) {
      if (doc === null) writer.remove(kind, id);
      else writer.put(kind, doc);
    }
  }

  async get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined> {
    const entry = this.#entries.get(`${kind} ${id}`);
    return entry ? ((entry.doc ?? undefined) as DocOf[K] | undefined) : this.#base.get(kind, id);
  }

  async byBarcode(barcode: string): Promise<{ kind: 'container' | 'sample'; id: string } | undefined> {
    const own = this.#codes.get(barcode);
    if (own && (await this.get(own.kind, own.id))?.barcode === barcode) return own;
    const found = await this.#base.byBarcode(barcode);
    if (!found || !this.#entries.has(`${found.kind} ${found.id}`)) return found;
    return (await this.get(found.kind, found.id))?.barcode === barcode ? found : undefined;
  }

  async containersIn(containerId: string): Promise<Container[]> {
    const base = this.#others('container', await this.#base.containersIn(containerId));
    const own = [...(this.#containersByParent.get(containerId) ?? [])].map((id) =>
      this.#entries.get(`container ${id}`),
    );
    return [
      ...base,
      ...own.flatMap((entry) =>
        entry?.kind === 'container' && entry.doc && isLive(entry.doc) && entry.doc.parentId === containerId
          ? [entry.doc]
          : [],
      ),
    ];
  }

  async samplesIn(containerId: string): Promise<Sample[]> {
    const base = this.#others('sample', await this.#base.samplesIn(containerId));
    return [...base, ...this.#own('sample').filter((sample) => sample.containerId === containerId)];
  }

  async openConflictsOf(subjectId: string): Promise<Conflict[]> {
    const base = this.#others('conflict', await this.#base.openConflictsOf(subjectId));
    const own = this.#own('conflict').filter((conflict) => conflict.state === 'open');
    return [...base, ...own.filter((conflict) => conflict.subjectId === subjectId)];
  }

  async containersAt(siteId: string): Promise<Container[]> {
    const base = this.#others('container', await this.#base.containersAt(siteId));
    const own = this.#own('container').filter(isLive);
    return [...base, ...own.filter((container) => container.siteId === siteId && container.parentId === null)];
  }

  async containersOfType(typeId: string): Promise<Container[]> {
    const base = this.#others('container', await this.#base.containersOfType(typeId));
    return [...base, ...this.#own('container').filter((container) => isLive(container) && container.typeId === typeId)];
  }

  async all<K extends SmallKind>(kind: K): Promise<DocOf[K][]> {
    return [...this.#others(kind, await this.#base.all(kind)), ...this.#own(kind)];
  }

  #set(entry: Entry): void {
    this.#entries.set(`${entry.kind} ${entry.id}`, entry);
    if (entry.doc === null) return;
    if ((entry.kind === 'container' || entry.kind === 'sample') && entry.doc.barcode !== null) {
      this.#codes.set(entry.doc.barcode, { kind: entry.kind, id: entry.id });
    }
    if (entry.kind === 'container' && entry.doc.parentId !== null) {
      // Whoever leaves this parent later stays listed here and is filtered when read.
      const siblings = this.#containersByParent.get(entry.doc.parentId) ?? new Set();
      this.#containersByParent.set(entry.doc.parentId, siblings.add(entry.id));
    }
  }

  /** Rows of the base that were not touched here. */
  #others<K extends EntityKind>(kind: K, docs: DocOf[K][]): DocOf[K][] {
    return this.#entries.size === 0 ? docs : docs.filter((doc) => !this.#entries.has(`${kind} ${doc.id}`));
  }

  /** Rows that were put here. */
  #own<K extends EntityKind>(kind: K): DocOf[K][] {
    const docs: DocOf[K][] = [];
    for (const entry of this.#entries.values()) {
      if (entry.kind === kind && entry.doc !== null) docs.push(entry.doc as DocOf[K]);
    }
    return docs;
  }
}

function isLive(container: Container): boolean {
  return !container.archived;
}
