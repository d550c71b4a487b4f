import { describe, expect, it } from 'vitest';
import { pillOf } from './pill.ts';

const queue = { setAside: 0, waiting: 0, pictures: 0 };

describe('the pill', () => {
  it('is green when the server has everything and nothing is contested', () => {
    expect(pillOf({ ...queue, pill: 'synced' }, { contested: 0, elsewhere: 0 })).toEqual({ state: 'synced', count: 0 });
  });

  it('asks for attention while steps of this person ended in open conflicts, and says how many', () => {
    expect(pillOf({ ...queue, pill: 'synced' }, { contested: 2, elsewhere: 3 })).toEqual({
      state: 'attention',
      count: 2,
    });
  });

  it('is not green while something waits in another laboratory', () => {
    expect(pillOf({ ...queue, pill: 'synced' }, { contested: 0, elsewhere: 3 })).toEqual({
      state: 'waiting',
      count: 3,
    });
  });

  it.each(['offline', 'paused', 'waiting'] as const)('says %s first, conflict or not', (pill) => {
    expect(pillOf({ ...queue, pill, waiting: 3, pictures: 1 }, { contested: 2, elsewhere: 1 })).toEqual({
      state: pill,
      count: 5,
    });
  });

  it('counts what was set aside before what is contested', () => {
    expect(pillOf({ ...queue, pill: 'attention', setAside: 1, waiting: 3 }, { contested: 2, elsewhere: 0 })).toEqual({
      state: 'attention',
      count: 1,
    });
  });
});
