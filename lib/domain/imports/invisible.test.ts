import { expect, it } from 'vitest';
import { excerpt, holdsMarks, withVisibleMarks } from './invisible.ts';

it.each([
  ['a direction override', 'tube\u202Egnp.exe', 'tube⟨202E⟩gnp.exe'],
  ['an isolate', '\u2067A1\u2069', '⟨2067⟩A1⟨2069⟩'],
  ['a zero', 'A\0B', 'A⟨0000⟩B'],
  ['a line end', 'A\nB', 'A⟨000A⟩B'],
  ['a group separator', '01\u001D10', '01⟨001D⟩10'],
  ['half a character', 'A\uD83D', 'A⟨D83D⟩'],
  ['a space without width', '1.5\u200B', '1.5⟨200B⟩'],
])('%s is a mark, and shown by its number', (_name, text, shown) => {
  expect(holdsMarks(text)).toBe(true);
  expect(withVisibleMarks(text)).toBe(shown);
});

it.each(['Müller 5 µL', '样品', 'عينة دم', '🧪', 'می‌خواهم', '❤️', ''])('%s holds no mark', (text) => {
  expect(holdsMarks(text)).toBe(false);
});

it('a text without anything invisible is shown as it is', () => {
  for (const text of ['Müller 5 µL', 'عينة دم', '🧪', '']) expect(withVisibleMarks(text)).toBe(text);
});

it('an excerpt shows the beginning, or the first mark wherever it stands', () => {
  expect(excerpt('x'.repeat(2001))).toBe('x'.repeat(40));
  expect(excerpt(`${'x'.repeat(500)}\0${'y'.repeat(500)}`)).toBe(`${'x'.repeat(20)}\0${'y'.repeat(19)}`);
  expect(excerpt('A\0B')).toBe('A\0B');
});
