import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, worstContrast } from './contrast.ts';
import { brandAdjustments, brandPalette, brandPalettes } from './palette.ts';
import { PALETTE_VERSION } from './palette-version.ts';
import { productBranding } from './public-branding.ts';
import { surfaces, themes } from './surfaces.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe.each(themes)('a tenant colour in the %s theme', (theme) => {
  const { bg, surface, sunken, raised, ink, textRatio } = surfaces[theme];
  const grounds = [bg, surface, sunken, raised];

  it(`carries text of at least ${textRatio}:1 on its fills, whatever the colour`, () => {
    fc.assert(
      fc.property(color, color, (primary, accent) => {
        const palette = brandPalette({ primary, accent }, theme);
        expect(contrast(palette['on-primary'], palette.primary)).toBeGreaterThanOrEqual(textRatio);
        expect(contrast(palette['on-accent'], palette.accent)).toBeGreaterThanOrEqual(textRatio);
      }),
      { numRuns: 300 },
    );
  });

  it('tells its fills from whatever they lie on, whatever the colour', () => {
    fc.assert(
      fc.property(color, color, (primary, accent) => {
        const palette = brandPalette({ primary, accent }, theme);
        expect(worstContrast(palette.primary, grounds)).toBeGreaterThanOrEqual(1.3);
        expect(worstContrast(palette.accent, grounds)).toBeGreaterThanOrEqual(1.3);
      }),
      { numRuns: 300 },
    );
  });

  it(`reads as text of at least ${textRatio}:1 on every surface and on its own tint`, () => {
    fc.assert(
      fc.property(color, (primary) => {
        const palette = brandPalette({ primary, accent: primary }, theme);
        expect(worstContrast(palette['primary-ink'], [...grounds, palette['primary-soft']])).toBeGreaterThanOrEqual(
          textRatio,
        );
      }),
      { numRuns: 300 },
    );
  });

  it(`leaves the page's own text readable on the tint`, () => {
    fc.assert(
      fc.property(color, (primary) => {
        const palette = brandPalette({ primary, accent: primary }, theme);
        expect(contrast(ink, palette['primary-soft'])).toBeGreaterThanOrEqual(textRatio);
      }),
      { numRuns: 300 },
    );
  });

  it('outlines its controls with at least 3:1', () => {
    fc.assert(
      fc.property(color, (primary) => {
        const palette = brandPalette({ primary, accent: primary }, theme);
        expect(worstContrast(palette['primary-edge'], grounds)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what the contrast check says it changed', () => {
  it('names nothing about a fill that is legible as given', () => {
    const changed = brandAdjustments({ primary: '#0b5266', accent: '#0b5266' });
    expect(changed.filter(({ theme, use }) => theme === 'light' && use === 'fill')).toEqual([]);
  });

  it('names a pale yellow as unreadable text on white', () => {
    const changed = brandAdjustments({ primary: '#fff3b0', accent: '#fff3b0' });
    expect(changed).toContainEqual(expect.objectContaining({ theme: 'light', color: 'primary', use: 'text' }));
  });

  it.each(['#ffffff', '#fdfdfd', '#f3f6f7'])(
    'names the second colour %s as a surface that nobody would see on white',
    (accent) => {
      const changed = brandAdjustments({ primary: '#0b5266', accent });
      for (const theme of ['light', 'cold']) {
        expect(changed).toContainEqual(expect.objectContaining({ theme, color: 'accent', use: 'fill' }));
      }
    },
  );

  it('names nothing about surfaces in the colours of the product', () => {
    expect(brandAdjustments(productBranding).filter(({ use }) => use === 'fill')).toEqual([]);
  });

  it('keeps the hue when it darkens', () => {
    const { 'primary-ink': ink } = brandPalette({ primary: '#ffcc00', accent: '#ffcc00' }, 'light');
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
    expect(red).toBeGreaterThan(blue ?? 255);
    expect(green).toBeGreaterThan(blue ?? 255);
  });
});

describe('the palettes that devices remember', () => {
  it('change only together with their version', () => {
    const colors = ['#0b5fff', '#ffcc00', '#7a1fa2', '#00695c', '#e53935', '#111111', '#fafafa'];
    const palettes = colors.map((primary, index) =>
      brandPalettes({ primary, accent: colors[(index + 1) % colors.length] ?? primary }),
    );
    const digest = createHash('sha256').update(JSON.stringify(palettes)).digest('hex');
    expect({ version: PALETTE_VERSION, digest }).toEqual({
      version: 2,
      digest: '27061aaf754966aa46c3f98fd63eada03ff46d51474e9c008ef40c7724520f5e',
    });
  });
});
