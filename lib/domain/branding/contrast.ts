import { linearRgb, toHex, toOklch } from './oklch.ts';

const STEP = 0.004;

function luminance(color: string): number {
  const [red, green, blue] = linearRgb(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The WCAG contrast of two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The smallest contrast a colour has with any of the grounds it may stand on. */
export function worstContrast(color: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(color, ground)));
}

/** The same hue at another lightness, in the colours a screen can show. */
export function withLightness(color: string, lightness: number, strength = 1): string {
  const { c, h } = toOklch(color);
  return toHex({ l: lightness, c: c * strength, h });
}

/** A colour's perceived lightness, 0 to 1. */
export function lightnessOf(color: string): number {
  return toOklch(color).l;
}

/**
 * The colour nearest to the given one, same hue, that satisfies a condition; the search walks lightness outwards in both
 * directions, so a colour that already satisfies it comes back as it is. Black and white end the walk.
 */
export function nearestLightness(color: string, fits: (candidate: string) => boolean): string {
  const asked = color.toLowerCase();
  if (fits(asked)) return asked;
  const start = lightnessOf(color);
  for (let distance = STEP; distance <= 1; distance += STEP) {
    for (const lightness of [start - distance, start + distance]) {
      if (lightness < 0 || lightness > 1) continue;
      const candidate = withLightness(color, lightness);
      if (fits(candidate)) return candidate;
    }
  }
  for (const extreme of ['#000000', '#ffffff']) if (fits(extreme)) return extreme;
  throw new RangeError(`no lightness of "${color}" fits`);
}
