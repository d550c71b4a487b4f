import type { Found, HeldReader } from './held.ts';
import { folded, queryWords, searchWords } from './words.ts';

/** Rows looked at for one query: beyond it a query is too short to be worth more, and the server has the complete answer. */
const LOOKED_AT = 400;

/** Samples and containers whose code, name or external id has every typed word, at least as a beginning; exact codes first. */
export async function searchHeld(held: HeldReader, text: string, limit: number): Promise<Found[]> {
  const words = queryWords(text);
  // The longest word is the rarest: the index is asked for that one, the others are compared.
  const rarest = words.toSorted((a, b) => b.length - a.length)[0];
  if (rarest === undefined) return [];
  const [samples, containers] = await Promise.all([
    held.startingWith('sample', 'words', rarest, LOOKED_AT),
    held.startingWith('container', 'words', rarest, LOOKED_AT),
  ]);
  const found: Found[] = [
    ...samples.map((sample) => ({ kind: 'sample' as const, ...sample })),
    ...containers.map((container) => ({ kind: 'container' as const, ...container })),
  ];
  const whole = folded(text);
  return found
    .filter((entity) => hasAll(wordsOf(entity), words))
    .map((entity) => ({ entity, rank: rankOf(entity, whole) }))
    .sort((a, b) => a.rank - b.rank || a.entity.doc.name.localeCompare(b.entity.doc.name))
    .slice(0, limit)
    .map(({ entity }) => entity);
}

function wordsOf({ kind, doc }: Found): string[] {
  return kind === 'sample' ? searchWords(doc.barcode, doc.name, doc.externalId) : searchWords(doc.barcode, doc.name);
}

function hasAll(have: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => have.some((candidate) => candidate.startsWith(word)));
}

function rankOf({ doc }: Found, whole: string): number {
  const code = doc.barcode === null ? '' : folded(doc.barcode);
  if (code === whole) return 0;
  if (folded(doc.name) === whole) return 1;
  return code.startsWith(whole) ? 2 : 3;
}
