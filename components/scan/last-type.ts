const keyOf = (userId: string) => `tracseq-last-sample-type ${userId}`;

/** The type this person registered last on this device: their next tube is most likely the same. */
export function lastType(userId: string): string | null {
  return window.localStorage.getItem(keyOf(userId));
}

/** Remembers it. */
export function rememberType(userId: string, id: string): void {
  window.localStorage.setItem(keyOf(userId), id);
}
