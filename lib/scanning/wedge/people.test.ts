import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Field, Keyboard } from '../testing/keyboard.ts';
import { createWedge } from './wedge.ts';

let keyboard: Keyboard;
let codes: string[];
let stop: () => void = () => undefined;

function plugIn(): void {
  stop = createWedge(keyboard, { code: (text) => codes.push(text), cut: () => codes.push('CUT') });
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

  it('who types as fast as nobody can for long is left alone', () => {
    plugIn();
    keyboard.focus = new Field();
    keyboard.type('TUBE-0001', 60);
    keyboard.press('Enter', 60);
    expect([codes, keyboard.focus.value]).toEqual([[], 'TUBE-0001']);
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
