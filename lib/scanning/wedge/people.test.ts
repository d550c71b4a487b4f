import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { setUpDesk } from '../testing/desk.ts';
import { Field } from '../testing/keyboard.ts';

const desk = setUpDesk();

describe('a person', () => {
  it('who types and presses Enter is left alone, at any speed people have', () => {
    const gap = fc.integer({ min: 81, max: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'B', '7', ' ', '-'), gap), { maxLength: 30 }),
        gap,
        (typed, last) => {
          desk.clear();
          desk.plugIn();
          desk.keyboard.focus = new Field();
          for (const [key, before] of typed) desk.keyboard.press(key, before);
          desk.keyboard.press('Enter', last);
          vi.runAllTimers();
          desk.unplug();
          expect(desk.codes).toEqual([]);
          expect(desk.keyboard.passed).toEqual([...typed.map(([key]) => key), 'Enter']);
          expect(desk.keyboard.focus.value).toBe(typed.map(([key]) => key).join(''));
        },
      ),
    );
  });

  it('who hits a few keys at once in a hurry is left alone', () => {
    desk.plugIn();
    desk.keyboard.focus = new Field();
    desk.keyboard.type('ab', 120);
    desk.keyboard.type('tion', 50);
    vi.runAllTimers();
    desk.keyboard.press('Enter', 300);
    expect([desk.codes, desk.keyboard.focus.value]).toEqual([[], 'abtion']);
  });

  it('who types as fast as nobody can for long is left alone', () => {
    desk.plugIn();
    desk.keyboard.focus = new Field();
    desk.keyboard.type('TUBE-0001', 60);
    desk.keyboard.press('Enter', 60);
    expect([desk.codes, desk.keyboard.focus.value]).toEqual([[], 'TUBE-0001']);
  });

  it('who holds a key down is left alone', () => {
    desk.plugIn();
    for (let times = 0; times < 30; times += 1) desk.keyboard.press('a', 30, { repeat: times > 0 });
    desk.keyboard.press('Enter', 30);
    expect([desk.codes, desk.keyboard.passed.length]).toEqual([[], 31]);
  });

  it('who uses shortcuts is left alone', () => {
    desk.plugIn();
    for (const key of ['a', 'c', 'v', 'z']) desk.keyboard.press(key, 10, { ctrlKey: true });
    desk.keyboard.press('Enter', 10);
    expect([desk.codes, desk.keyboard.passed]).toEqual([[], ['a', 'c', 'v', 'z', 'Enter']]);
  });

  it.each([
    ['that says so', { isComposing: true }],
    ['that says so by the old key code', { keyCode: 229 }],
  ])('who writes with an input method is left alone: one %s', (_name, composing) => {
    desk.plugIn();
    for (const key of 'zhongwen') desk.keyboard.press(key, 10, composing);
    desk.keyboard.press('Enter', 10, composing);
    expect([desk.codes, desk.keyboard.passed.length]).toEqual([[], 9]);
  });

  it('who types a password is left alone, and so is a scanner that types one', () => {
    desk.plugIn();
    desk.keyboard.focus = new Field();
    desk.keyboard.focus.type = 'password';
    desk.keyboard.type('badge-4711', 10);
    desk.keyboard.press('Enter', 10);
    expect([desk.codes, desk.keyboard.focus.value]).toEqual([[], 'badge-4711']);
  });
});

describe('a scan while a text field has the focus', () => {
  it('leaves the field as it was, tells its framework, and submits no form', () => {
    desk.plugIn();
    desk.keyboard.focus = new Field();
    desk.keyboard.type('note', 200);
    desk.keyboard.focus.setSelectionRange(1, 3);
    desk.keyboard.now += 1000;
    desk.keyboard.type('TUBE-0001', 10);
    desk.keyboard.press('Enter', 10);
    expect(desk.codes).toEqual(['TUBE-0001']);
    expect(desk.keyboard.focus).toMatchObject({ value: 'note', selectionStart: 1, selectionEnd: 3, told: ['note'] });
    expect(desk.keyboard.passed).not.toContain('Enter');
  });

  it('leaves a field of a framework that watches its element as it was', () => {
    desk.plugIn();
    const field = new Field();
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => Reflect.get(Field.prototype, 'value', field),
      set: () => expect.unreachable('only the setter of the class may be used'),
    });
    desk.keyboard.focus = field;
    desk.keyboard.type('TUBE-0001', 10);
    desk.keyboard.press('Enter', 10);
    expect(field.value).toBe('');
  });

  it('without anything at the end leaves the field as it was too', () => {
    desk.plugIn();
    desk.keyboard.focus = new Field();
    desk.keyboard.type('TUBE-0001', 10);
    vi.runAllTimers();
    expect([desk.codes, desk.keyboard.focus.value]).toEqual([['TUBE-0001'], '']);
  });
});
