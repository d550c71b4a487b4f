import { describe, expect, it } from 'vitest';
import { addressOf, hintOf } from './address.ts';

describe('a number', () => {
  it.each([
    ['+49 170 1234567', '+491701234567'],
    ['0049 (170) 123-45.67', '+491701234567'],
    ['+49 (0)170/1234567', '+491701234567'],
    ['‎+44 20 7946 0958', '+442079460958'],
    ['+٤٩ ١٧٠ ١٢٣٤٥٦٧', '+491701234567'],
    ['＋49 １７０ 1234567', '+491701234567'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(addressOf('sms', typed)).toBe(kept);
  });

  it.each(['0170 1234567', '+49', '+0 170 1234567', '+49170123456789012', 'me@lab.example', '+49 170 12a4567', ''])(
    '%s is none: without its country, too short, too long or no number',
    (typed) => {
      expect(addressOf('sms', typed)).toBeNull();
    },
  );

  it('is known again by its country and its end alone', () => {
    expect(hintOf('sms', '+491701234567')).toBe('+49 ••• 67');
  });
});

describe('a mail address', () => {
  it('is kept in small letters and without what stands around it', () => {
    expect(addressOf('email', '  Ada@Lab.Example ')).toBe('ada@lab.example');
  });

  it.each(['ada', 'ada@lab', 'a@b.example, c@d.example', `${'a'.repeat(250)}@lab.example`])('%s is none', (typed) => {
    expect(addressOf('email', typed)).toBeNull();
  });

  it('is known again by its first letter and its domain', () => {
    expect(hintOf('email', 'ada@lab.example')).toBe('a•••@lab.example');
  });
});
