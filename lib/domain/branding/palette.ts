import { contrast, lightnessOf, nearestLightness, withLightness, worstContrast } from './contrast.ts';
import { type Surfaces, type Theme, surfaces, themes } from './surfaces.ts';
import type { BrandPalette } from './tokens.ts';

const WHITE = '#ffffff';
const BLACK = '#000000';

/** WCAG's least contrast for the outline of a control. */
const EDGE_RATIO = 3;

/** The least contrast of a fill with what it lies on: below it a surface is there by its outline alone, and the tenant's colour is not seen at all. */
const FILL_RATIO = 1.3;

function textOn(fill: string): string {
  return contrast(WHITE, fill) >= contrast(BLACK, fill) ? WHITE : BLACK;
}

function grounds(theme: Surfaces): string[] {
  return [theme.bg, theme.surface, theme.sunken, theme.raised];
}

function filled(color: string, theme: Surfaces): { fill: string; on: string; edge: string } {
  const under = grounds(theme);
  const fill = nearestLightness(
    color,
    (candidate) =>
      contrast(textOn(candidate), candidate) >= theme.textRatio && worstContrast(candidate, under) >= FILL_RATIO,
  );
  const edge = nearestLightness(fill, (candidate) => worstContrast(candidate, under) >= EDGE_RATIO);
  return { fill, on: textOn(fill), edge };
}

/**
 * A tenant's two colours made legible in one theme. A fill keeps the tenant's colour wherever black or white can be read
 * on it and it differs from the page below it, its edge carries the outline against the page, and the ink is the hue at a lightness that reads as text on every
 * surface. So no tenant can brand itself into illegibility, and one whose colours are fine sees them unchanged.
 */
export function brandPalette(colors: { primary: string; accent: string }, theme: Theme): BrandPalette {
  const ground = surfaces[theme];
  const primary = filled(colors.primary, ground);
  const accent = filled(colors.accent, ground);
  const isDark = lightnessOf(ground.surface) < 0.5;
  const soft = withLightness(colors.primary, isDark ? 0.31 : 0.94, isDark ? 0.5 : 0.28);
  const readable = [...grounds(ground), soft];
  return {
    primary: primary.fill,
    'on-primary': primary.on,
    'primary-edge': primary.edge,
    'primary-soft': soft,
    'primary-ink': nearestLightness(colors.primary, (ink) => worstContrast(ink, readable) >= ground.textRatio),
    accent: accent.fill,
    'on-accent': accent.on,
    'accent-edge': accent.edge,
  };
}

/** The tenant's colours in all three themes. */
export function brandPalettes(colors: { primary: string; accent: string }): Record<Theme, BrandPalette> {
  return {
    light: brandPalette(colors, 'light'),
    dark: brandPalette(colors, 'dark'),
    cold: brandPalette(colors, 'cold'),
  };
}

/** One place where a colour had to change to stay legible; the branding screen shows these. */
export interface Adjustment {
  readonly theme: Theme;
  readonly color: 'primary' | 'accent';
  readonly use: 'fill' | 'text';
  readonly asked: string;
  readonly used: string;
}

/** What the contrast check changed about a tenant's colours; empty when they are used as given. */
export function brandAdjustments(colors: { primary: string; accent: string }): Adjustment[] {
  return themes.flatMap((theme) => {
    const palette = brandPalette(colors, theme);
    const candidates: Adjustment[] = [
      { theme, color: 'primary', use: 'fill', asked: colors.primary, used: palette.primary },
      { theme, color: 'primary', use: 'text', asked: colors.primary, used: palette['primary-ink'] },
      { theme, color: 'accent', use: 'fill', asked: colors.accent, used: palette.accent },
    ];
    return candidates.filter(({ asked, used }) => asked.toLowerCase() !== used.toLowerCase());
  });
}
