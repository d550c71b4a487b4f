import { describe, expect, it } from 'vitest';
import { CAMERA_PASSES, takeTurns, type Pass } from './passes.ts';

const ALL: readonly Pass[] = CAMERA_PASSES;
const [FIRST, SECOND, THIRD] = CAMERA_PASSES;
const news = (count: number, isNew: boolean): boolean[] => Array.from({ length: count }, () => isNew);

describe('the turns of the passes', () => {
  it('go round while nothing changes', () => {
    expect(news(2 * ALL.length, false).map(takeTurns())).toEqual([...ALL, ...ALL]);
  });

  it('begin with the first whenever something new is to be seen, and go on where they were', () => {
    expect([false, false, true, false].map(takeTurns())).toEqual([FIRST, SECOND, FIRST, THIRD]);
  });

  it('begin anew at something new when all have looked at what was there before', () => {
    const turns = takeTurns();
    news(ALL.length + 3, false).map(turns);
    expect([true, false, false].map(turns)).toEqual([FIRST, SECOND, THIRD]);
  });

  it.each([
    ['all the time', [true]],
    ['at every second look', [true, false]],
    ['at every fourth look', [true, false, false, false]],
  ])('come to every pass in a picture that changes %s', (_often, rhythm) => {
    const isNew = Array.from({ length: 4 * ALL.length }, (_, look) => rhythm[look % rhythm.length] === true);
    const taken = isNew.map(takeTurns());
    for (let from = 0; from <= 2 * ALL.length; from += 1) {
      expect(new Set(taken.slice(from, from + 2 * ALL.length + 2))).toEqual(new Set(ALL));
    }
  });

  it('come to the first at every second look in a picture that changes all the time', () => {
    const taken = news(4 * ALL.length, true).map(takeTurns());
    expect(taken.filter((_, look) => look % 2 === 0).every((pass) => pass === FIRST)).toBe(true);
  });
});
