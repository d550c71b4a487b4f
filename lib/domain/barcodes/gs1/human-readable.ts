import { definitionOf } from './definitions.ts';
import { repeated, withoutRepeats } from './element-string.ts';
import { fieldError } from './field.ts';
import type { Gs1Element, Gs1Result } from './model.ts';

/**
 * Reads the form printed under a symbol: `(01)09506000134352(21)A1`. A bracket that belongs to a value is written
 * `\(`; a bracket around anything but a known identifier belongs to the value too.
 */
export function parseHumanReadable(text: string): Gs1Result {
  const elements: Gs1Element[] = [];
  let at = 0;
  while (at < text.length) {
    const bracket = identifierAt(text, at);
    if (bracket === null) return { ok: false, error: { code: 'gs1_brackets', at } };
    const definition = definitionOf(bracket.ai);
    if (definition === undefined) return { ok: false, error: { code: 'gs1_unknown_identifier', at, ai: bracket.ai } };
    const end = valueEnd(text, bracket.end);
    const value = text.slice(bracket.end, end).replaceAll('\\(', '(');
    const error = fieldError(definition, value, bracket.end) ?? repeated(elements, bracket.ai, value, at);
    if (error !== null) return { ok: false, error };
    elements.push({ ai: bracket.ai, value });
    at = end;
  }
  return elements.length === 0
    ? { ok: false, error: { code: 'gs1_empty', at: 0 } }
    : { ok: true, elements: withoutRepeats(elements) };
}

/** Writes elements as they are printed under a symbol. */
export function formatHumanReadable(elements: readonly Gs1Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}

function identifierAt(text: string, at: number): { ai: string; end: number } | null {
  const match = /^\((\d{2,4})\)/.exec(text.slice(at, at + 6));
  return match?.[1] === undefined ? null : { ai: match[1], end: at + match[0].length };
}

function valueEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] !== '(' || text[at - 1] === '\\') continue;
    const next = identifierAt(text, at);
    if (next !== null && definitionOf(next.ai) !== undefined) return at;
  }
  return text.length;
}
