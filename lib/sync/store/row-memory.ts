import type { Held } from '../../domain/world/held.ts';
import type { Docs, EntityReader, KindOf } from '../ports.ts';
import type { HeldEntityReader } from './queries.ts';

/** What was read of one kind: rows by id, lists by index and key. */
interface Remembered<Doc> {
  readonly rows: Map<string, Promise<Held<Doc> | undefined>>;
  readonly lists: Map<string, Promise<Held<Doc>[]>>;
}
type Memory<D extends Docs> = { [K in KindOf<D>]?: Remembered<D[K]> | undefined };

/**
 * Remembers what was read of the rows for as long as no row changes: a scan asks for the same shelf dozens of times, and the next scan asks
 * again. Rows change with the store's generation alone (`meta.ts`), whichever tab changes them, so an answer is good for the generation it was
 * read in; of this tab's own changes only the kinds that they touch are forgotten.
 */
export class RowMemory<D extends Docs> {
  readonly #rows: HeldEntityReader<D>;
  #generation: number | null = null;
  #memory: Memory<D> = {};

  constructor(rows: HeldEntityReader<D>) {
    this.#rows = rows;
  }

  /** The rows of this generation; take a new one for the next piece of work, since a reader never learns that rows have changed. */
  at(generation: number): HeldEntityReader<D> {
    if (this.#generation !== generation) {
      this.#generation = generation;
      this.#memory = {};
    }
    // The memory is replaced when rows change: what an older reader still reads is not remembered for newer ones.
    return remembering(this.#rows, this.#memory);
  }

  /** This tab itself made the next generation from this one, and changed rows of these kinds alone. */
  advanced(from: number, kinds: ReadonlySet<string>): void {
    if (this.#generation !== from) return;
    this.#generation = from + 1;
    const kept: Memory<D> = {};
    const keep = <K extends KindOf<D>>(kind: K): void => void (kept[kind] = this.#memory[kind]);
    for (const kind in this.#memory) if (!kinds.has(kind)) keep(kind);
    this.#memory = kept;
  }
}

/** A reader that looks into a memory first; what is asked for twice at once is read once. Searches and counts are not remembered. */
export function remembering<D extends Docs>(reader: HeldEntityReader<D>, memory: Memory<D> = {}): HeldEntityReader<D> {
  const of = <K extends KindOf<D>>(kind: K): Remembered<D[K]> => {
    const known: Remembered<D[K]> = memory[kind] ?? { rows: new Map(), lists: new Map() };
    memory[kind] = known;
    return known;
  };
  return {
    ...reader,
    get: (kind, id) => once(of(kind).rows, id, () => reader.get(kind, id)),
    by: (kind, index, key) => once(of(kind).lists, `${index}\n${key}`, () => reader.by(kind, index, key)),
    all: (kind) => once(of(kind).lists, 'all', () => reader.all(kind)),
  };
}

/** The documents alone, as predictions read them. */
export function docsOnly<D extends Docs>(reader: HeldEntityReader<D>): EntityReader<D> {
  return {
    get: async (kind, id) => (await reader.get(kind, id))?.doc,
    by: async (kind, index, key) => (await reader.by(kind, index, key)).map(({ doc }) => doc),
    all: async (kind) => (await reader.all(kind)).map(({ doc }) => doc),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const answer = read();
  known.set(key, answer);
  // A read that failed is asked again.
  answer.catch(() => known.delete(key));
  return answer;
}
