import type { Docs, EntityReader, KindOf } from '../ports.ts';

/**
 * Remembers every answer of a reader, for a replay in which the rows below do not change: many commands on one box read that box once.
 */
export function cachedReader<D extends Docs>(reader: EntityReader<D>): EntityReader<D> {
  const docs = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    // The key names kind and question, so the remembered answer has the asked type.
    const known = docs.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = read();
    docs.set(key, answer);
    return answer;
  };
  return {
    get: <K extends KindOf<D>>(kind: K, id: string) => once(`${kind}\n${id}`, () => reader.get(kind, id)),
    by: <K extends KindOf<D>>(kind: K, index: string, key: string) =>
      once(`${kind}\n${index}\n${key}`, () => reader.by(kind, index, key)),
    all: <K extends KindOf<D>>(kind: K) => once(kind, () => reader.all(kind)),
  };
}
