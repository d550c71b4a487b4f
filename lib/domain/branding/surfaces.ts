/** The three looks of the product. `cold` is the cold room: largest targets, highest contrast. */
export const themes = ['light', 'dark', 'cold'] as const;
export type Theme = (typeof themes)[number];

/** What text and controls stand on in each theme, and how much contrast that theme promises (WCAG 2.2). */
export interface Surfaces {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly raised: string;
  readonly ink: string;
  readonly textRatio: 4.5 | 7;
}

export const surfaces: Record<Theme, Surfaces> = {
  light: { bg: '#f3f6f7', surface: '#ffffff', sunken: '#e8edef', raised: '#ffffff', ink: '#12232b', textRatio: 4.5 },
  dark: { bg: '#0d161a', surface: '#142026', sunken: '#091114', raised: '#1b2a31', ink: '#e9f0f3', textRatio: 4.5 },
  cold: { bg: '#ffffff', surface: '#ffffff', sunken: '#eef1f2', raised: '#ffffff', ink: '#000000', textRatio: 7 },
};
