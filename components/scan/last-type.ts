const KEY = 'tracseq-last-sample-type';

/** The type that was registered last on this device: the next tube is most likely the same. */
export function lastType(): string | null {
  return window.localStorage.getItem(KEY);
}

/** Remembers it. */
export function rememberType(id: string): void {
  window.localStorage.setItem(KEY, id);
}
