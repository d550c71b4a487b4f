import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../files.ts';
import { plant } from '../testing/plant.ts';

const tsconfig = JSON.stringify({
  compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', jsx: 'preserve', types: [] },
});

/** The rules that the project's own configuration reports for one file. */
async function rulesBrokenBy(file: string, code: string): Promise<(string | null)[]> {
  const cwd = plant({ 'tsconfig.json': tsconfig, [file]: code });
  const eslint = new ESLint({ cwd, overrideConfigFile: join(repositoryRoot, 'eslint.config.js') });
  const [result] = await eslint.lintFiles([file]);
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))];
}

const planted = [
  ['no-floating-promises', 'lib/sync/a.ts', 'const work = () => Promise.resolve(1);\nwork();\n'],
  ['no-explicit-any', 'lib/sync/a.ts', 'const a: any = 1;\nif (a === 2) throw new Error();\n'],
  ['no-unsafe-member-access', 'lib/sync/a.ts', `const a = JSON.parse('1');\nif (a.b === 2) throw new Error();\n`],
  [
    'consistent-type-assertions',
    'lib/sync/a.ts',
    'const a: unknown = 1;\nif ((a as number) === 2) throw new Error();\n',
  ],
  [
    'switch-exhaustiveness-check',
    'lib/sync/a.ts',
    `declare const a: 'x' | 'y';\nswitch (a) {\n  case 'x':\n    throw new Error();\n}\n`,
  ],
  ['no-restricted-syntax', 'e2e/a.spec.ts', `declare const test: { skip(a: string): void };\ntest.skip('later');\n`],
  ['no-restricted-syntax', 'lib/sync/a.test.ts', `declare const it: { only(a: string): void };\nit.only('me');\n`],
  [
    'no-restricted-syntax',
    'e2e/a.spec.ts',
    'declare const page: { waitForTimeout(a: number): void };\npage.waitForTimeout(1);\n',
  ],
  ['no-console', 'components/samples/a.ts', `console.log('seen');\n`],
  ['jsdoc/require-jsdoc', 'lib/sync/a.ts', 'export function undocumented() {\n  return 1;\n}\n'],
  ['jsdoc/require-jsdoc', 'lib/sync/a.ts', 'export const undocumented = () => 1;\n'],
  ['jsx-a11y-x/alt-text', 'components/samples/a.tsx', 'export const A = () => <img src="/a.png" />;\n'],
  ['tracseq/logical-directions', 'components/samples/a.tsx', 'export const A = () => <p className="ml-2" />;\n'],
  [
    'react-hooks/rules-of-hooks',
    'components/samples/a.tsx',
    'declare function useA(): number;\nexport function A(props: { b: boolean }) {\n  if (props.b) useA();\n  return null;\n}\n',
  ],
] as const;

describe('lint', { timeout: 60_000 }, () => {
  it.each(planted)('%s is found in %s', async (rule, file, code) => {
    expect(await rulesBrokenBy(file, code)).toContainEqual(expect.stringMatching(`${rule}$`));
  });

  it('allows "as const", and a cast in a test', async () => {
    expect(
      await rulesBrokenBy('lib/sync/a.ts', `const a = ['x'] as const;\nif (a[0] !== 'x') throw new Error();\n`),
    ).not.toContain('@typescript-eslint/consistent-type-assertions');
    expect(
      await rulesBrokenBy('lib/sync/a.test.ts', 'const a: unknown = 1;\nif ((a as number) > 2) throw new Error();\n'),
    ).toEqual([]);
  });
});
