import { hasCheckDigit } from './check-digit.ts';
import { isDate } from './dates.ts';
import type { FieldPart, IdentifierDefinition } from './definitions.ts';
import type { Gs1Error, Gs1ErrorCode } from './model.ts';

const CHARACTERS: Readonly<Record<FieldPart['set'], RegExp>> = {
  N: /^[0-9]*$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[0-9A-Za-z_\-=]*$/,
};

/** What is wrong with the data field of an identifier, or null. `at` is where the field starts in the whole text. */
export function fieldError(definition: IdentifierDefinition, value: string, at: number): Gs1Error | null {
  const error = (code: Gs1ErrorCode, offset: number): Gs1Error => ({ code, at: at + offset, ai: definition.ai });
  if (value.length < definition.minLength || value.length > definition.maxLength) return error('gs1_field_length', 0);
  let offset = 0;
  for (const part of definition.parts) {
    const text = value.slice(offset, offset + part.max);
    if (text === '' && part.optional) continue;
    if (text.length < part.min) return error('gs1_field_length', offset);
    const problem = partError(part, text);
    if (problem !== null) return error(problem, offset);
    offset += text.length;
  }
  return null;
}

function partError(part: FieldPart, text: string): Gs1ErrorCode | null {
  if (!CHARACTERS[part.set].test(text)) return 'gs1_character';
  switch (part.check) {
    case 'check_digit':
      return hasCheckDigit(text) ? null : 'gs1_check_digit';
    case 'check_digit_after_0':
      if (!text.startsWith('0')) return 'gs1_character';
      return hasCheckDigit(text) ? null : 'gs1_check_digit';
    case 'date':
      return isDate(text, false) ? null : 'gs1_date';
    case 'date_day_00':
      return isDate(text, true) ? null : 'gs1_date';
    case 'hours':
      return Number(text) < 24 ? null : 'gs1_date';
    case 'hours_minutes':
      return Number(text.slice(0, 2)) < 24 && Number(text.slice(2)) < 60 ? null : 'gs1_date';
    case 'sixtieths':
      return Number(text) < 60 ? null : 'gs1_date';
    case null:
      return null;
  }
}
