const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Keeps a name from turning the words around it where the two are written in different directions. */
export function isolate(name: string, direction: 'ltr' | 'rtl'): string {
  const mixed = direction === 'rtl' || RIGHT_TO_LEFT.test(name);
  return mixed ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE : name;
}
