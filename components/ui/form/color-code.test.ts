import { expect, test } from 'vitest';
import { colorCode, colorOr } from './color-code.ts';

test.each(['rubbish', '', '#12345', '#1234567', 'red', '0b5266', '#0b52zz'])(
  '"%s" is no colour and says so',
  (typed) => {
    expect(colorCode.safeParse(typed).error?.issues[0]?.message).toBe('color');
  },
);

test('a colour is taken in letters of either case, with spaces that came along', () => {
  expect(colorCode.parse(' #0B5266 ')).toBe('#0b5266');
});

test('what is shown is the colour that was typed, else the other one', () => {
  expect(colorOr('#ffffff', '#0b5266')).toBe('#ffffff');
  expect(colorOr('rubbish', '#0b5266')).toBe('#0b5266');
});
