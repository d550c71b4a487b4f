import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from './files.ts';
import { allSteps, quickSteps } from './steps.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')));

const names = (steps: typeof allSteps) => steps.map(({ name }) => name);

describe('the steps', () => {
  it('run the cheap before the dear, so that a failure is early', () => {
    expect(names(allSteps)).toEqual([
      ...['generated', 'format', 'lint', 'types', 'functions', 'boundaries', 'sizes', 'layout', 'translations'],
      ...['sql-style', 'house-words', 'unused', 'unit', 'database', 'build', 'e2e'],
    ]);
  });

  it('without database, build and browser are what a person runs before a commit', () => {
    expect(names(allSteps).slice(0, quickSteps.length)).toEqual(names(quickSteps));
    expect(names(allSteps).slice(quickSteps.length)).toEqual(['database', 'build', 'e2e']);
  });

  it('lint without a cache where the verdict counts', () => {
    const lint = (steps: typeof allSteps) => steps.find(({ name }) => name === 'lint')?.command.join(' ');
    expect(lint(allSteps)).not.toContain('--cache');
    expect(lint(quickSteps)).toContain('--cache');
  });

  it.each(allSteps.map((step) => [step.name, step] as const))('%s can be run again as it says', (_, { reproduce }) => {
    const script = /^npm run ([\w-]+)/.exec(reproduce)?.[1];
    const file = /^node (\S+)$/.exec(reproduce)?.[1];
    if (script !== undefined) expect(scripts).toHaveProperty(script);
    else if (file !== undefined) expect(existsSync(join(repositoryRoot, file))).toBe(true);
    else expect(reproduce).toMatch(/^npx /);
  });
});
