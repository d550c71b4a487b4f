import type { Docs, EntityReader, EntityWriter, KindOf, StoreModel } from '../ports.ts';
import { keysOf } from './keys.ts';
import { docOf } from './rows.ts';

interface Entry {
  readonly doc: Docs[string] | undefined;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/**
 * Rows changed in memory over rows that lie elsewhere. Predictions run on one of these, so that nothing they do is stored before all is
 * known; a command's own set lies over that of all commands before it and is thrown away when the command is refused.
 */
export class WorkingSet<D extends Docs> implements EntityReader<D>, EntityWriter<D> {
  readonly #model: StoreModel<D>;
  readonly #under: EntityReader<D>;
  readonly #entries = new Map<string, Map<string, Entry>>();
  /** Ids by kind, index and key. */
  readonly #found = new Map<string, Set<string>>();

  constructor(model: StoreModel<D>, under: EntityReader<D>) {
    this.#model = model;
    this.#under = under;
  }

  async get<K extends KindOf<D>>(kind: K, id: string): Promise<D[K] | undefined> {
    const entry = this.#entries.get(kind)?.get(id);
    return entry ? docOf<D, K>(entry.doc) : this.#under.get(kind, id);
  }

  async by<K extends KindOf<D>>(kind: K, index: string, key: string): Promise<D[K][]> {
    const own = this.#entries.get(kind);
    const under = await this.#under.by(kind, index, key);
    const found = under.filter(({ id }) => own?.has(id) !== true);
    for (const id of this.#found.get(address(kind, index, key)) ?? []) {
      const doc = docOf<D, K>(own?.get(id)?.doc);
      if (doc !== undefined) found.push(doc);
    }
    return found;
  }

  async all<K extends KindOf<D>>(kind: K): Promise<D[K][]> {
    const own = this.#entries.get(kind);
    const others = (await this.#under.all(kind)).filter(({ id }) => own?.has(id) !== true);
    return [...others, ...[...(own?.values() ?? [])].flatMap(({ doc }) => docOf<D, K>(doc) ?? [])];
  }

  put<K extends KindOf<D>>(kind: K, doc: D[K]): void {
    this.#set(kind, doc.id, { doc, keys: keysOf(this.#model, kind, doc) });
  }

  remove(kind: KindOf<D>, id: string): void {
    this.#set(kind, id, { doc: undefined, keys: {} });
  }

  /** Everything that was put or removed here. */
  *changes(): Generator<{ kind: KindOf<D>; id: string; doc: D[KindOf<D>] | undefined }> {
    for (const [kind, entries] of this.#entries) {
      for (const [id, { doc }] of entries) yield { kind, id, doc: docOf<D, KindOf<D>>(doc) };
    }
  }

  /** Takes over what another set over this one changed. */
  absorb(upper: WorkingSet<D>): void {
    for (const { kind, id, doc } of upper.changes()) {
      if (doc === undefined) this.remove(kind, id);
      else this.put(kind, doc);
    }
  }

  #set(kind: string, id: string, entry: Entry): void {
    const entries = this.#entries.get(kind) ?? new Map<string, Entry>();
    this.#entries.set(kind, entries);
    for (const [index, keys] of Object.entries(entries.get(id)?.keys ?? {})) {
      for (const key of keys) this.#found.get(address(kind, index, key))?.delete(id);
    }
    entries.set(id, entry);
    for (const [index, keys] of Object.entries(entry.keys)) {
      for (const key of keys) {
        const where = address(kind, index, key);
        const ids = this.#found.get(where) ?? new Set<string>();
        this.#found.set(where, ids.add(id));
      }
    }
  }
}

const address = (kind: string, index: string, key: string): string => `${kind}\n${index}\n${key}`;
