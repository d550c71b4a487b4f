import { definitionOf } from './definitions.ts';
import { repeated, withoutRepeats } from './element-string.ts';
import { fieldError } from './field.ts';
import type { Gs1Element, Gs1Error, Gs1Result } from './model.ts';

/** Keys a link can start from, each with the qualifiers that may follow it, in this order. */
const QUALIFIERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  '253': [[]],
  '255': [[]],
  '401': [[]],
  '402': [[]],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [[]],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [[]],
  '8017': [['8019']],
  '8018': [['8019']],
};

interface Pair extends Gs1Element {
  readonly at: number;
}

const LINK = /^https?:\/\/[^/?#\s]+(?<path>\/[^?#\s]*)(?:\?(?<query>[^#\s]*))?(?:#\S*)?$/i;

/**
 * Reads an uncompressed GS1 Digital Link URI on any host: `https://id.example.org/01/09506000134352/21/A1?17=261130`.
 * Query names that are not numbers (`linkType`) say nothing about the thing and are left out.
 */
export function parseDigitalLink(text: string): Gs1Result {
  const groups = LINK.exec(text)?.groups;
  if (groups === undefined) return failure('gs1_link', 0);
  const path = pathPairs(groups['path'] ?? '', text.indexOf('/', text.indexOf('//') + 2));
  if (path === null) return failure('gs1_link', 0);
  const pairs = [...path, ...queryPairs(groups['query'] ?? '', text.indexOf('?') + 1)];
  const elements: Gs1Element[] = [];
  for (const pair of pairs) {
    const value = unescape(pair.value);
    if (value === null) return failure('gs1_link', pair.at, pair.ai);
    const definition = definitionOf(pair.ai);
    if (definition === undefined) return failure('gs1_unknown_identifier', pair.at - pair.ai.length - 1, pair.ai);
    const full = pair.ai === '01' ? gtin14(value) : value;
    const error = fieldError(definition, full, pair.at) ?? repeated(elements, pair.ai, full, pair.at);
    if (error !== null) return { ok: false, error };
    elements.push({ ai: pair.ai, value: full });
  }
  return { ok: true, elements: withoutRepeats(elements) };
}

/** Writes a link under a base such as `https://id.example.org`; null when no element can be its key. */
export function formatDigitalLink(base: string, elements: readonly Gs1Element[]): string | null {
  const key = elements.find(({ ai }) => ai in QUALIFIERS);
  if (key === undefined) return null;
  const valueOf = (ai: string): string | undefined => elements.find((element) => element.ai === ai)?.value;
  const sequences = QUALIFIERS[key.ai] ?? [];
  const sequence = sequences.find((candidate) => candidate.some((ai) => valueOf(ai) !== undefined)) ?? [];
  const inPath = [key.ai, ...sequence.filter((ai) => valueOf(ai) !== undefined)];
  const path = inPath.map((ai) => `/${ai}/${encodeURIComponent(valueOf(ai) ?? '')}`).join('');
  const query = elements
    .filter(({ ai }) => !inPath.includes(ai))
    .map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`)
    .join('&');
  return `${base.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}`;
}

/** The key and its qualifiers end the path; what stands before them belongs to the host. */
function pathPairs(path: string, offset: number): Pair[] | null {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  for (let from = segments.length - 2; from >= 0; from -= 2) {
    const pairs: Pair[] = [];
    for (let index = from; index < segments.length; index += 2) {
      const at = offset + 1 + segments.slice(0, index + 1).join('/').length + 1;
      pairs.push({ ai: segments[index] ?? '', value: segments[index + 1] ?? '', at });
    }
    const [key, ...qualifiers] = pairs;
    const sequences = key === undefined ? undefined : QUALIFIERS[key.ai];
    if (sequences?.some((sequence) => isOrderedPart(qualifiers, sequence))) return pairs;
  }
  return null;
}

function isOrderedPart(pairs: readonly Pair[], sequence: readonly string[]): boolean {
  let next = 0;
  for (const { ai } of pairs) {
    const found = sequence.indexOf(ai, next);
    if (found === -1) return false;
    next = found + 1;
  }
  return true;
}

function queryPairs(query: string, offset: number): Pair[] {
  const pairs: Pair[] = [];
  let at = offset;
  for (const parameter of query.split(/[&;]/)) {
    const match = /^(\d+)=(.*)$/.exec(parameter);
    if (match?.[1] !== undefined) pairs.push({ ai: match[1], value: match[2] ?? '', at: at + match[1].length + 1 });
    at += parameter.length + 1;
  }
  return pairs;
}

/** A GTIN of 8, 12 or 13 digits is the same one with zeros in front. */
function gtin14(value: string): string {
  return /^(?:\d{8}|\d{12,13})$/.test(value) ? value.padStart(14, '0') : value;
}

function unescape(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray percent sign: the link is told to be broken by the caller.
    return null;
  }
}

function failure(code: Gs1Error['code'], at: number, ai?: string): Gs1Result {
  return { ok: false, error: ai === undefined ? { code, at } : { code, at, ai } };
}
