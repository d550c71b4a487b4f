import { describe, expect, it } from 'vitest';
import { CAMERA_PASSES, takeTurns } from './passes.ts';

const ALL = CAMERA_PASSES.map((_, index) => index);

describe('the turns of the passes', () => {
  it('go round while nothing changes', () => {
    const turns = takeTurns();
    const taken = Array.from({ length: 2 * ALL.length }, () => turns(false));
    expect(taken).toEqual([...ALL, ...ALL]);
  });

  it('begin with the first whenever something new is to be seen, and go on where they were', () => {
    const turns = takeTurns();
    expect([turns(false), turns(false), turns(true), turns(false)]).toEqual([0, 1, 0, 2]);
  });

  it('come to every pass in a picture that changes all the time, and to the first every second time', () => {
    const turns = takeTurns();
    const taken = Array.from({ length: 4 * ALL.length }, () => turns(true));
    expect(new Set(taken)).toEqual(new Set(ALL));
    expect(taken.filter((_, look) => look % 2 === 0).every((turn) => turn === 0)).toBe(true);
  });
});
