import { describe, expect, it } from 'vitest';
import { plant } from '../testing/plant.ts';
import { findHardCoded } from './hard-coded.ts';

function words(jsx: string, allowed: readonly string[] = [], file = 'components/samples/a.tsx') {
  const root = plant({ [file]: `export const A = (p) => (\n${jsx}\n);\n` });
  return findHardCoded(root, [file], allowed).map(({ line, message }) => `${line} ${/"(.*)"/.exec(message)?.[1]}`);
}

describe('hard-coded words', () => {
  it('are found in the text between tags', () => {
    expect(words('<p>Put away</p>')).toEqual(['2 Put away']);
  });

  it.each(['aria-label', 'placeholder', 'title', 'alt', 'label'])('are found in the attribute %s', (name) => {
    expect(words(`<input ${name}="Search" />`)).toEqual(['2 Search']);
    expect(words(`<input ${name}={p.open ? 'Close' : \`Open \${p.name}\`} />`)).toEqual(['2 Close', '2 Open']);
  });

  it('are found in expressions that are shown', () => {
    expect(words(`<p>{'Stored'}{p.a && 'Moved'}{p.b ?? 'None'}{'Box ' + p.c}</p>`)).toEqual([
      '2 Stored',
      '2 Moved',
      '2 None',
      '2 Box',
    ]);
  });

  it('are no class, key, comparison, argument, code, sign or unit of one letter', () => {
    const jsx = `<p className="flex" key="one" dir="rtl">{t('title')}{p.a === 'open' && <b />}<code>A01 scan</code> · × 4 °C</p>`;
    expect(words(jsx)).toEqual([]);
  });

  it('pass when they are on the list', () => {
    expect(words('<p>TracSeq Storage</p>', ['TracSeq Storage'])).toEqual([]);
  });

  it('are looked for in screens alone', () => {
    expect(words('<p>Put away</p>', [], 'lib/pwa/a.tsx')).toEqual([]);
    expect(words('<p>Put away</p>', [], 'app/[locale]/page.tsx')).toHaveLength(1);
  });
});
