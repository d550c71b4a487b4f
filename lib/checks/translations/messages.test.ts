import { describe, expect, it } from 'vitest';
import { compareShapes, judgePlurals, type MessageShape, readMessage } from './messages.ts';

function shape(message: string): MessageShape {
  const read = readMessage(message);
  if ('error' in read) throw new Error(read.error);
  return read;
}

describe('a message', () => {
  it('is read with its arguments, tags, plurals, choices and words', () => {
    const read = shape(
      '<b>{name}</b> on {day, date}: {n, plural, =0 {none} one {# tube} other {# tubes}} {k, select, a {x} other {y}}',
    );
    expect(Object.fromEntries(read.takes)).toEqual({ b: 'tag', name: 'value', day: 'moment', n: 'value', k: 'value' });
    expect(read.plurals).toEqual([{ name: 'n', type: 'cardinal', options: ['=0', 'one', 'other'] }]);
    expect([...(read.selects.get('k') ?? [])]).toEqual(['a', 'other']);
    expect(read.words).toContain('tubes');
  });

  it.each(['{name', '{n, plural, one {#}}', '<b>open', '{n, plural, other}'])(
    'is refused when broken: %s',
    (message) => {
      expect(readMessage(message)).toHaveProperty('error');
    },
  );
});

describe('plurals', () => {
  const english = shape('{n, plural, one {#} other {#}}');

  it('suffice in the language they were written for', () => {
    expect(judgePlurals(english, 'en')).toEqual([]);
  });

  it('need all six categories in Arabic', () => {
    expect(judgePlurals(english, 'ar')).toEqual(['the plural of {n} lacks zero, two, few, many']);
    const six = shape('{n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}');
    expect(judgePlurals(six, 'ar')).toEqual([]);
  });

  it('have no category that the language never uses', () => {
    expect(judgePlurals(english, 'zh')).toEqual(['the plural of {n} has one, which "zh" never uses']);
  });

  it('may say a category by its only number', () => {
    const five = shape('{n, plural, =0 {none} one {#} two {#} few {#} many {#} other {#}}');
    expect(judgePlurals(five, 'ar')).toEqual([]);
    expect(judgePlurals(shape('{n, plural, =1 {one} other {#}}'), 'fr', english)).toEqual([
      'the plural of {n} lacks one, many',
    ]);
  });

  it('may set numbers apart and nothing else, when the reference does so too', () => {
    const apart = shape('{n, plural, =0 {Offline} other {Offline, #}}');
    expect(judgePlurals(apart, 'ar', apart)).toEqual([]);
    expect(judgePlurals(apart, 'de', english)).toEqual(['the plural of {n} lacks one']);
  });

  it('are judged as ordinals when they are', () => {
    expect(judgePlurals(shape('{n, selectordinal, one {#st} other {#th}}'), 'en')).toEqual([
      'the plural of {n} lacks two, few',
    ]);
  });

  it('are found inside other choices', () => {
    expect(judgePlurals(shape('{k, select, a {{n, plural, other {#}}} other {}}'), 'en')).toHaveLength(1);
  });
});

describe('a translation', () => {
  it('may put the arguments in another order and count in its own way', () => {
    expect(compareShapes(shape('{n, plural, one {#} other {#}} of {m}'), shape('{m}: {n, number}'))).toEqual([]);
  });

  it('is refused when it lacks an argument or a tag, or adds one', () => {
    expect(compareShapes(shape('{a} <b>x</b>'), shape('{c}'))).toEqual([
      'does not use {a}',
      'does not use {b}',
      'uses {c}, which the reference does not',
    ]);
  });

  it('is refused when it takes a moment for a plain value', () => {
    expect(compareShapes(shape('{at, date}'), shape('{at}'))).toEqual([
      'takes {at} as a value, the reference as a moment',
    ]);
  });

  it('is refused when its choices are others', () => {
    expect(compareShapes(shape('{k, select, a {x} other {y}}'), shape('{k, select, b {x} other {y}}'))).toEqual([
      'the choices of {k} differ: a, b',
    ]);
  });
});
