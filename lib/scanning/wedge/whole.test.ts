import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Field, Keyboard } from '../testing/keyboard.ts';
import { rememberKeys } from './early-keys.ts';
import { createWedge } from './wedge.ts';

const CUT = 'CUT';
let keyboard: Keyboard;
let codes: string[];
let stop: () => void = () => undefined;

function plugIn(): void {
  stop = createWedge(keyboard, { code: (text) => codes.push(text), cut: () => codes.push(CUT) });
}

beforeEach(() => {
  vi.useFakeTimers();
  keyboard = new Keyboard();
  codes = [];
});

afterEach(() => {
  stop();
  globalThis.tracseqEarlyKeys = undefined;
  vi.useRealTimers();
});

/** Types a code with a gap before every key, while the clock goes on; the last one is before Enter. */
function scan(code: string, gaps: readonly number[]): void {
  for (const [at, key] of [...code, 'Enter'].entries()) {
    vi.advanceTimersByTime(gaps[at] ?? 0);
    keyboard.press(key, gaps[at] ?? 0);
  }
}
const evenly = (code: string, gap: number) => Array.from({ length: code.length + 1 }, () => gap);

describe('a code that ends with Enter where nothing else takes text', () => {
  const gaps = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 10, maxLength: 10 });

  it('is heard whole at any speed', () => {
    fc.assert(
      fc.property(gaps(990), (between) => {
        keyboard = new Keyboard();
        codes = [];
        plugIn();
        scan('TUBE-0001', between);
        stop();
        expect(codes).toEqual(['TUBE-0001']);
      }),
    );
  });

  it('is heard whole or not at all, however its link stops', () => {
    fc.assert(
      fc.property(gaps(2500), (between) => {
        keyboard = new Keyboard();
        codes = [];
        plugIn();
        scan('TUBE-0000', evenly('TUBE-0000', 15));
        scan('TUBE-0001', between);
        vi.runAllTimers();
        stop();
        expect(codes.slice(1).filter((code) => code !== CUT && code !== 'TUBE-0001')).toEqual([]);
      }),
      // The rest of a code that had been given up for cut.
      { examples: [[[0, 0, 0, 0, 0, 1001, 0, 0, 0, 0]]] },
    );
  });
});

describe('a code without an end', () => {
  it('is not believed when it stopped in the middle: it may go on', () => {
    plugIn();
    keyboard.type('TUBE-', 15);
    keyboard.now += 500;
    keyboard.type('0001', 15);
    vi.runAllTimers();
    expect(codes).toEqual([CUT]);
  });

  it('is not believed after one that ended with Enter', () => {
    plugIn();
    scan('TUBE-0001', evenly('TUBE-0001', 15));
    keyboard.type('TUBE-', 15);
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001', CUT]);
  });
});

describe('a scanner that fires while a screen opens', () => {
  beforeEach(() => {
    globalThis.tracseqEarlyKeys = rememberKeys(keyboard);
    keyboard.now = performance.now();
  });
  const tap = () => keyboard.dispatchEvent(new Event('pointerdown'));

  it.each([1, 4, 9, 10])('is heard whole when the screen began to listen after %i keys', (before) => {
    tap();
    const keys = [...Array.from('TUBE-0001'), 'Enter'];
    for (const key of keys.slice(0, before)) keyboard.press(key, 20);
    plugIn();
    for (const key of keys.slice(before)) keyboard.press(key, 20);
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is asked to scan again when the page itself came after the first keys', () => {
    keyboard.now += 250;
    scan('E-0001', evenly('E-0001', 20));
    plugIn();
    vi.runAllTimers();
    expect(codes).toEqual([CUT]);
  });

  it('is believed once the page has been there for a while', () => {
    keyboard.now += 400;
    scan('TUBE-0001', evenly('TUBE-0001', 20));
    plugIn();
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is heard by one screen and not by the next one as well', () => {
    tap();
    plugIn();
    scan('TUBE-0001', evenly('TUBE-0001', 20));
    stop();
    plugIn();
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is not heard in part when the screen changes in the middle of a code', () => {
    tap();
    plugIn();
    keyboard.type('TUBE-', 20);
    stop();
    plugIn();
    scan('0001', evenly('0001', 20));
    vi.runAllTimers();
    expect(codes).toEqual([CUT]);
  });

  it('is not confused with what was typed before the tap, or long ago, or into a field', () => {
    scan('BEFORE-1', evenly('BEFORE-1', 20));
    tap();
    keyboard.focus = new Field();
    scan('IN-FIELD', evenly('IN-FIELD', 20));
    keyboard.focus = null;
    scan('LONG-AGO', evenly('LONG-AGO', 20));
    vi.advanceTimersByTime(6000);
    plugIn();
    vi.runAllTimers();
    expect(codes).toEqual([]);
  });
});

describe('a person at a keyboard', () => {
  it('who types a code without any field and presses Enter is understood', () => {
    plugIn();
    scan('NB000123', evenly('NB000123', 300));
    expect(codes).toEqual(['NB000123']);
  });

  it('who presses buttons with the space bar scans nothing', () => {
    plugIn();
    for (let times = 0; times < 6; times += 1) keyboard.press(' ', 200);
    keyboard.press('Enter', 200);
    expect([codes, keyboard.passed.length]).toEqual([[], 7]);
  });
});
