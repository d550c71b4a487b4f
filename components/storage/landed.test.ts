import { describe, expect, it } from 'vitest';
import { landedAt } from './landed.ts';

const put = { id: 'tube', to: 'A07', isSeen: false };
const arrived = { ...put, isSeen: true };
const tubeAt = (position: string) => [
  { id: 'other', position: 'B01' },
  { id: 'tube', position },
];

describe('what was put down', () => {
  it('is where it was put while the rows still show where it came from', () => {
    expect(landedAt(put, tubeAt('A01'))).toEqual({ position: 'A07', isSeen: false });
  });

  it('is where it was put while the rows do not show it in this holder yet', () => {
    expect(landedAt(put, [])).toEqual({ position: 'A07', isSeen: false });
  });

  it('has arrived once the rows show it there', () => {
    expect(landedAt(put, tubeAt('A07'))).toEqual({ position: 'A07', isSeen: true });
  });

  it('is back where it came from after an undo', () => {
    expect(landedAt(arrived, tubeAt('A01'))).toEqual({ position: 'A01', isSeen: true });
  });

  it('is nowhere on this map after an undo that took it back into another box', () => {
    expect(landedAt(arrived, [])).toEqual({ position: null, isSeen: true });
  });
});
