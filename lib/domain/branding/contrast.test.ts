import { converter, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, nearestLightness } from './contrast.ts';
import { toHex, toOklch } from './oklch.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const byCulori = converter('oklch');

describe('colours in Oklch', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(color, (hex) => {
        expect(toHex(toOklch(hex))).toBe(hex);
      }),
    );
  });

  it('agree with an independent implementation', () => {
    fc.assert(
      fc.property(color, (hex) => {
        const theirs = byCulori(hex);
        expect(toOklch(hex).l).toBeCloseTo(theirs?.l ?? Number.NaN, 5);
        expect(toOklch(hex).c).toBeCloseTo(theirs?.c ?? Number.NaN, 5);
      }),
    );
  });

  it('lose strength and nothing else where no screen can show them', () => {
    const shown = toOklch(toHex({ l: 0.6, c: 0.4, h: 2 }));
    expect(shown.l).toBeCloseTo(0.6, 2);
    expect(shown.h).toBeCloseTo(2, 1);
    expect(shown.c).toBeLessThan(0.4);
  });

  it('refuse what is no colour', () => {
    expect(() => toOklch('red')).toThrow('no colour');
  });
});

describe('contrast', () => {
  it('agrees with an independent implementation', () => {
    fc.assert(
      fc.property(color, color, (a, b) => {
        expect(contrast(a, b)).toBeCloseTo(wcagContrast(a, b), 4);
      }),
    );
  });

  it('is 21 between black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
});

describe('the nearest lightness that fits', () => {
  it('is the colour itself when it fits', () => {
    expect(nearestLightness('#0B5266', () => true)).toBe('#0b5266');
  });

  it('says so when nothing can fit', () => {
    expect(() => nearestLightness('#0b5266', () => false)).toThrow('no lightness');
  });
});
