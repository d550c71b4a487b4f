/** A list of those who want to be told. */
export function listeners<T extends unknown[]>(): {
  add(listener: (...value: T) => void): () => void;
  tell(...value: T): void;
} {
  const all = new Set<(...value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    tell(...value) {
      for (const listener of [...all]) listener(...value);
    },
  };
}
