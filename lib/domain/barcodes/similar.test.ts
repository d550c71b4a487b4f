import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceWithin } from './edit-distance.ts';
import { similarBarcodes } from './similar.ts';

describe('a code nobody knows', () => {
  const known = ['TUBE-0012', 'B-014', '0004711', 'SAMPLE-77', 'XK10S0'];

  it.each([
    ['in other case', 'tube-0012', 'TUBE-0012', 'case'],
    ['with Arabic digits', 'TUBE-٠٠١٢', 'TUBE-0012', 'digits'],
    ['with Persian digits and other case', 'tube-۰۰۱۲', 'TUBE-0012', 'digits'],
    ['without its separator', 'TUBE0012', 'TUBE-0012', 'separators'],
    ['with another separator, as on a German keyboard', 'B/014', 'B-014', 'separators'],
    ['without its leading zeros', '4711', '0004711', 'leading_zeros'],
    ['without leading zeros inside', 'TUBE-12', 'TUBE-0012', 'leading_zeros'],
    ['with the letter O for zero', 'TUBE-OO12', 'TUBE-0012', 'misread'],
    ['with I for one and 5 for S', 'XKI050', 'XK10S0', 'misread'],
    ['with a character missing', 'SAMPE-77', 'SAMPLE-77', 'typing'],
    ['with two characters swapped', 'SAMLPE-77', 'SAMPLE-77', 'typing'],
  ])('is recognised %s', (_name, code, text, reason) => {
    expect(similarBarcodes(code, known)[0]).toMatchObject({ text, reason });
  });

  it('is not itself among what is similar', () => {
    expect(similarBarcodes('B-014', known)).toEqual([]);
  });

  it('brings the likeliest first and no more than asked for', () => {
    const many = ['TUBE-13', 'TUBE-12', 'TUBE-0012', 'tube-12x', 'Tube-12'];
    expect(similarBarcodes('tube-12', many, { limit: 3 }).map(({ text }) => text)).toEqual([
      'TUBE-12',
      'Tube-12',
      'TUBE-0012',
    ]);
  });

  it('of three characters has no typing slips: everything would be similar', () => {
    expect(similarBarcodes('A12', ['A13', 'B12'])).toEqual([]);
  });

  it('looks at no more candidates than allowed', () => {
    let seen = 0;
    function* endless(): Generator<string> {
      for (;;) yield `TUBE-${(seen += 1)}`;
    }
    similarBarcodes('TUBE-X', endless(), { examine: 1000 });
    expect(seen).toBeLessThanOrEqual(1001);
  });
});

describe('the distance of two texts', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

  it('is the same both ways, zero for equal texts only, and never above the bound', () => {
    fc.assert(
      fc.property(short, short, fc.integer({ min: 0, max: 4 }), (left, right, most) => {
        const distance = distanceWithin(left, right, most);
        expect(distanceWithin(right, left, most)).toBe(distance);
        expect(distance === 0).toBe(left === right);
        expect(distance ?? 0).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('does not depend on the bound, once the bound is wide enough', () => {
    fc.assert(
      fc.property(short, short, (left, right) => {
        const full = distanceWithin(left, right, 20) ?? Number.NaN;
        expect([0, 1, 2, 3].map((most) => distanceWithin(left, right, most))).toEqual(
          [0, 1, 2, 3].map((most) => (full <= most ? full : null)),
        );
      }),
    );
  });
});
