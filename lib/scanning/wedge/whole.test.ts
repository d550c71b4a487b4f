import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CUT, setUpDesk } from '../testing/desk.ts';
import { Field } from '../testing/keyboard.ts';
import { rememberKeys } from './early-keys.ts';

const desk = setUpDesk();
afterEach(() => {
  globalThis.tracseqEarlyKeys = undefined;
});

/** Types a code with a gap before every key, while the clock goes on; the last one is before Enter. */
function scan(code: string, gaps: readonly number[]): void {
  for (const [at, key] of [...code, 'Enter'].entries()) {
    vi.advanceTimersByTime(gaps[at] ?? 0);
    desk.keyboard.press(key, gaps[at] ?? 0);
  }
}
const evenly = (code: string, gap: number) => Array.from({ length: code.length + 1 }, () => gap);

describe('a code that ends with Enter where nothing else takes text', () => {
  const gaps = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 10, maxLength: 10 });

  it('is heard whole at any speed', () => {
    fc.assert(
      fc.property(gaps(990), (between) => {
        desk.clear();
        desk.plugIn();
        scan('TUBE-0001', between);
        desk.unplug();
        expect(desk.codes).toEqual(['TUBE-0001']);
      }),
    );
  });

  it('is heard whole or not at all, however its link stops', () => {
    fc.assert(
      fc.property(gaps(2500), (between) => {
        desk.clear();
        desk.plugIn();
        scan('TUBE-0000', evenly('TUBE-0000', 15));
        scan('TUBE-0001', between);
        vi.runAllTimers();
        desk.unplug();
        expect(desk.codes.slice(1).filter((code) => code !== CUT && code !== 'TUBE-0001')).toEqual([]);
      }),
      // The rest of a code that had been given up for cut.
      { examples: [[[0, 0, 0, 0, 0, 1001, 0, 0, 0, 0]]] },
    );
  });
});

describe('a code without an end', () => {
  it('is not believed when it stopped in the middle: it may go on', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-', 15);
    desk.keyboard.now += 500;
    desk.keyboard.type('0001', 15);
    vi.runAllTimers();
    expect(desk.codes).toEqual([CUT]);
  });

  it('is not believed after one that ended with Enter', () => {
    desk.plugIn();
    scan('TUBE-0001', evenly('TUBE-0001', 15));
    desk.keyboard.type('TUBE-', 15);
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001', CUT]);
  });
});

describe('a scanner that fires while a screen opens', () => {
  beforeEach(() => {
    globalThis.tracseqEarlyKeys = rememberKeys(desk.keyboard);
    desk.keyboard.now = performance.now();
  });
  const tap = () => desk.keyboard.dispatchEvent(new Event('pointerdown'));

  it.each([1, 4, 9, 10])('is heard whole when the screen began to listen after %i keys', (before) => {
    tap();
    const keys = [...Array.from('TUBE-0001'), 'Enter'];
    for (const key of keys.slice(0, before)) desk.keyboard.press(key, 20);
    desk.plugIn();
    for (const key of keys.slice(before)) desk.keyboard.press(key, 20);
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is asked to scan again when the page itself came after the first keys', () => {
    desk.keyboard.now += 250;
    scan('E-0001', evenly('E-0001', 20));
    desk.plugIn();
    vi.runAllTimers();
    expect(desk.codes).toEqual([CUT]);
  });

  it('is believed once the page has been there for a while', () => {
    desk.keyboard.now += 400;
    scan('TUBE-0001', evenly('TUBE-0001', 20));
    desk.plugIn();
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is heard by one screen and not by the next one as well', () => {
    tap();
    desk.plugIn();
    scan('TUBE-0001', evenly('TUBE-0001', 20));
    desk.unplug();
    desk.plugIn();
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is not heard in part when the screen changes in the middle of a code', () => {
    tap();
    desk.plugIn();
    desk.keyboard.type('TUBE-', 20);
    desk.unplug();
    desk.plugIn();
    scan('0001', evenly('0001', 20));
    vi.runAllTimers();
    expect(desk.codes).toEqual([CUT]);
  });

  it('is not confused with what was typed before the tap, or long ago, or into a field', () => {
    scan('BEFORE-1', evenly('BEFORE-1', 20));
    tap();
    desk.keyboard.focus = new Field();
    scan('IN-FIELD', evenly('IN-FIELD', 20));
    desk.keyboard.focus = null;
    scan('LONG-AGO', evenly('LONG-AGO', 20));
    vi.advanceTimersByTime(6000);
    desk.plugIn();
    vi.runAllTimers();
    expect(desk.codes).toEqual([]);
  });
});

describe('a person at a desk.keyboard', () => {
  it('who types a code without any field and presses Enter is understood', () => {
    desk.plugIn();
    scan('NB000123', evenly('NB000123', 300));
    expect(desk.codes).toEqual(['NB000123']);
  });

  it('who presses buttons with the space bar scans nothing', () => {
    desk.plugIn();
    for (let times = 0; times < 6; times += 1) desk.keyboard.press(' ', 200);
    desk.keyboard.press('Enter', 200);
    expect([desk.codes, desk.keyboard.passed.length]).toEqual([[], 7]);
  });
});
