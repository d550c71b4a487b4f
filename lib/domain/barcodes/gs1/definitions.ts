import { IDENTIFIER_ROWS, PREDEFINED_LENGTH_PREFIXES } from './identifiers.ts';

/** What else must be true of a part besides its characters and length. */
export type PartCheck =
  'check_digit' | 'check_digit_after_0' | 'date' | 'date_day_00' | 'hours' | 'hours_minutes' | 'sixtieths';

/** One part of a data field. */
export interface FieldPart {
  readonly set: 'N' | 'X' | 'Y' | 'Z';
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly check: PartCheck | null;
}

/** One application identifier. */
export interface IdentifierDefinition {
  readonly ai: string;
  readonly title: string;
  readonly parts: readonly FieldPart[];
  readonly minLength: number;
  readonly maxLength: number;
  /** Whether FNC1 must follow unless this is the last element. */
  readonly separated: boolean;
}

const CHECKS: Readonly<Record<string, PartCheck>> = {
  '#': 'check_digit',
  '#0': 'check_digit_after_0',
  '@': 'date',
  '@0': 'date_day_00',
  '@h': 'hours',
  '@m': 'hours_minutes',
  '@s': 'sixtieths',
};

const PART = /^(?<open>\[?)(?<set>[NXYZ])(?<upto>\.\.)?(?<length>\d+)(?<check>#0?|@[0hms]?)?\]?$/;

function partOf(form: string): FieldPart {
  const groups = PART.exec(form)?.groups;
  if (groups === undefined) throw new Error(`The form "${form}" in the table of identifiers cannot be read.`);
  const max = Number(groups['length']);
  return {
    set: setOf(groups['set']),
    min: groups['upto'] === undefined ? max : 1,
    max,
    optional: groups['open'] === '[',
    check: CHECKS[groups['check'] ?? ''] ?? null,
  };
}

function setOf(letter: string | undefined): FieldPart['set'] {
  return letter === 'N' || letter === 'Y' || letter === 'Z' ? letter : 'X';
}

/** `310n{5}` stands for 3100 to 3105. */
function expand(identifier: string): string[] {
  const series = /^(\d{3})n\{(\d)\}$/.exec(identifier);
  if (series === null) return [identifier];
  return Array.from({ length: Number(series[2]) + 1 }, (_, decimals) => `${series[1]}${decimals}`);
}

const definitions = new Map<string, IdentifierDefinition>();
for (const [identifiers, form, title] of IDENTIFIER_ROWS) {
  const parts = form.split(' ').map(partOf);
  const minLength = parts.reduce((sum, part) => sum + (part.optional ? 0 : part.min), 0);
  const maxLength = parts.reduce((sum, part) => sum + part.max, 0);
  for (const ai of identifiers.split(' ').flatMap(expand)) {
    const separated = !PREDEFINED_LENGTH_PREFIXES.has(ai.slice(0, 2));
    definitions.set(ai, { ai, title, parts, minLength, maxLength, separated });
  }
}

/** Every identifier the product knows, in the order of the table. */
export function knownIdentifiers(): readonly IdentifierDefinition[] {
  return [...definitions.values()];
}

/** The definition of exactly this identifier. */
export function definitionOf(ai: string): IdentifierDefinition | undefined {
  return definitions.get(ai);
}

/** The identifier at the start of a text: no identifier is the beginning of another, so at most one fits. */
export function definitionAt(text: string, at: number): IdentifierDefinition | undefined {
  for (const length of [2, 3, 4]) {
    const found = definitions.get(text.slice(at, at + length));
    if (found !== undefined) return found;
  }
  return undefined;
}
