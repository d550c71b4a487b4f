import type { Gs1Element } from './model.ts';

/** A measured or paid amount with its decimals in place. Text, so that no digit is lost or invented. */
export interface Gs1Decimal {
  readonly decimal: string;
  /** UCUM unit; null for money and for what has none. */
  readonly unit: string | null;
  /** ISO 4217 number of the currency, where the element carries one. */
  readonly currency: string | null;
}

/** Units by the first three digits, in UCUM. 331 to 336 and the like are the logistic twins of 311 to 316. */
const UNITS: Readonly<Record<string, string>> = {
  ...{ 310: 'kg', 311: 'm', 312: 'm', 313: 'm', 314: 'm2', 315: 'L', 316: 'm3' },
  ...{ 320: '[lb_av]', 321: '[in_i]', 322: '[ft_i]', 323: '[yd_i]', 324: '[in_i]', 325: '[ft_i]', 326: '[yd_i]' },
  ...{ 327: '[in_i]', 328: '[ft_i]', 329: '[yd_i]', 330: 'kg', 331: 'm', 332: 'm', 333: 'm', 334: 'm2' },
  ...{ 335: 'L', 336: 'm3', 337: 'kg/m2', 340: '[lb_av]', 341: '[in_i]', 342: '[ft_i]', 343: '[yd_i]' },
  ...{ 344: '[in_i]', 345: '[ft_i]', 346: '[yd_i]', 347: '[in_i]', 348: '[ft_i]', 349: '[yd_i]' },
  ...{ 350: '[sin_i]', 351: '[sft_i]', 352: '[syd_i]', 353: '[sin_i]', 354: '[sft_i]', 355: '[syd_i]' },
  ...{ 356: '[oz_tr]', 357: '[foz_us]', 360: '[qt_us]', 361: '[gal_us]', 362: '[qt_us]', 363: '[gal_us]' },
  ...{ 364: '[cin_i]', 365: '[cft_i]', 366: '[cyd_i]', 367: '[cin_i]', 368: '[cft_i]', 369: '[cyd_i]' },
  394: '%',
};

/** The amount in an element such as `3103`; null for an element that has no implied decimal point. */
export function gs1Decimal(element: Gs1Element): Gs1Decimal | null {
  const match = /^(3(?:[1-6]\d|9[0-5]))(\d)$/.exec(element.ai);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const withCurrency = match[1] === '391' || match[1] === '393';
  const digits = withCurrency ? element.value.slice(3) : element.value;
  return {
    decimal: placePoint(digits, Number(match[2])),
    unit: UNITS[match[1]] ?? null,
    currency: withCurrency ? element.value.slice(0, 3) : null,
  };
}

function placePoint(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=\d)/, '');
  return decimals === 0 ? whole : `${whole}.${padded.slice(-decimals)}`;
}
