import { type Theme, themes } from '../../lib/domain/branding/surfaces.ts';
import type { BrandPalette } from '../../lib/domain/branding/tokens.ts';

/** What a person chose; `system` follows the device between light and dark. */
export type ThemeChoice = Theme | 'system';
export const themeChoices: readonly ThemeChoice[] = ['system', ...themes];

/** Where the choice and the tenant's look are kept, so that the next start paints them at once. */
export const THEME_KEY = 'tracseq:theme';
export const BRAND_KEY = 'tracseq:brand';

/** What the first paint needs of a tenant. */
export interface PaintedBrand {
  slug: string;
  palettes: Record<Theme, BrandPalette>;
}

/** What the product itself looks like before a tenant is known. */
export interface PaintDefaults {
  themeKey: string;
  brandKey: string;
  locale: string;
  tokens: readonly string[];
  headColors: Record<Theme, string>;
}

/**
 * Puts theme and tenant colours on the page. It runs inline before anything is drawn, so it may use
 * nothing from outside itself: it is sent to the browser as its own source text. The same function runs again on a change.
 */
export function paint(defaults: PaintDefaults): void {
  const root = document.documentElement;
  let choice: string | null = null;
  let brand: unknown = null;
  try {
    choice = localStorage.getItem(defaults.themeKey);
    brand = JSON.parse(localStorage.getItem(defaults.brandKey) ?? 'null');
  } catch {
    /* Storage is barred or holds something unreadable: the product's own look is right then. */
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = choice === 'light' || choice === 'dark' || choice === 'cold' ? choice : dark ? 'dark' : 'light';
  root.setAttribute('data-theme', theme);

  const asked = new URLSearchParams(location.search).get('tenant');
  const slug = part(brand, 'slug');
  const known = typeof slug === 'string' ? slug : null;
  const palette = asked === null || asked === known ? part(part(brand, 'palettes'), theme) : undefined;
  for (const token of defaults.tokens) {
    const color = part(palette, token);
    if (typeof color === 'string') root.style.setProperty('--' + token, color);
    else root.style.removeProperty('--' + token);
  }

  function part(whole: unknown, name: string): unknown {
    return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
  }
  function headElement(selector: string, tag: string): Element {
    const found = document.head.querySelector(selector);
    if (found) return found;
    const made = document.createElement(tag);
    document.head.appendChild(made);
    return made;
  }
  const color = headElement('meta[name="theme-color"]', 'meta');
  color.setAttribute('name', 'theme-color');
  const ownColor = part(palette, theme === 'dark' ? 'primary-soft' : 'primary');
  color.setAttribute('content', typeof ownColor === 'string' ? ownColor : defaults.headColors[theme]);
}
