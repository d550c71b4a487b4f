import { expect, it } from 'vitest';
import { isLate } from './late.ts';

const noon = Date.parse('2026-02-25T12:00:00Z');
const expectedAt = '2026-02-25T12:00:00Z';

it('a shipment is late when its time is over and nobody has received it, packed or not', () => {
  expect(isLate({ state: 'in_transit', expectedAt }, noon)).toBe(false);
  expect(isLate({ state: 'in_transit', expectedAt }, noon + 1)).toBe(true);
  expect(isLate({ state: 'packing', expectedAt }, noon + 1)).toBe(true);
});

it('what has arrived, was given up, or is expected at no time is never late', () => {
  expect(isLate({ state: 'received', expectedAt }, noon + 1)).toBe(false);
  expect(isLate({ state: 'cancelled', expectedAt }, noon + 1)).toBe(false);
  expect(isLate({ state: 'in_transit', expectedAt: null }, noon + 1)).toBe(false);
});
