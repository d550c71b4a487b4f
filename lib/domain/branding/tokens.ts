/** The CSS variables a tenant's colours replace, by name without the leading dashes. */
export const brandTokens = [
  'primary',
  'on-primary',
  'primary-edge',
  'primary-soft',
  'primary-ink',
  'accent',
  'on-accent',
  'accent-edge',
] as const;
export type BrandToken = (typeof brandTokens)[number];

/** A tenant's colours in one theme, each legible where it is used. */
export type BrandPalette = Record<BrandToken, string>;
