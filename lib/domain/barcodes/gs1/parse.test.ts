import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { knownIdentifiers } from './definitions.ts';
import { formatDigitalLink } from './digital-link.ts';
import { formatElementString, parseElementString } from './element-string.ts';
import { formatHumanReadable } from './human-readable.ts';
import { parseGs1 } from './parse.ts';
import { anyElements } from './testing/elements.ts';

// Hundreds of texts and pictures: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

const GS = '\u001d';
const tube = [
  { ai: '01', value: '09506000134352' },
  { ai: '10', value: 'LOT7' },
  { ai: '21', value: 'A1' },
];

describe('the table of identifiers', () => {
  it('holds every identifier a laboratory label is expected to carry', () => {
    const known = new Set(knownIdentifiers().map(({ ai }) => ai));
    const measures = Array.from({ length: 6 }, (_, decimals) => [`310${decimals}`, `369${decimals}`]).flat();
    const named =
      '00 01 02 10 11 13 15 17 20 21 22 30 37 240 241 250 251 253 254 400 410 411 412 413 414 415 416 417 420 421 422 ' +
      '423 424 425 426 427 7003 8003 8004 8008 8018 8020 90 91 92 93 94 95 96 97 98 99';
    expect([...named.split(' '), ...measures].filter((ai) => !known.has(ai))).toEqual([]);
  });

  it('has no identifier that is the beginning of another', () => {
    const all = knownIdentifiers().map(({ ai }) => ai);
    expect(all.filter((ai) => all.some((other) => other !== ai && other.startsWith(ai)))).toEqual([]);
  });

  it('asks for no separator only behind values whose length cannot vary', () => {
    const wrong = knownIdentifiers().filter(
      ({ separated, minLength, maxLength }) => !separated && minLength !== maxLength,
    );
    expect(wrong.map(({ ai }) => ai)).toEqual([]);
  });
});

describe('the same label in each of its forms', () => {
  it.each([
    ['GS1-128', `]C1010950600013435210LOT7${GS}21A1`],
    ['GS1 DataMatrix', `]d2010950600013435210LOT7${GS}21A1`],
    ['GS1 QR Code', `]Q3010950600013435210LOT7${GS}21A1`],
    ['a reader that sends FNC1 in first position', `${GS}010950600013435210LOT7${GS}21A1`],
    ['a separator behind a value of predefined length', `]d20109506000134352${GS}10LOT7${GS}21A1`],
    ['a separator at the end', `]d2010950600013435210LOT7${GS}21A1${GS}`],
    ['the line printed below', '(01)09506000134352(10)LOT7(21)A1'],
    ['a Digital Link', 'https://id.example.org/01/09506000134352/10/LOT7/21/A1'],
    [
      'a Digital Link behind a path, with a query for people',
      'HTTPS://example.org/a/b/01/9506000134352/10/LOT7/21/A1?linkType=all#x',
    ],
  ])('is read from %s', (_name, text) => {
    expect(parseGs1(text)).toEqual({ ok: true, elements: tube });
  });

  it('is read from a symbol whose identifier the camera tells apart', () => {
    const code = { text: `010950600013435210LOT7${GS}21A1`, symbologyIdentifier: ']d2' };
    expect(parseGs1(code)).toEqual({ ok: true, elements: tube });
  });

  it('keeps an equal element only once', () => {
    expect(parseGs1('(01)09506000134352(01)09506000134352')).toEqual({ ok: true, elements: [tube[0]] });
  });

  it('keeps a bracket that belongs to a value', () => {
    expect(parseGs1('(91)A(B)C(x)')).toEqual({ ok: true, elements: [{ ai: '91', value: 'A(B)C(x)' }] });
  });
});

describe('data that are not GS1', () => {
  it.each([
    ['a bare run of digits', '010950600013435221A1', 'gs1_not_gs1', 0],
    ['a plain code', 'TUBE-1', 'gs1_not_gs1', 0],
    ['nothing behind the first FNC1', GS, 'gs1_empty', 1],
    ['an identifier nobody assigned', `]d203123${GS}`, 'gs1_unknown_identifier', 0],
    ['an identifier nobody assigned, in brackets', '(03)123', 'gs1_unknown_identifier', 0],
    ['an SSCC that is too short', ']C10010614141234567', 'gs1_field_length', 2],
    ['a lot that is too long', `]d210${'A'.repeat(21)}`, 'gs1_field_length', 2],
    ['an empty lot', `]d210${GS}21A`, 'gs1_field_length', 2],
    ['a letter in a GTIN', ']d20109506000134A52', 'gs1_character', 2],
    ['a space in a serial number', ']d221A 1', 'gs1_character', 2],
    ['a GRAI without its zero', ']d2800319506000134352', 'gs1_character', 4],
    ['a wrong check digit', ']d20109506000134353', 'gs1_check_digit', 2],
    ['a month 13', ']d217261301', 'gs1_date', 2],
    ['a 30th of February', ']d217280230', 'gs1_date', 2],
    ['day 00 where no day may be missing', ']d2700326110010' + '00', 'gs1_date', 4],
    ['an hour 24', ']d270032611302400', 'gs1_date', 10],
    ['two serial numbers', `]d221A${GS}21B`, 'gs1_repeated_identifier', 4],
    ['text behind a bracket that never closes', '(01)09506000134352(21', 'gs1_field_length', 4],
    ['an address without a key', 'https://example.org/samples/7', 'gs1_link', 0],
    ['qualifiers in the wrong order', 'https://example.org/01/09506000134352/21/A1/10/L', 'gs1_link', 0],
    ['a stray percent sign', 'https://example.org/01/09506000134352/21/A%ZZ', 'gs1_link', 41],
    ['an unknown number in the query', 'https://example.org/01/09506000134352?0315=1', 'gs1_unknown_identifier', 38],
  ])('are refused: %s', (_name, text, code, at) => {
    expect(parseGs1(text)).toMatchObject({ ok: false, error: { code, at } });
  });
});

describe('any valid elements', () => {
  it('come back from the element string', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        expect(parseElementString(formatElementString(elements))).toEqual({ ok: true, elements });
      }),
    );
  });

  it('come back from the line printed below the symbol', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        expect(parseGs1(formatHumanReadable(elements))).toEqual({ ok: true, elements });
      }),
    );
  });

  it('come back from a Digital Link, whatever their order in it', () => {
    const sorted = (elements: readonly { ai: string }[]) => elements.toSorted((a, b) => a.ai.localeCompare(b.ai));
    fc.assert(
      fc.property(anyElements, (elements) => {
        const link = formatDigitalLink('https://id.example.org/', elements);
        fc.pre(link !== null);
        const result = parseGs1(link);
        expect(result.ok && sorted(result.elements)).toEqual(sorted(elements));
      }),
    );
  });

  it('are refused or read, but never crash on, once a character is changed', () => {
    fc.assert(
      fc.property(anyElements, fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), (elements, at, noise) => {
        const text = formatElementString(elements);
        const spot = at % text.length;
        const result = parseElementString(text.slice(0, spot) + noise + text.slice(spot + 1));
        if (result.ok) expect(parseElementString(formatElementString(result.elements))).toEqual(result);
        else expect(result.error.at).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
