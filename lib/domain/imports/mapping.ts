import { z } from 'zod';
import { type ImportField, importFields, requiredFields } from './fields.ts';
import { affinity, foldHeader } from './headers.ts';
import { type ImportKind, importKinds } from './model.ts';

/** Where a field comes from: a column of the file (from 0), one text for all rows, or nowhere. */
export const sourceSchema = z.union([
  z.strictObject({ column: z.number().int().min(0) }),
  z.strictObject({ constant: z.string().max(2000) }),
  z.null(),
]);
export type Source = z.infer<typeof sourceSchema>;

/** How the columns of a file become the fields of a kind. */
export interface Mapping<Kind extends ImportKind = ImportKind> {
  readonly kind: Kind;
  readonly sources: { readonly [Field in ImportField<Kind>]?: Source };
  /** Words of the file and what they are called here, by field: `Tube box 7x7` may be a `Box 49`. */
  readonly words?: Words;
}

const wordsSchema = z.record(z.string(), z.record(z.string(), z.string().max(2000)));
/** Words by field. */
export type Words = z.infer<typeof wordsSchema>;

/** What a word of the file means here; null when nobody has said so. */
export function meaningOf({ words }: Mapping, field: ImportField, word: string): string | null {
  const meanings = words?.[field];
  // A word may be called like something that every object has.
  return meanings !== undefined && Object.hasOwn(meanings, word) ? (meanings[word] ?? null) : null;
}

/** Proposes a column for every field: each column once, the surest first, of equals the leftmost. */
export function suggestMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const fields: readonly ImportField[] = importFields[kind];
  const offers = fields.flatMap((field) =>
    headers.map((header, column) => ({ field, column, score: affinity(kind, field, header) })),
  );
  const sources: { [Field in ImportField]?: Source } = {};
  const used = new Set<number>();
  for (const { field, column, score } of offers.toSorted((a, b) => b.score - a.score)) {
    if (score === 0 || used.has(column) || sources[field]) continue;
    sources[field] = { column };
    used.add(column);
  }
  return { kind, sources };
}

/** The fields that still need a column or a text for all rows, by what headers alone tell. */
export function missingFields({ kind, sources }: Mapping): ImportField[] {
  const required: readonly ImportField[] = requiredFields[kind];
  return required.filter((field) => !isGiven(sources[field]));
}

/**
 * Whether places need their site: a place in another one is where that is, and where a laboratory has one site only there is no choice. `outermost`:
 * the place around comes from the file, and only the rows without one need a site.
 */
export function siteNeed({ kind, sources }: Mapping, siteCount: number): 'every' | 'outermost' | 'none' {
  if (kind !== 'containers' || siteCount === 1) return 'none';
  return isGiven(sources.parentBarcode) ? 'outermost' : 'every';
}

/** Whether a field comes from somewhere. */
export function isGiven(source: Source | undefined): boolean {
  return source !== undefined && source !== null && ('column' in source || source.constant.trim() !== '');
}

/**
 * What a file probably brings: the kind for which the most columns have a meaning, among those whose required fields are there. Headers alone
 * decide; a person can choose otherwise.
 */
export function detectKind(headers: readonly string[]): ImportKind {
  const filled = headers.filter((header) => header.trim() !== '');
  const ranked = importKinds.map((kind) => {
    const mapping = suggestMapping(kind, filled);
    const sources: Source[] = Object.values(mapping.sources);
    const columns = sources.flatMap((source) => (source !== null && 'column' in source ? [source.column] : []));
    const certain = columns.length * 2 - (filled.length - columns.length);
    return { kind, score: certain - missingFields(mapping).length * 20 };
  });
  const [first, ...rest] = ranked;
  return rest.reduce((best, each) => (each.score > best.score ? each : best), first ?? { kind: 'samples', score: 0 })
    .kind;
}

/** What identifies files of the same layout: their headers in order, folded. Not secret, not unique beyond one laboratory. */
export function fingerprint(headers: readonly string[]): string {
  const text = headers
    .map(foldHeader)
    .join('\u001f')
    .replace(/\u001f+$/, '');
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** A mapping as it is kept on the device, under the fingerprint of the headers it was made for. */
export const rememberedMappingSchema = z.strictObject({
  fingerprint: z.string(),
  kind: z.enum(importKinds),
  sources: z.record(z.string(), sourceSchema),
  words: wordsSchema.default({}),
});
export type RememberedMapping = z.infer<typeof rememberedMappingSchema>;

/** The mapping in the form to be kept. */
export function remember(mapping: Mapping, headers: readonly string[]): RememberedMapping {
  const { kind, sources, words = {} } = mapping;
  return { fingerprint: fingerprint(headers), kind, sources: { ...sources }, words };
}

/** The mapping that was used for these very headers before; undefined when there is none or it is not readable any more. */
export function recall(remembered: readonly unknown[], headers: readonly string[]): Mapping | undefined {
  const wanted = fingerprint(headers);
  for (const entry of remembered) {
    const parsed = rememberedMappingSchema.safeParse(entry);
    if (!parsed.success || parsed.data.fingerprint !== wanted) continue;
    const { kind, sources, words } = parsed.data;
    const fields: readonly ImportField[] = importFields[kind];
    const kept = fields.flatMap((field) => {
      const source = sources[field];
      return source === undefined ? [] : [[field, source] as const];
    });
    return { kind, sources: Object.fromEntries(kept), words };
  }
  return undefined;
}
