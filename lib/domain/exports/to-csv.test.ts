import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { protectedText, unprotected } from './formulas.ts';
import { toCsv } from './to-csv.ts';

describe('texts that a spreadsheet program would run', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1+1',
    '\u00a0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '=HYPERLINK("http://x","click")',
    "=cmd|' /C calc'!A0",
    '-',
  ])('%j gets an apostrophe', (text) => {
    expect(protectedText(text)).toBe(`'${text}`);
  });

  it.each(['-5', '+2.5', '-1e-7', '12', 'A-1', 'a=b', "'quoted'", '', 'T1'])('%j is left alone', (text) => {
    expect(protectedText(text)).toBe(text);
  });

  it('come back as they were, whatever they are', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', '1', ' ', '\t', '＝', 'a') }));
    fc.assert(
      fc.property(text, (value) => {
        expect(unprotected(protectedText(value))).toBe(value);
        expect(protectedText(value)).not.toMatch(/^[\s]*[=@＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('CSV', () => {
  it('is written with a mark, line ends and quotes as spreadsheet programs want them', () => {
    expect(
      toCsv([
        ['a', 'b "c"', 'd,e'],
        ['1', '', 'two\nlines'],
      ]),
    ).toBe('\ufeffa,"b ""c""","d,e"\r\n1,,"two\nlines"\r\n');
  });

  it('neutralises formulas unless it is asked not to', () => {
    expect(toCsv([['=1+1']], { withoutMark: true })).toBe('"\'=1+1"\r\n');
    expect(toCsv([['=1+1']], { withoutMark: true, raw: true })).toBe('"=1+1"\r\n');
  });

  it('hides no formula behind another delimiter', () => {
    expect(toCsv([['x;=1+1', 'y\t=1+1']], { withoutMark: true })).toBe('"x;=1+1","y\t=1+1"\r\n');
  });

  it('is read back exactly by another parser', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', "'", '=', '1', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',' as const, ';' as const, '\t' as const), (table, delimiter) => {
        const text = toCsv(table, { withoutMark: true, delimiter });
        const { data } = Papa.parse<string[]>(text.replace(/\r\n$/, ''), { delimiter, newline: '\r\n' });
        expect(data.map((row) => row.map(unprotected))).toEqual(table);
      }),
    );
  });
});
