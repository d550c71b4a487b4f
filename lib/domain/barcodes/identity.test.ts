import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formatDigitalLink } from './gs1/digital-link.ts';
import { formatElementString } from './gs1/element-string.ts';
import { formatHumanReadable } from './gs1/human-readable.ts';
import { anyElements } from './gs1/testing/elements.ts';
import { identityOf } from './identity.ts';
import { normalizeBarcode } from './normalize.ts';

// Hundreds of texts and pictures: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

const GS = '\u001d';

describe('what a code identifies', () => {
  it.each([
    ['a plain code', 'TUBE-1', 'plain', 'TUBE-1', true],
    ['a plain code read with its AIM identifier', ']C0TUBE-1', 'plain', 'TUBE-1', true],
    [
      'a trade item with serial number',
      ']d2010950600013435217261130' + `10LOT7${GS}21A1`,
      'unit',
      '010950600013435221A1',
      true,
    ],
    ['the same with the serial number first', `]d221A1${GS}0109506000134352`, 'unit', '010950600013435221A1', true],
    ['a trade item with its lot', `]d2010950600013435210LOT7`, 'class', '010950600013435210LOT7', false],
    ['a trade item alone', ']d20109506000134352', 'class', '0109506000134352', false],
    ['an SSCC', '(00)106141412345678908', 'logistic', '00106141412345678908', true],
    ['a GRAI with serial number', ']d2800309506000134352' + 'R7', 'returnable', '800309506000134352R7', true],
    ['a GRAI without', ']d2800309506000134352', 'class', '800309506000134352', false],
    ['a GIAI', '(8004)95060001343FREEZER', 'asset', '800495060001343FREEZER', true],
    ['a location with its extension', `(414)9506000134352(254)SHELF2`, 'place', '4149506000134352254SHELF2', true],
    ['a patient', '(8018)106141412345678908', 'person', '8018106141412345678908', true],
    ['an internal number', `]d291BOX-7`, 'plain', '91BOX-7', true],
    ['a code with a broken check digit', ']d20109506000134353', 'plain', '0109506000134353', true],
  ])('%s', (_name, code, kind, text, individual) => {
    expect(identityOf(code)).toMatchObject({ kind, text, individual });
  });

  it('is never taken for GS1 because its digits look like it', () => {
    const digits = '01095060001343521726113021A1';
    expect(identityOf(digits)).toEqual({
      kind: 'plain',
      text: digits,
      individual: true,
      also: ['010950600013435221A1'],
    });
  });

  it('can also be found under the text that was on the label', () => {
    const label = '(01)09506000134352(17)261130(21)A1';
    expect(identityOf(label).also).toEqual(['01095060001343521726113021A1', label]);
  });
});

describe('any GS1 label', () => {
  it('identifies the same thing in all its forms', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        const string = formatElementString(elements);
        const link = formatDigitalLink('https://id.example.org', elements);
        const fromMatrix = identityOf({ text: string, symbologyIdentifier: ']d2' });
        expect(identityOf(formatHumanReadable(elements))).toMatchObject({
          kind: fromMatrix.kind,
          text: fromMatrix.text,
        });
        expect(identityOf(GS + string).text).toBe(fromMatrix.text);
        if (link !== null && fromMatrix.kind !== 'plain') expect(identityOf(link).text).toBe(fromMatrix.text);
      }),
    );
  });

  it('is found when a scanner sends it without identifier and its symbol was registered', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        const string = formatElementString(elements);
        const registered = identityOf({ text: string, symbologyIdentifier: ']d2' });
        const bare = identityOf(string);
        expect([bare.text, ...bare.also]).toContain(registered.text);
      }),
    );
  });

  it('is identified by a text that can be stored as it is', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        const { text, also } = identityOf({ text: formatElementString(elements), symbologyIdentifier: ']C1' });
        if (text.length > 256) return;
        for (const stored of [text, ...also]) expect(normalizeBarcode(stored)).toEqual({ ok: true, text: stored });
      }),
    );
  });
});
