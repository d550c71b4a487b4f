import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import rawCases from './barcodes.cases.json' with { type: 'json' };
import { normalizeBarcode } from './normalize.ts';

// Hundreds of texts and pictures: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

const sharedCase = z.strictObject({
  name: z.string(),
  input: z.string(),
  text: z.string().optional(),
  error: z.string().optional(),
});
const { cases } = z.object({ cases: z.array(sharedCase).min(1) }).parse(rawCases);

describe('the shared cases of what a barcode is', () => {
  it.each(cases)('$name', ({ input, text, error }) => {
    expect(normalizeBarcode(input)).toEqual(text === undefined ? { ok: false, error } : { ok: true, text });
  });
});

describe('what a database cannot even hold', () => {
  it.each([
    ['a NUL', 'A\0B'],
    ['half a surrogate pair', 'A\ud83eB'],
  ])('refuses %s', (_name, input) => {
    expect(normalizeBarcode(input)).toEqual({ ok: false, error: 'barcode_control_character' });
  });
});

describe('any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary-ascii', maxLength: 300 }),
  );

  it('is normalized once and for all', () => {
    fc.assert(
      fc.property(anyText, (input) => {
        const once = normalizeBarcode(input);
        if (once.ok) expect(normalizeBarcode(once.text)).toEqual(once);
      }),
    );
  });

  it('gives the same answer with the line end a scanner appends', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('\r', '\n', '\r\n', '\t', ' '), (input, end) => {
        expect(normalizeBarcode(input + end)).toEqual(normalizeBarcode(input));
      }),
    );
  });

  it('never comes out with a control character, a direction override or more than 256 characters', () => {
    const forbidden = /[\0-\u001c\u001e\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
    fc.assert(
      fc.property(anyText, (input) => {
        const result = normalizeBarcode(input);
        if (!result.ok) return;
        expect(result.text).not.toMatch(forbidden);
        expect([...result.text].length).toBeLessThanOrEqual(256);
      }),
    );
  });
});

describe('hostile size', () => {
  it('refuses ten megabytes of letters without walking them', () => {
    expect(normalizeBarcode('A'.repeat(10_000_000))).toEqual({ ok: false, error: 'barcode_too_long' });
  });

  it('takes ten megabytes of line ends off a code', () => {
    expect(normalizeBarcode(`A1${'\r\n'.repeat(5_000_000)}`)).toEqual({ ok: true, text: 'A1' });
  });
});
