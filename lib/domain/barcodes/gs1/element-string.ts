import { definitionAt, definitionOf } from './definitions.ts';
import { fieldError } from './field.ts';
import { GROUP_SEPARATOR, type Gs1Element, type Gs1Error, type Gs1Result } from './model.ts';

/**
 * Reads an element string as a reader sends it: identifiers and values end to end, a group separator behind every
 * value of variable length but the last. A separator in front (FNC1 in first position), behind a value of predefined
 * length and at the very end is allowed, as the General Specifications ask of receiving systems.
 */
export function parseElementString(text: string): Gs1Result {
  const elements: Gs1Element[] = [];
  let at = text.startsWith(GROUP_SEPARATOR) ? 1 : 0;
  if (at === text.length) return { ok: false, error: { code: 'gs1_empty', at } };
  while (at < text.length) {
    const definition = definitionAt(text, at);
    if (definition === undefined) return { ok: false, error: { code: 'gs1_unknown_identifier', at } };
    const start = at + definition.ai.length;
    const separator = text.indexOf(GROUP_SEPARATOR, start);
    const stop = separator === -1 ? text.length : separator;
    const end = definition.separated ? stop : Math.min(stop, start + definition.maxLength);
    const value = text.slice(start, end);
    const error = fieldError(definition, value, start) ?? repeated(elements, definition.ai, value, at);
    if (error !== null) return { ok: false, error };
    elements.push({ ai: definition.ai, value });
    at = text[end] === GROUP_SEPARATOR ? end + 1 : end;
  }
  return { ok: true, elements: withoutRepeats(elements) };
}

/** Writes elements as a reader would send them, with a group separator only where one is needed. */
export function formatElementString(elements: readonly Gs1Element[]): string {
  return elements
    .map(({ ai, value }, index) => {
      const separated = definitionOf(ai)?.separated ?? true;
      return ai + value + (separated && index < elements.length - 1 ? GROUP_SEPARATOR : '');
    })
    .join('');
}

/** The same identifier twice is allowed only with the same value (General Specifications, 4.14). */
export function repeated(elements: readonly Gs1Element[], ai: string, value: string, at: number): Gs1Error | null {
  const contradiction = elements.some((element) => element.ai === ai && element.value !== value);
  return contradiction ? { code: 'gs1_repeated_identifier', at, ai } : null;
}

/** Keeps the first of several equal elements. */
export function withoutRepeats(elements: readonly Gs1Element[]): Gs1Element[] {
  return elements.filter((element, index) => elements.findIndex((other) => other.ai === element.ai) === index);
}
