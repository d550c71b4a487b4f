/** The digits that Arabic and Persian keyboards type, as distances from their zero. */
const FOREIGN_ZEROS = [0x0660, 0x06f0];
const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;

/** A number as somebody types it from a display: with a comma or a point, with any sign that looks like a minus; null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = [...text.replaceAll(/[\s\u200e\u200f\u061c\u2066-\u2069]/g, '')].map(plainCharacter).join('');
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : null;
}

function plainCharacter(character: string): string {
  if ('−–‒﹣－'.includes(character)) return '-';
  if (character === '٫') return '.';
  const code = character.codePointAt(0) ?? 0;
  const zero = FOREIGN_ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character : String(code - zero);
}

/** The same text with the other sign: keypads for numbers have no minus on some phones. */
export function otherSign(text: string): string {
  const trimmed = text.trim();
  return /^[-−–]/.test(trimmed) ? trimmed.slice(1) : `-${trimmed.replace(/^\+/, '')}`;
}
