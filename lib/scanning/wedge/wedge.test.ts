import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keyboard } from '../testing/keyboard.ts';
import { createWedge, type WedgeOptions } from './wedge.ts';

const GS = '\u001d';
let keyboard: Keyboard;
let codes: string[];
let stop: () => void = () => undefined;

function plugIn(options: WedgeOptions = {}): void {
  stop = createWedge(keyboard, { code: (text) => codes.push(text), cut: () => codes.push('CUT') }, options);
}

beforeEach(() => {
  vi.useFakeTimers();
  keyboard = new Keyboard();
  codes = [];
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a scanner that types', () => {
  it.each([
    ['a fast one on a cable', 2],
    ['a slow one over Bluetooth', 38],
  ])('is heard: %s', (_name, gap) => {
    plugIn();
    keyboard.type('TUBE-0001', gap);
    keyboard.press('Enter', gap);
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is heard with Tab at the end, which then leaves no field', () => {
    plugIn();
    keyboard.type('TUBE-0001', 10);
    keyboard.press('Tab', 10);
    expect([codes, keyboard.passed.includes('Tab')]).toEqual([['TUBE-0001'], false]);
  });

  it('is heard without anything at the end, after a silence', () => {
    plugIn();
    keyboard.type('TUBE-0001', 10);
    vi.advanceTimersByTime(999);
    expect(codes).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is heard whole when the page was busy and its keys waited behind the timer', () => {
    plugIn();
    keyboard.type('TUBE-', 10);
    vi.advanceTimersToNextTimer();
    keyboard.type('0001', 10);
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001']);
  });

  it.each([1, 2, 5, 8])('is heard whole when its link stops once, after %i characters', (at) => {
    plugIn();
    keyboard.type('TUBE-0001'.slice(0, at), 15);
    vi.advanceTimersByTime(240);
    keyboard.press('TUBE-0001'.charAt(at), 240);
    keyboard.type('TUBE-0001'.slice(at + 1), 15);
    keyboard.press('Enter', 15);
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001']);
  });

  it('is heard whole when its link stops again and again', () => {
    plugIn();
    for (const part of ['TUBE-0001-', 'LOT-2026-', 'A0001']) {
      keyboard.press(part.charAt(0), 900);
      keyboard.type(part.slice(1), 15);
      vi.advanceTimersByTime(900);
    }
    keyboard.press('Enter', 15);
    vi.runAllTimers();
    expect(codes).toEqual(['TUBE-0001-LOT-2026-A0001']);
  });

  it('is heard twice in a row', () => {
    plugIn();
    for (const text of ['TUBE-0001', 'TUBE-0002']) {
      keyboard.type(text, 10);
      keyboard.press('Enter', 10);
    }
    expect(codes).toEqual(['TUBE-0001', 'TUBE-0002']);
  });

  it('that presses Enter twice presses no button with the second', () => {
    plugIn();
    keyboard.type('TUBE-0001', 10);
    keyboard.press('Enter', 10);
    keyboard.press('Enter', 10);
    expect([codes, keyboard.passed.includes('Enter')]).toEqual([['TUBE-0001'], false]);
  });

  it('is heard by nobody else: the Enter of a scan does nothing on the page', () => {
    plugIn();
    const heard: string[] = [];
    keyboard.addEventListener('keydown', (event) => heard.push('key' in event ? String(event.key) : ''));
    keyboard.type('AB12', 10);
    keyboard.press('Enter', 10);
    expect(heard).toEqual(['A', 'B', '1', '2']);
  });

  it('keeps capital letters typed with Shift and signs typed with AltGr', () => {
    plugIn();
    keyboard.press('Shift', 5);
    keyboard.type('A1b', 5);
    keyboard.press('@', 5, { ctrlKey: true, altKey: true });
    keyboard.press('Enter', 5);
    expect(codes).toEqual(['A1b@']);
  });

  it('presses no button and starts no search with the characters of a code', () => {
    plugIn();
    keyboard.type("A '/B", 5);
    keyboard.press('Enter', 5);
    expect([codes, keyboard.passed]).toEqual([["A '/B"], ['A']]);
  });

  it('is no longer heard once unplugged', () => {
    plugIn();
    keyboard.type('TUBE-0001', 10);
    stop();
    keyboard.press('Enter', 10);
    vi.runAllTimers();
    expect(codes).toEqual([]);
  });

  it('that never stops typing fills no memory', () => {
    plugIn();
    for (let key = 0; key < 20_000; key += 1) keyboard.press('7', 1);
    keyboard.press('Enter', 1);
    expect(codes.map(({ length }) => length)).toEqual([4096]);
  });
});

describe('the group separator of GS1', () => {
  it.each([
    ['as Ctrl and ]', {}, () => keyboard.press(']', 10, { ctrlKey: true })],
    ['as F8', {}, () => keyboard.press('F8', 10)],
    ['as a text that was agreed on', { separatorTexts: ['~d029'] }, () => keyboard.type('~d029', 10)],
    ['as a key that was agreed on', { separatorKeys: ['F12'] }, () => keyboard.press('F12', 10)],
  ] satisfies [string, WedgeOptions, () => void][])('is understood %s', (_name, options, pressSeparator) => {
    plugIn(options);
    keyboard.type('10LOT7', 10);
    pressSeparator();
    keyboard.type('21A1', 10);
    keyboard.press('Enter', 10);
    expect(codes).toEqual([`10LOT7${GS}21A1`]);
  });

  it('is not guessed: what nobody agreed on is data', () => {
    plugIn();
    keyboard.type('A~d029B', 10);
    keyboard.press('Enter', 10);
    expect(codes).toEqual(['A~d029B']);
  });
});

describe('what is set up around a code', () => {
  it('is taken off', () => {
    plugIn({ prefix: '*', suffix: '#' });
    keyboard.type('*TUBE-1#', 10);
    keyboard.press('Enter', 10);
    expect(codes).toEqual(['TUBE-1']);
  });

  it('is not missed when it is not there', () => {
    plugIn({ prefix: '*', suffix: '#' });
    keyboard.type('TUBE-1', 10);
    keyboard.press('Enter', 10);
    expect(codes).toEqual(['TUBE-1']);
  });
});
