/** A name as people compare it: capitals and blanks do not tell two names apart. */
export function comparableName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A type or a site, as far as its name goes. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

/** Whether something else that is in use is called this already: lists and files could not tell the two apart. */
export function isNameInUse(name: string, things: readonly Named[], ownId: string | null): boolean {
  const wanted = comparableName(name);
  return things.some(
    ({ id, archived, ...other }) => !archived && id !== ownId && comparableName(other.name) === wanted,
  );
}
