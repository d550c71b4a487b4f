import { type Named, isNameInUse } from '../../../lib/domain/commands/same-name.ts';
import { nameField } from '../../commands/name-field.ts';

/**
 * The name of a type or site, refused with `name_in_use` where another one in use has it. What is out of use keeps its name, whoever bears it by
 * now: it is asked about when it is put back.
 */
export function unusedName(own: Named | null, all: readonly Named[]) {
  const isFree = (name: string) => own?.archived === true || !isNameInUse(name, all, own?.id ?? null);
  return nameField(120).refine(isFree, 'name_in_use');
}
