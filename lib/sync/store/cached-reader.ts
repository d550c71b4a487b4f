import type { Docs, EntityReader, KindOf } from '../ports.ts';
import { docOf } from './rows.ts';

/**
 * Remembers every answer of a reader, for a replay in which the rows below do not change: many commands on one box read that box once.
 */
export function cachedReader<D extends Docs>(reader: EntityReader<D>): EntityReader<D> {
  const docs = new Map<string, Promise<unknown>>();
  const lists = new Map<string, Promise<readonly unknown[]>>();
  return {
    async get<K extends KindOf<D>>(kind: K, id: string) {
      return docOf<D, K>(await once(docs, `${kind}\n${id}`, () => reader.get(kind, id)));
    },
    async by<K extends KindOf<D>>(kind: K, index: string, key: string) {
      const found = await once(lists, `${kind}\n${index}\n${key}`, () => reader.by(kind, index, key));
      return found.flatMap((doc) => docOf<D, K>(doc) ?? []);
    },
    async all<K extends KindOf<D>>(kind: K) {
      return (await once(lists, kind, () => reader.all(kind))).flatMap((doc) => docOf<D, K>(doc) ?? []);
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const answer = known.get(key) ?? read();
  known.set(key, answer);
  return answer;
}
