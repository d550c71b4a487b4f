import { describe, expect, it } from 'vitest';
import { plant } from '../testing/plant.ts';
import { readCatalog } from './catalog.ts';
import { compareLanguages, type SameAsEnglish } from './compare.ts';

type Texts = Record<string, unknown>;

function findings(languages: Record<string, Texts>, same: SameAsEnglish = {}) {
  const files = Object.entries(languages).map(([tag, texts]) => [`locales/${tag}/samples.json`, JSON.stringify(texts)]);
  const catalog = readCatalog(plant(Object.fromEntries(files) as Record<string, string>));
  return [...catalog.findings, ...compareLanguages(catalog, same)].map(({ file, message }) => `${file} ${message}`);
}

describe('languages', () => {
  it('pass when they say the same things', () => {
    expect(findings({ en: { a: { b: 'Sample {n}' } }, de: { a: { b: 'Probe {n}' } } })).toEqual([]);
  });

  it('are refused with a missing key, an extra key, and a missing file', () => {
    expect(findings({ en: { a: 'A', b: 'B' }, de: { a: 'A', c: 'C' } })).toEqual([
      'locales/de/samples.json lacks "samples.b"',
      'locales/de/samples.json "samples.c" is not in en',
    ]);
    const root = plant({ 'locales/en/samples.json': '{"a":"A"}', 'locales/de/common.json': '{}' });
    expect(compareLanguages(readCatalog(root), {})).toEqual([
      { file: 'locales/de/samples.json', message: 'is missing' },
    ]);
  });

  it('are refused with broken ICU, also in the reference', () => {
    const broken = findings({ en: { a: '{n' }, de: { a: '{n}' } });
    expect(broken).toEqual([expect.stringContaining('locales/en/samples.json "samples.a" is not an ICU message')]);
  });

  it('are refused with other arguments or too few plurals', () => {
    const messages = findings({ en: { a: '{n, plural, one {#} other {#}}' }, ar: { a: '{m, plural, other {#}}' } });
    expect(messages).toContainEqual(expect.stringContaining('does not use {n}'));
    expect(messages).toContainEqual(expect.stringContaining('lacks zero, one, two, few, many'));
  });

  it('are refused with a sentence left in English, unless it is on the list', () => {
    const languages = { en: { a: 'Nothing is waiting {n}' }, de: { a: 'Nothing is waiting {n}' } };
    expect(findings(languages)).toEqual(['locales/de/samples.json "samples.a" is still in English']);
    expect(findings(languages, { de: ['Nothing is waiting {n}'] })).toEqual([]);
    expect(findings(languages, { '*': ['Nothing is waiting {n}'] })).toEqual([]);
    expect(findings(languages, { fr: ['Nothing is waiting {n}'] })).toHaveLength(1);
  });

  it('may share a word, also one that a plural repeats', () => {
    const text = '{n, plural, one {Administration} other {Administration, #}}';
    expect(findings({ en: { a: text }, de: { a: text } })).toEqual([]);
  });

  it('may share a short word, but not where the script is another', () => {
    const languages = (tag: string) => ({ en: { a: 'Barcode' }, [tag]: { a: 'Barcode' } });
    expect(findings(languages('fr'))).toEqual([]);
    expect(findings(languages('zh'))).toHaveLength(1);
    expect(findings({ en: { a: 'QR {n}' }, zh: { a: 'QR {n}' } })).toEqual([]);
  });

  it('are refused with what is no text, no JSON, empty, or named with a dot', () => {
    expect(findings({ en: { a: 1 } })).toContainEqual(expect.stringContaining('neither a text nor a group'));
    expect(findings({ en: { a: ' ' } })).toContainEqual(expect.stringContaining('"samples.a" is empty'));
    expect(findings({ en: { 'a.b': 'A' } })).toContainEqual(expect.stringContaining('a dot separates levels'));
    const { findings: broken } = readCatalog(plant({ 'locales/en/samples.json': '{' }));
    expect(broken).toMatchObject([{ message: expect.stringContaining('is not JSON') }]);
  });
});
