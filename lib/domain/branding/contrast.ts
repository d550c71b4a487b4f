import {
  clampChroma,
  converter,
  formatHex,
  modeLch,
  modeLrgb,
  modeOklch,
  modeRgb,
  useMode,
  wcagContrast,
} from 'culori/fn';

/* clampChroma and wcagContrast look their modes up in culori's registry. */
useMode(modeRgb);
useMode(modeLrgb);
useMode(modeLch);
useMode(modeOklch);

const toOklch = converter('oklch');
const STEP = 0.004;

/** The WCAG contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other);
}

/** The smallest contrast a colour has with any of the grounds it may stand on. */
export function worstContrast(color: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(color, ground)));
}

/** The same hue at another lightness, in the colours a screen can show. */
export function withLightness(color: string, lightness: number, chromaFactor = 1): string {
  const parsed = toOklch(color);
  if (parsed === undefined) throw new RangeError(`"${color}" is no colour`);
  return formatHex(clampChroma({ ...parsed, l: lightness, c: parsed.c * chromaFactor }, 'oklch'));
}

/** A colour's perceived lightness, 0 to 1. */
export function lightnessOf(color: string): number {
  const parsed = toOklch(color);
  if (parsed === undefined) throw new RangeError(`"${color}" is no colour`);
  return parsed.l;
}

/**
 * The colour nearest to the given one, same hue, that satisfies a condition; the search walks lightness outwards in both
 * directions, so a colour that already satisfies it comes back as it is. Black and white end the walk.
 */
export function nearestLightness(color: string, fits: (candidate: string) => boolean): string {
  const asked = formatHex(color);
  if (asked !== undefined && fits(asked)) return asked;
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
