import { brandTokens } from '../../lib/domain/branding/tokens.ts';
import { BRAND_KEY, paint, type PaintDefaults, THEME_KEY } from './appearance.ts';

/** What `paint` needs to know, for a page in one language. */
export function paintDefaults(locale: string): PaintDefaults {
  return {
    themeKey: THEME_KEY,
    brandKey: BRAND_KEY,
    locale,
    tokens: brandTokens,
    headColors: { light: '#0b5266', dark: '#123642', cold: '#00394a' },
  };
}

/** The source text of the script that sets a page's look before its first paint. */
export function firstPaintScript(locale: string): string {
  return `(${paint.toString()})(${JSON.stringify(paintDefaults(locale))})`;
}
