const LEFT_TO_RIGHT = '\u2066';
const RIGHT_TO_LEFT = '\u2067';
const POP = '\u2069';

/**
 * A value with its unit, in the order in which it is read. Where words run from right to left the reader meets the number first and its unit after
 * it, the sign stays at the left of the digits, and Latin words around change neither (UAX 9, isolates). `say` puts the unit to the figures.
 */
export function valueInOrder(figures: string, say: (figures: string) => string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr') return say(figures);
  return RIGHT_TO_LEFT + say(LEFT_TO_RIGHT + figures + POP) + POP;
}
