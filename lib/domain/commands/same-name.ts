import type { SmallKind } from '../world/ports.ts';
import type { CommandDraft } from './catalogue.ts';
import { patched } from './fields.ts';

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

/** The kinds of which no two in use may have one name. */
export type NamedKind = Extract<SmallKind, 'site' | 'container_type' | 'sample_type'>;

/** Whether this would bring a name into use that something else in use has taken since, as an undo may. */
export async function bringsNameTaken(
  draft: CommandDraft,
  all: (kind: NamedKind) => Promise<readonly Named[]>,
): Promise<boolean> {
  const change = changeOf(draft);
  if (!change) return false;
  const things = await all(change.kind);
  const own = things.find(({ id }) => id === change.id);
  if (!own) return false;
  const { id, name, archived }: Named = patched(own, change.changes);
  const isNew = archived !== own.archived || name !== own.name;
  return isNew && !archived && isNameInUse(name, things, id);
}

function changeOf({ name, args }: CommandDraft) {
  switch (name) {
    case 'edit_site.v1':
      return { kind: 'site', id: args.siteId, changes: args.changes } as const;
    case 'edit_container_type.v1':
      return { kind: 'container_type', id: args.typeId, changes: args.changes } as const;
    case 'edit_sample_type.v1':
      return { kind: 'sample_type', id: args.sampleTypeId, changes: args.changes } as const;
    default:
      return undefined;
  }
}
