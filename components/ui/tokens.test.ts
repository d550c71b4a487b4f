import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../lib/domain/branding/contrast.ts';
import { surfaces, themes } from '../../lib/domain/branding/surfaces.ts';

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const found = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']): [string, string] => [name, value]));
}

const light = tokensOf(':root');
const tokens = {
  light,
  dark: { ...light, ...tokensOf(":root[data-theme='dark']") },
  cold: { ...light, ...tokensOf(":root[data-theme='cold']") },
};

describe.each(themes)('the %s theme', (theme) => {
  const own = tokens[theme];
  const token = (name: string): string => {
    const value = own[name];
    if (value === undefined) throw new Error(`no token --${name}`);
    return value;
  };
  const { textRatio, ...known } = surfaces[theme];

  it('has the surfaces the contrast check reckons with', () => {
    expect(Object.fromEntries(Object.keys(known).map((name) => [name, token(name)]))).toEqual(known);
  });

  const texts = ['ink', 'muted', 'primary-ink', 'ok-ink', 'warn-ink', 'danger-ink', 'info-ink'];
  const pairs = [
    ...texts.flatMap((text) => ['bg', 'surface', 'sunken', 'raised'].map((ground) => [text, ground])),
    ...['primary', 'accent', 'ok', 'warn', 'danger', 'info'].map((fill) => [`on-${fill}`, fill]),
    ...['primary', 'ok', 'warn', 'danger', 'info'].map((name) => [`${name}-ink`, `${name}-soft`]),
    ...['primary', 'ok', 'warn', 'danger', 'info'].map((name) => ['ink', `${name}-soft`]),
  ] as [string, string][];

  it.each(pairs)(`shows --%s on --%s with at least ${textRatio}:1`, (text, ground) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(textRatio);
  });

  it.each(['edge', 'primary-edge', 'accent-edge', 'focus'])('draws --%s with at least 3:1 on every surface', (line) => {
    for (const ground of ['bg', 'surface', 'sunken', 'raised'])
      expect(contrast(token(line), token(ground))).toBeGreaterThanOrEqual(3);
  });
});
