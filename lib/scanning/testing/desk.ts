import { afterEach, beforeEach, vi } from 'vitest';
import { createWedge, type WedgeOptions } from '../wedge/wedge.ts';
import { Keyboard } from './keyboard.ts';

/** Stands among the codes of a desk for one that was cut off. */
export const CUT = 'CUT';

/** A keyboard, a wedge that listens to it, and what it made of the keys. */
export interface Desk {
  keyboard: Keyboard;
  codes: string[];
  plugIn(options?: WedgeOptions): void;
  unplug(): void;
  /** Another keyboard, and nothing heard yet: for the runs of a property. */
  clear(): void;
}

/** A desk for every test of a file, on fake timers; nothing listens until it is plugged in. */
export function setUpDesk(): Desk {
  const desk: Desk = {
    keyboard: new Keyboard(),
    codes: [],
    plugIn(options = {}) {
      const sink = { code: (text: string) => desk.codes.push(text), cut: () => desk.codes.push(CUT) };
      desk.unplug = createWedge(desk.keyboard, sink, options);
    },
    unplug: () => undefined,
    clear() {
      desk.keyboard = new Keyboard();
      desk.codes = [];
    },
  };
  beforeEach(() => {
    vi.useFakeTimers();
    desk.clear();
  });
  afterEach(() => {
    desk.unplug();
    vi.useRealTimers();
  });
  return desk;
}
