import { type ImportField, importFields } from './fields.ts';
import { type ImportKind, importKinds } from './model.ts';
import { synonyms } from './synonyms.ts';

/** A header as it is compared: letters and digits alone, without case, accents or width. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How well a header names a field: 2 by one of its names, 1 by holding one of its longer names, 0 not at all. */
export function affinity(kind: ImportKind, field: string, header: string): 0 | 1 | 2 {
  const folded = foldHeader(header);
  const names = namesOf(kind, field);
  if (folded === '') return 0;
  if (names.includes(folded)) return 2;
  // "Barcode (2D, tube bottom)" still says barcode; short words such as "id" are part of too many others.
  return names.some((name) => name.length >= 6 && folded.includes(name)) ? 1 : 0;
}

/** Whether the header is a name of any field of any kind. */
export function isKnownHeader(header: string): boolean {
  const folded = foldHeader(header);
  return folded !== '' && known().has(folded);
}

const cache = new Map<string, readonly string[]>();
let everyName: ReadonlySet<string> | undefined;

function namesOf(kind: ImportKind, field: string): readonly string[] {
  const key = `${kind} ${field}`;
  const names = cache.get(key) ?? listed(kind, field);
  cache.set(key, names);
  return names;
}

function listed(kind: ImportKind, field: string): readonly string[] {
  const entry = Object.entries(synonyms[kind]).find(([name]) => name === field);
  return entry ? [foldHeader(field), ...entry[1].split(' | ').map(foldHeader)] : [];
}

function known(): ReadonlySet<string> {
  everyName ??= new Set(
    importKinds.flatMap((kind) => importFields[kind].flatMap((field: ImportField) => namesOf(kind, field))),
  );
  return everyName;
}
