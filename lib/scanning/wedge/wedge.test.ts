import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Field, Keyboard } from '../testing/keyboard.ts';
import { createWedge, type WedgeOptions } from './wedge.ts';

const GS = '\u001d';
let keyboard: Keyboard;
let codes: string[];
let stop: () => void = () => undefined;

function plugIn(options: WedgeOptions = {}): void {
  stop = createWedge(keyboard, (text) => codes.push(text), options);
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
    vi.advanceTimersByTime(149);
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

describe('a person', () => {
  it('who types and presses Enter is left alone, at any speed people have', () => {
    const gap = fc.integer({ min: 81, max: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'B', '7', ' ', '-'), gap), { maxLength: 30 }),
        gap,
        (typed, last) => {
          keyboard = new Keyboard();
          codes = [];
          plugIn();
          keyboard.focus = new Field();
          for (const [key, before] of typed) keyboard.press(key, before);
          keyboard.press('Enter', last);
          vi.runAllTimers();
          stop();
          expect(codes).toEqual([]);
          expect(keyboard.passed).toEqual([...typed.map(([key]) => key), 'Enter']);
          expect(keyboard.focus.value).toBe(typed.map(([key]) => key).join(''));
        },
      ),
    );
  });

  it('who hits a few keys at once in a hurry is left alone', () => {
    plugIn();
    keyboard.focus = new Field();
    keyboard.type('ab', 120);
    keyboard.type('tion', 50);
    vi.runAllTimers();
    keyboard.press('Enter', 300);
    expect([codes, keyboard.focus.value]).toEqual([[], 'abtion']);
  });

  it('who holds a key down is left alone', () => {
    plugIn();
    for (let times = 0; times < 30; times += 1) keyboard.press('a', 30, { repeat: times > 0 });
    keyboard.press('Enter', 30);
    expect([codes, keyboard.passed.length]).toEqual([[], 31]);
  });

  it('who uses shortcuts is left alone', () => {
    plugIn();
    for (const key of ['a', 'c', 'v', 'z']) keyboard.press(key, 10, { ctrlKey: true });
    keyboard.press('Enter', 10);
    expect([codes, keyboard.passed]).toEqual([[], ['a', 'c', 'v', 'z', 'Enter']]);
  });

  it.each([
    ['that says so', { isComposing: true }],
    ['that says so by the old key code', { keyCode: 229 }],
  ])('who writes with an input method is left alone: one %s', (_name, composing) => {
    plugIn();
    for (const key of 'zhongwen') keyboard.press(key, 10, composing);
    keyboard.press('Enter', 10, composing);
    expect([codes, keyboard.passed.length]).toEqual([[], 9]);
  });

  it('who types a password is left alone, and so is a scanner that types one', () => {
    plugIn();
    keyboard.focus = new Field();
    keyboard.focus.type = 'password';
    keyboard.type('badge-4711', 10);
    keyboard.press('Enter', 10);
    expect([codes, keyboard.focus.value]).toEqual([[], 'badge-4711']);
  });
});

describe('a scan while a text field has the focus', () => {
  it('leaves the field as it was, tells its framework, and submits no form', () => {
    plugIn();
    keyboard.focus = new Field();
    keyboard.type('note', 200);
    keyboard.focus.setSelectionRange(1, 3);
    keyboard.now += 1000;
    keyboard.type('TUBE-0001', 10);
    keyboard.press('Enter', 10);
    expect(codes).toEqual(['TUBE-0001']);
    expect(keyboard.focus).toMatchObject({ value: 'note', selectionStart: 1, selectionEnd: 3, told: ['note'] });
    expect(keyboard.passed).not.toContain('Enter');
  });

  it('leaves a field of a framework that watches its element as it was', () => {
    plugIn();
    const field = new Field();
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => Reflect.get(Field.prototype, 'value', field),
      set: () => expect.unreachable('only the setter of the class may be used'),
    });
    keyboard.focus = field;
    keyboard.type('TUBE-0001', 10);
    keyboard.press('Enter', 10);
    expect(field.value).toBe('');
  });

  it('without anything at the end leaves the field as it was too', () => {
    plugIn();
    keyboard.focus = new Field();
    keyboard.type('TUBE-0001', 10);
    vi.runAllTimers();
    expect([codes, keyboard.focus.value]).toEqual([['TUBE-0001'], '']);
  });
});
