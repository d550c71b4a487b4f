import { describe, expect, it, vi } from 'vitest';
import { setUpDesk } from '../testing/desk.ts';
import type { WedgeOptions } from './wedge.ts';

const GS = '\u001d';
const desk = setUpDesk();

describe('a scanner that types', () => {
  it.each([
    ['a fast one on a cable', 2],
    ['a slow one over Bluetooth', 38],
  ])('is heard: %s', (_name, gap) => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001', gap);
    desk.keyboard.press('Enter', gap);
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is heard with Tab at the end, which then leaves no field', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001', 10);
    desk.keyboard.press('Tab', 10);
    expect([desk.codes, desk.keyboard.passed.includes('Tab')]).toEqual([['TUBE-0001'], false]);
  });

  it('is heard without anything at the end, after a silence', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001', 10);
    vi.advanceTimersByTime(999);
    expect(desk.codes).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is heard whole when the page was busy and its keys waited behind the timer', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-', 10);
    vi.advanceTimersToNextTimer();
    desk.keyboard.type('0001', 10);
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it.each([1, 2, 5, 8])('is heard whole when its link stops once, after %i characters', (at) => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001'.slice(0, at), 15);
    vi.advanceTimersByTime(240);
    desk.keyboard.press('TUBE-0001'.charAt(at), 240);
    desk.keyboard.type('TUBE-0001'.slice(at + 1), 15);
    desk.keyboard.press('Enter', 15);
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001']);
  });

  it('is heard whole when its link stops again and again', () => {
    desk.plugIn();
    for (const part of ['TUBE-0001-', 'LOT-2026-', 'A0001']) {
      desk.keyboard.press(part.charAt(0), 900);
      desk.keyboard.type(part.slice(1), 15);
      vi.advanceTimersByTime(900);
    }
    desk.keyboard.press('Enter', 15);
    vi.runAllTimers();
    expect(desk.codes).toEqual(['TUBE-0001-LOT-2026-A0001']);
  });

  it('is heard twice in a row', () => {
    desk.plugIn();
    for (const text of ['TUBE-0001', 'TUBE-0002']) {
      desk.keyboard.type(text, 10);
      desk.keyboard.press('Enter', 10);
    }
    expect(desk.codes).toEqual(['TUBE-0001', 'TUBE-0002']);
  });

  it('that presses Enter twice presses no button with the second', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001', 10);
    desk.keyboard.press('Enter', 10);
    desk.keyboard.press('Enter', 10);
    expect([desk.codes, desk.keyboard.passed.includes('Enter')]).toEqual([['TUBE-0001'], false]);
  });

  it('is heard by nobody else: the Enter of a scan does nothing on the page', () => {
    desk.plugIn();
    const heard: string[] = [];
    desk.keyboard.addEventListener('keydown', (event) => heard.push('key' in event ? String(event.key) : ''));
    desk.keyboard.type('AB12', 10);
    desk.keyboard.press('Enter', 10);
    expect(heard).toEqual(['A', 'B', '1', '2']);
  });

  it('keeps capital letters typed with Shift and signs typed with AltGr', () => {
    desk.plugIn();
    desk.keyboard.press('Shift', 5);
    desk.keyboard.type('A1b', 5);
    desk.keyboard.press('@', 5, { ctrlKey: true, altKey: true });
    desk.keyboard.press('Enter', 5);
    expect(desk.codes).toEqual(['A1b@']);
  });

  it('presses no button and starts no search with the characters of a code', () => {
    desk.plugIn();
    desk.keyboard.type("A '/B", 5);
    desk.keyboard.press('Enter', 5);
    expect([desk.codes, desk.keyboard.passed]).toEqual([["A '/B"], ['A']]);
  });

  it('is no longer heard once unplugged', () => {
    desk.plugIn();
    desk.keyboard.type('TUBE-0001', 10);
    desk.unplug();
    desk.keyboard.press('Enter', 10);
    vi.runAllTimers();
    expect(desk.codes).toEqual([]);
  });

  it('that never stops typing fills no memory', () => {
    desk.plugIn();
    for (let key = 0; key < 20_000; key += 1) desk.keyboard.press('7', 1);
    desk.keyboard.press('Enter', 1);
    expect(desk.codes.map(({ length }) => length)).toEqual([4096]);
  });
});

describe('the group separator of GS1', () => {
  it.each([
    ['as Ctrl and ]', {}, () => desk.keyboard.press(']', 10, { ctrlKey: true })],
    ['as F8', {}, () => desk.keyboard.press('F8', 10)],
    ['as a text that was agreed on', { separatorTexts: ['~d029'] }, () => desk.keyboard.type('~d029', 10)],
    ['as a key that was agreed on', { separatorKeys: ['F12'] }, () => desk.keyboard.press('F12', 10)],
  ] satisfies [string, WedgeOptions, () => void][])('is understood %s', (_name, options, pressSeparator) => {
    desk.plugIn(options);
    desk.keyboard.type('10LOT7', 10);
    pressSeparator();
    desk.keyboard.type('21A1', 10);
    desk.keyboard.press('Enter', 10);
    expect(desk.codes).toEqual([`10LOT7${GS}21A1`]);
  });

  it('is not guessed: what nobody agreed on is data', () => {
    desk.plugIn();
    desk.keyboard.type('A~d029B', 10);
    desk.keyboard.press('Enter', 10);
    expect(desk.codes).toEqual(['A~d029B']);
  });
});

describe('what is set up around a code', () => {
  it('is taken off', () => {
    desk.plugIn({ prefix: '*', suffix: '#' });
    desk.keyboard.type('*TUBE-1#', 10);
    desk.keyboard.press('Enter', 10);
    expect(desk.codes).toEqual(['TUBE-1']);
  });

  it('is not missed when it is not there', () => {
    desk.plugIn({ prefix: '*', suffix: '#' });
    desk.keyboard.type('TUBE-1', 10);
    desk.keyboard.press('Enter', 10);
    expect(desk.codes).toEqual(['TUBE-1']);
  });
});
