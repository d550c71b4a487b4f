import { type ImportField, importFields } from './fields.ts';
import { distinctTexts } from './map-rows.ts';
import type { Mapping } from './mapping.ts';
import type { ImportKind } from './model.ts';
import type { Table } from './table.ts';

/** What the names of a field stand for here: its texts must be among the laboratory's own. */
const choiceFields = {
  samples: { sampleType: 'sample_type' },
  containers: { kind: 'container_type', site: 'site' },
  moves: {},
} as const satisfies { readonly [Kind in ImportKind]: { readonly [Field in ImportField]?: string } };

/** The lists of names that a field can choose from. */
export type ChoiceList = 'sample_type' | 'container_type' | 'site';

/** Names of the laboratory by list, without those out of use. */
export type ChoiceNames = { readonly [List in ChoiceList]: readonly string[] };

/** Words of one field that mean nothing here yet. */
export interface UnknownWords {
  readonly field: ImportField;
  readonly list: ChoiceList;
  readonly words: readonly string[];
}

/** The list a field chooses from; null for a field of free text. */
export function choiceListOf(kind: ImportKind, field: ImportField): ChoiceList | null {
  const lists: { readonly [Field in ImportField]?: ChoiceList } = choiceFields[kind];
  return lists[field] ?? null;
}

/**
 * The words of a file that this laboratory does not know, by field and in the order of the file. A word stays listed when it
 * was given a meaning, so that the meaning can be seen and changed. Compared as the server does: without regard to case.
 */
export function unknownWords(
  table: Table,
  headerRow: number,
  mapping: Mapping,
  names: ChoiceNames,
): readonly UnknownWords[] {
  const fields: readonly ImportField[] = importFields[mapping.kind];
  return fields.flatMap((field) => {
    const list = choiceListOf(mapping.kind, field);
    if (list === null) return [];
    const known = new Set(names[list].map((name) => name.toLowerCase()));
    const all = distinctTexts(table, headerRow, mapping, field, Number.POSITIVE_INFINITY);
    const words = all.filter((word) => !known.has(word.toLowerCase()));
    return words.length === 0 ? [] : [{ field, list, words }];
  });
}

/** The mapping with another meaning of a word; null takes it back. */
export function withMeaning(mapping: Mapping, field: ImportField, word: string, meaning: string | null): Mapping {
  const others = Object.entries(mapping.words?.[field] ?? {}).filter(([each]) => each !== word);
  const meanings = Object.fromEntries(meaning === null ? others : [...others, [word, meaning]]);
  return { ...mapping, words: { ...mapping.words, [field]: meanings } };
}

/** The mapping without meanings that this laboratory has no more, such as a type that was renamed since. */
export function withKnownMeanings(mapping: Mapping, names: ChoiceNames): Mapping {
  const fields: readonly ImportField[] = importFields[mapping.kind];
  const words = fields.flatMap((field) => {
    const list = choiceListOf(mapping.kind, field);
    const meanings = Object.entries(mapping.words?.[field] ?? {});
    const kept = meanings.filter(([, meaning]) => list === null || names[list].includes(meaning));
    return kept.length === 0 ? [] : [[field, Object.fromEntries(kept)] as const];
  });
  return { ...mapping, words: Object.fromEntries(words) };
}
