import { describe, expect, it } from 'vitest';
import { CAMERA_PASSES, SLANTING_PASSES, takeTurns } from './passes.ts';

const ALL = [...CAMERA_PASSES];
const [FIRST] = ALL;

describe('the turns of the passes', () => {
  it('go round while nothing changes', () => {
    const turns = takeTurns();
    const taken = Array.from({ length: 2 * ALL.length }, () => turns(false)[0]);
    expect(taken).toEqual([...ALL, ...ALL]);
  });

  it('begin with the first whenever something new is to be seen, and go on where they were', () => {
    const turns = takeTurns();
    const taken = [false, false, true, false].map((isNew) => turns(isNew)[0]);
    expect(taken).toEqual([ALL[0], ALL[1], ALL[0], ALL[2]]);
  });

  it('come to every pass in a picture that changes all the time, and to the first every second time', () => {
    const turns = takeTurns();
    const taken = Array.from({ length: 4 * ALL.length }, () => turns(true)[0]);
    expect(new Set(taken)).toEqual(new Set(ALL));
    expect(taken.filter((_, look) => look % 2 === 0).every((pass) => pass === FIRST)).toBe(true);
  });

  it.each([true, false])('come to every slant in three frames, whether they are new or not: %s', (isNew) => {
    const turns = takeTurns();
    const taken = Array.from({ length: 3 }, () => turns(isNew)[1]);
    expect(new Set(taken)).toEqual(new Set(SLANTING_PASSES));
  });
});
