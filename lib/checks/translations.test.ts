import { describe, expect, it } from 'vitest';
import { plant } from './testing/plant.ts';
import { checkTranslations } from './translations.ts';

const nextIntl = `
declare module 'next-intl' {
  interface Translator { (key: string, values?: object): string; rich(key: string): string; markup(key: string): string; raw(key: string): unknown; has(key: string): boolean }
  export function useTranslations(namespace?: string): Translator;
}
declare module 'next-intl/server' {
  import type { Translator } from 'next-intl';
  export function getTranslations(namespace?: string | { namespace: string }): Promise<Translator>;
}
`;

/** What the check says of one file of code beside English texts of the noun `samples`. */
function messages(texts: object, code: string, allowed: { usedElsewhere?: { key: string; by: string }[] } = {}) {
  const root = plant({
    'locales/en/samples.json': JSON.stringify(texts),
    'lib/i18n/next-intl.d.ts': nextIntl,
    'components/samples/a.tsx': `import { useTranslations } from 'next-intl';\nimport { getTranslations } from 'next-intl/server';\n${code}`,
  });
  const rest = { sameAsEnglish: {}, hardCoded: [], usedElsewhere: allowed.usedElsewhere ?? [] };
  return checkTranslations(root, rest).findings.map(({ message }) => message);
}

const unused = (key: string) => `"samples.${key}" is used nowhere`;
const absent = (key: string) => `asks for "samples.${key}", which does not exist`;

describe('keys and the code that asks for them', { timeout: 60_000 }, () => {
  it('pass when each is used and each use exists', () => {
    const code = `
      export function A() { const t = useTranslations('samples'); return t('title') + t.rich('card.text') + t.markup('mark'); }
      export async function B() { const t = await getTranslations('samples.card'); return t('name'); }
      export async function C() { const t = await getTranslations({ namespace: 'samples' }); return t('late'); }
      export function D() { const all = useTranslations(); return all('samples.root'); }
      export function E() { return useTranslations('samples')('direct'); }`;
    const texts = { title: 'T', card: { text: 'X', name: 'N' }, mark: 'M', late: 'L', root: 'R', direct: 'D' };
    expect(messages(texts, code)).toEqual([]);
  });

  it('are refused when unused, and when they do not exist', () => {
    const code = `export function A() { const t = useTranslations('samples'); return t('absent'); }`;
    expect(messages({ title: 'T' }, code)).toEqual([absent('absent'), unused('title')]);
  });

  it('are followed through the types of a variable: each member of a union is a use', () => {
    const code = `export function A({ state }: { state: 'a' | 'b' }) { const t = useTranslations('samples'); return t(state); }`;
    expect(messages({ a: 'A', c: 'C' }, code)).toEqual([absent('b'), unused('c')]);
  });

  it('are followed into a template, as far as its types go', () => {
    const code = `export function A({ state }: { state: 'a' | 'b' }) { const t = useTranslations('samples'); return t(\`states.\${state}.title\`); }`;
    expect(messages({ states: { a: { title: 'A' }, c: { title: 'C' } } }, code)).toEqual([
      absent('states.b.title'),
      unused('states.c.title'),
    ]);
  });

  it('count all that begin alike as used by a template that is open', () => {
    const code = `export function A({ state }: { state: string }) { const t = useTranslations('samples'); return t(\`states.\${state}\`) + t(\`kinds.\${state}\`); }`;
    expect(messages({ states: { a: 'A', b: 'B' }, other: 'O' }, code)).toEqual([
      `asks for "samples.kinds.…", which does not exist`,
      unused('other'),
    ]);
  });

  it('count a whole group as used by raw, and do not demand what has() asks about', () => {
    const code = `export function A() { const t = useTranslations('samples'); t.has('maybe'); return t.raw('group'); }`;
    expect(messages({ group: { a: 'A', b: 'B' } }, code)).toEqual([]);
  });

  it('are found when the translator is handed on', () => {
    const code = `export function label(t: ReturnType<typeof useTranslations>) { return t('handed') + t('absent'); }`;
    expect(messages({ handed: 'H', left: 'L' }, code)).toEqual([
      'asks for "….absent", which does not exist',
      unused('left'),
    ]);
  });

  it('count as used when the code names their group in full, or the list says who reads them', () => {
    const code = `declare function useErrorText(namespace: string): string; export const a = () => useErrorText('samples.errors');`;
    const texts = { errors: { required: 'R' }, grammar: { move: 'M' } };
    expect(messages(texts, code, { usedElsewhere: [{ key: 'samples.grammar', by: 'lib/voice' }] })).toEqual([]);
    expect(messages(texts, code)).toEqual([unused('grammar.move')]);
  });

  it('are not looked for in tests', () => {
    const root = plant({
      'locales/en/samples.json': '{"a":"A"}',
      'lib/i18n/next-intl.d.ts': nextIntl,
      'components/samples/a.test.tsx': `import { useTranslations } from 'next-intl';\nuseTranslations('samples')('a');`,
    });
    expect(checkTranslations(root, { sameAsEnglish: {}, hardCoded: [], usedElsewhere: [] }).findings).toHaveLength(1);
  });

  it('say when nothing was read', () => {
    const empty = { sameAsEnglish: {}, hardCoded: [], usedElsewhere: [] };
    expect(checkTranslations(plant({ 'app/page.tsx': '' }), empty)).toEqual({ read: 0, findings: [] });
  });
});
