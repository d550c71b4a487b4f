import { describe, expect, it } from 'vitest';
import { named, problemOf } from './cell-problems.ts';

const about = (field: string, text: string) => problemOf(field, text, 'samples');

describe('a date that was refused', () => {
  it('can be two days, and both are named as they are to be written', () => {
    expect(about('collectedAt', '04/03/2024')).toEqual({ why: 'dateTwoWays', readings: ['2024-04-03', '2024-03-04'] });
    expect(about('expiresAt', ' 4-3-2024 ')).toEqual({ why: 'dateTwoWays', readings: ['2024-04-03', '2024-03-04'] });
  });

  it.each([
    ['4/3/24', 'dateShortYear'],
    ['04.03.24', 'dateShortYear'],
    ['2024-13-45', 'dateNoSuchDay'],
    ['31.02.2024', 'dateNoSuchDay'],
    ['31/13/2024', 'dateNoSuchDay'],
    ['31-Feb-2024', 'dateNoSuchDay'],
    ['45000', 'dateNumber'],
    ['45000.5', 'dateNumber'],
    ['#REF!', 'cellError'],
    ['#N/A', 'cellError'],
    ['yesterday', 'date'],
    ['2024-03-31 25:00', 'date'],
  ])('%s has its own reason: %s', (text, why) => {
    expect(about('collectedAt', text)).toEqual({ why });
  });
});

describe('a quantity that was refused', () => {
  it('may have a comma that stands before thousands or before a fraction', () => {
    expect(about('quantity', '1,234')).toEqual({ why: 'quantityTwoWays', readings: ['1234', '1.234'] });
    expect(about('quantity', '1,234 mL')).toEqual({ why: 'quantityTwoWays', readings: ['1234', '1.234'] });
    expect(about('quantity', '1.234 mL')).toEqual({ why: 'quantityTwoWays', readings: ['1234', '1.2340'] });
  });

  it.each(['about 5', '1,23,456', '1 5', '5-10', '1e20', '1234567890123456789'])(
    '%s is no number that can be taken',
    (text) => {
      expect(about('quantity', text)).toEqual({ why: 'quantity' });
    },
  );

  it('names a unit that contradicts the one beside it', () => {
    expect(about('quantity', '500 µl')).toEqual({ why: 'unitTwice' });
  });

  it('may be the error of a formula', () => {
    expect(about('quantity', '#DIV/0!')).toEqual({ why: 'cellError' });
  });
});

it('units and hazards have a reason of their own', () => {
  expect(about('unit', 'furlong')).toEqual({ why: 'unit' });
  expect(about('hazards', 'a; b')).toEqual({ why: 'hazards' });
});

it('a name is too long by what the file brings', () => {
  expect(problemOf('name', 'x'.repeat(121), 'containers')).toEqual({ why: 'tooLong', characters: 120 });
  expect(problemOf('name', 'x'.repeat(121), 'samples')).toBeNull();
  expect(problemOf('name', 'x'.repeat(201), undefined)).toBeNull();
});

it('a long value is named by its beginning', () => {
  expect(named('x'.repeat(100))).toBe(`${'x'.repeat(40)}…`);
  expect(named('45000')).toBe('45000');
});
