import type { ChoiceList, ChoiceNames } from './words.ts';

/** More than one thing in use bears the name in a cell: neither the server nor the file can tell which one is meant. */
export interface Several {
  readonly why: 'several';
  readonly list: ChoiceList;
}

/** The list in which a name was looked for when one of these is answered. */
const LISTS: Readonly<Record<string, ChoiceList>> = {
  sample_type_not_found: 'sample_type',
  container_type_not_found: 'container_type',
  site_not_found: 'site',
};

/** The server says "not found" of a name that several have as well; null where they do not. Compared as the server does: without regard to case. */
export function severalOf(code: string, value: string, names: ChoiceNames | undefined): Several | null {
  const list = LISTS[code];
  if (list === undefined || names === undefined) return null;
  const wanted = value.toLowerCase();
  const bearers = names[list].filter((name) => name.toLowerCase() === wanted);
  return bearers.length > 1 ? { why: 'several', list } : null;
}
