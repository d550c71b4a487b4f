/** A colour by how light it looks (0 to 1), how strong it is and its hue in radians. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

type Triple = readonly [number, number, number];

const HEX = /^#[0-9a-f]{6}$/i;
const BISECTIONS = 20;

/** Red, green and blue of `#rrggbb` as light, 0 to 1. */
export function linearRgb(hex: string): Triple {
  if (!HEX.test(hex)) throw new RangeError(`"${hex}" is no colour of the form #rrggbb`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/* The matrices are Björn Ottosson's, who defined Oklab. */
/** A colour in Oklch, whose lightness can be changed without changing the hue people see. */
export function toOklch(hex: string): Oklch {
  const [r, g, b] = linearRgb(hex);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const redGreen = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const yellowBlue = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    c: Math.hypot(redGreen, yellowBlue),
    h: Math.atan2(yellowBlue, redGreen),
  };
}

function toLinearRgb({ l, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function isShowable(rgb: Triple): boolean {
  return rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

/** The colour as `#rrggbb`; one that no screen can show loses strength, not hue or lightness. */
export function toHex({ l, c, h }: Oklch): string {
  const lightness = Math.min(1, Math.max(0, l));
  let strength = c;
  if (!isShowable(toLinearRgb({ l: lightness, c, h }))) {
    let [low, high] = [0, c];
    for (let step = 0; step < BISECTIONS; step += 1) {
      const middle = (low + high) / 2;
      if (isShowable(toLinearRgb({ l: lightness, c: middle, h }))) low = middle;
      else high = middle;
    }
    strength = low;
  }
  const channels = toLinearRgb({ l: lightness, c: strength, h }).map((light) => {
    const value = Math.min(1, Math.max(0, light));
    const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
