import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalMark, guessDecimalMark, quantityReadings, quantityValue, unitValue } from './quantities.ts';

const everywhere = ['.', ',', null] as const;

describe('a quantity', () => {
  it.each([
    ['1.5', '1.5', null],
    ['1,5', '1.5', null],
    ['0.250', '0.250', null],
    ['0,250', '0.250', null],
    ['1234.5', '1234.5', null],
    ['1.234,5', '1234.5', null],
    ['1,234.5', '1234.5', null],
    ['1.234.567', '1234567', null],
    ['1 234,5', '1234.5', null],
    ['1\u202f234\u202f567', '1234567', null],
    ["1'234", '1234', null],
    ['+2', '2', null],
    ['-2', '-2', null],
    ['1.5E-04', '1.5e-04', null],
    ['1,234e+5', '1.234e+5', null],
    ['7e6 cells', '7e6', 'cells'],
    ['200 µl', '200', 'µL'],
    ['5mg', '5', 'mg'],
    ['5 furlongs', '5', 'furlongs'],
  ] as const)('%s is %s %s in every column', (text, quantity, unit) => {
    for (const mark of everywhere) expect(quantityValue(text, mark)).toEqual({ quantity, unit });
  });

  it.each(['about 5', '~5', '5-10', '5 10', '1 5', '1.5.2', '1,2,3', '5/6', '5.', '.5', '5 10 mL', '1,234,56', ''])(
    '%s is none',
    (text) => {
      for (const mark of everywhere) expect(quantityValue(text, mark)).toBeNull();
    },
  );

  it.each([
    ['1.234', '.', '1.234'],
    ['1,234', ',', '1.234'],
    ['1,234', '.', undefined],
    ['1.234', ',', undefined],
    ['1.234', null, undefined],
    ['1,234', null, undefined],
  ] as const)('%s where fractions are written with %s is %s', (text, mark, quantity) => {
    expect(quantityValue(text, mark)?.quantity).toBe(quantity);
  });

  it('is none in a cell as long as no quantity is', () => {
    for (const mark of everywhere) expect(quantityValue(`1${' '.repeat(30_000)}mL`, mark)).toBeNull();
  });

  it('that can be two is read as what was meant, in any column, once it is written as advised', () => {
    const three = fc.integer({ min: 0, max: 999 }).map((figure) => String(figure).padStart(3, '0'));
    const mark = fc.constantFrom('.', ',');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        three,
        mark,
        fc.constantFrom(...everywhere),
        (whole, rest, sep, column) => {
          const [thousands = '', fraction = ''] = quantityReadings(`${whole}${sep}${rest}`) ?? [];
          expect(Number(quantityValue(thousands, column)?.quantity)).toBe(Number(`${whole}${rest}`));
          // Where a comma is unclear, fractions have a point.
          const asked: DecimalMark = sep === ',' ? '.' : column;
          expect(Number(quantityValue(fraction, asked)?.quantity)).toBe(Number(`${whole}.${rest}`));
        },
      ),
    );
  });

  it.each(['5', '0.250', '1.5', '1,234,567', '1.234e5', 'about 5'])('%s is not two', (text) => {
    expect(quantityReadings(text)).toBeNull();
  });
});

describe('a column of quantities', () => {
  it.each([
    [['1', '1,5'], ','],
    [['1,500', '2.5'], '.'],
    [['1.500', '0,25'], ','],
    [['1,5', '1.5'], null],
    [['1.234,5', '1'], ','],
    [['1.234.567', '1,5'], ','],
    [['1.234', '2.500'], '.'],
    [['12', ''], '.'],
  ] as const)('%j writes its fractions with %j', (texts, mark) => {
    expect(guessDecimalMark(texts)).toBe(mark);
  });
});

it.each([
  ['ul', 'µL'],
  ['μL', 'µL'],
  ['ML', 'mL'],
  ['ug', 'µg'],
  ['Cells', 'cells'],
  ['furlong', 'furlong'],
])('the unit %s is %s', (text, unit) => {
  expect(unitValue(text)).toBe(unit);
});
