import { locales } from './locales.generated.ts';

export { locales };

/** A language the product speaks; the list follows the folders of `locales/`. */
export type Locale = (typeof locales)[number];

/** The language that answers when no other fits. */
export const defaultLocale: Locale = locales[0];

/** Tells whether a text is one of the product's language tags. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

// Every drawn line asks, and the browser takes a millisecond to answer.
const directions = new Map<string, 'ltr' | 'rtl'>();

/** The writing direction of a language, derived from its script so that a new language needs no entry here. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const known = directions.get(locale);
  if (known) return known;
  const script = new Intl.Locale(locale).maximize().script;
  const direction = script !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  directions.set(locale, direction);
  return direction;
}

/** A language's own name for itself, such as "Deutsch". */
export function nativeName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
