import fc from 'fast-check';
import { checkDigit } from '../check-digit.ts';
import { knownIdentifiers, type FieldPart, type IdentifierDefinition } from '../definitions.ts';
import type { Gs1Element } from '../model.ts';

const CHARACTERS: Readonly<Record<FieldPart['set'], string>> = {
  N: '0123456789',
  X: '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
  Y: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  Z: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-=',
};

/** Any valid element, for property tests. */
export const anyElement: fc.Arbitrary<Gs1Element> = fc.constantFrom(...knownIdentifiers()).chain(elementOf);

/** One or more valid elements, no identifier twice. */
export const anyElements: fc.Arbitrary<Gs1Element[]> = fc.uniqueArray(anyElement, {
  minLength: 1,
  maxLength: 6,
  selector: ({ ai }) => ai,
});

function elementOf(definition: IdentifierDefinition): fc.Arbitrary<Gs1Element> {
  const required = definition.parts.filter(({ optional }) => !optional);
  const optional = definition.parts.filter((part) => part.optional);
  return fc
    .integer({ min: 0, max: optional.length })
    .chain((count) => fc.tuple(...[...required, ...optional.slice(0, count)].map(partOf)))
    .map((parts) => ({ ai: definition.ai, value: parts.join('') }));
}

function partOf(part: FieldPart): fc.Arbitrary<string> {
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...CHARACTERS.N), minLength: length, maxLength: length });
  const upTo = (max: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  switch (part.check) {
    case 'check_digit':
      return digits(part.max - 1).map((body) => `${body}${checkDigit(body)}`);
    case 'check_digit_after_0':
      return digits(part.max - 2).map((body) => `0${body}${checkDigit(body)}`);
    case 'date':
    case 'date_day_00':
      return fc
        .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));
    case 'hours':
      return upTo(23);
    case 'hours_minutes':
      return fc.tuple(upTo(23), upTo(59)).map((pair) => pair.join(''));
    case 'sixtieths':
      return upTo(59);
    case null:
      return fc.string({
        unit: fc.constantFrom(...CHARACTERS[part.set]),
        minLength: part.min,
        maxLength: part.max,
      });
  }
}
