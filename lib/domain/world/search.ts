import type { Found, Held, HeldReader } from './held.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import { folded, meanings, queryWords, searchWords } from './words.ts';

/** Rows looked at for one query: beyond it a query is too short to be worth more, and the server has the complete answer. */
const LOOKED_AT = 400;

/** Samples and containers whose code, name or external id has every typed word, at least as a beginning; exact codes first. */
export async function searchHeld(
  held: HeldReader,
  text: string,
  limit: number,
  lookedAt: number = LOOKED_AT,
): Promise<Found[]> {
  const best = new Map<string, Ranked>();
  for (const meaning of meanings(text)) {
    for (const ranked of await searchMeaning(held, meaning, lookedAt)) {
      const before = best.get(ranked.entity.doc.id);
      if (before === undefined || ranked.rank < before.rank) best.set(ranked.entity.doc.id, ranked);
    }
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || a.entity.doc.name.localeCompare(b.entity.doc.name))
    .slice(0, limit)
    .map(({ entity }) => entity);
}

interface Ranked {
  readonly entity: Found;
  readonly rank: number;
}

async function searchMeaning(held: HeldReader, whole: string, lookedAt: number): Promise<Ranked[]> {
  const words = queryWords(whole);
  // The longest word is the rarest: the index is asked for that one, the others are compared.
  const rarest = words.toSorted((a, b) => b.length - a.length)[0];
  if (rarest === undefined) return [];
  const [samples, containers] = await Promise.all([
    held.startingWith('sample', 'words', rarest, lookedAt),
    held.startingWith('container', 'words', rarest, lookedAt),
  ]);
  const found: Found[] = [...samples.map(asSample), ...containers.map(asContainer)];
  return found
    .filter((entity) => hasAll(wordsOf(entity), words))
    .map((entity) => ({ entity, rank: rankOf(entity, whole) }));
}

/** Everything in this container at any depth, the nearest first, until so many are found; archived containers and what is in them are left out. */
export async function heldInside(held: HeldReader, containerId: string, limit: number): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set([containerId]);
  for (const holder of seen) {
    if (found.length >= limit) break;
    const [containers, samples] = await Promise.all([
      held.by('container', 'parent', holder),
      held.by('sample', 'place', holder),
    ]);
    const live = containers.filter(({ doc }) => !doc.archived && !seen.has(doc.id));
    found.push(...live.map(asContainer), ...samples.map(asSample));
    // A set that is walked takes in what is added meanwhile: level after level, and each container once.
    for (const { doc } of live) seen.add(doc.id);
  }
  return found.slice(0, limit);
}

/** Samples of one type or in one state, those that expire before a moment (the first to expire first), or anything of a kind, at most so many. */
export async function heldOf(
  held: HeldReader,
  by:
    | { readonly type: string }
    | { readonly state: Sample['state'] | 'quarantined' }
    | { readonly expiresBefore: string }
    | { readonly kind: Found['kind'] },
  limit: number,
): Promise<Found[]> {
  if ('kind' in by) {
    return by.kind === 'sample'
      ? (await held.startingWith('sample', 'words', '', limit)).map(asSample)
      : (await held.startingWith('container', 'words', '', limit)).map(asContainer);
  }
  if ('expiresBefore' in by) {
    return (await held.before('sample', 'expires', new Date(by.expiresBefore).toISOString(), limit)).map(asSample);
  }
  const [index, key] = 'type' in by ? ['type', by.type] : ['state', by.state];
  return (await held.startingWith('sample', index, key, limit)).map(asSample);
}

const asSample = (sample: Held<Sample>): Found => ({ kind: 'sample', ...sample });
const asContainer = (container: Held<Container>): Found => ({ kind: 'container', ...container });

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
