import { describe, expect, it } from 'vitest';
import { runSteps } from './runner.ts';
import type { Step } from './steps.ts';
import { plant } from './testing/plant.ts';

const step = (name: string, script: string, extra: Partial<Step> = {}): Step => ({
  name,
  command: ['node', '-e', script],
  reproduce: `npm run ${name}`,
  ...extra,
});

async function run(steps: readonly Step[], atOnce = 1, keepGoing = false) {
  const printed: string[] = [];
  const results = await runSteps(steps, { root: plant({}), atOnce, keepGoing, print: (text) => printed.push(text) });
  return { results: results.map(({ step: { name }, ok }) => [name, ok]), printed: printed.join('\n') };
}

const report = (passed: number, failed: number) => ({
  ...{ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, testResults: [] },
});
const counts = { kind: 'vitest', file: 'out/report.json' } as const;
const leave = (content: unknown) =>
  `require('node:fs').writeFileSync('out/report.json', ${JSON.stringify(JSON.stringify(content))})`;

describe('the runner', () => {
  it('names each step that passed, with its time, and keeps its output to itself', async () => {
    const { results, printed } = await run([step('one', `console.log('chatter')`)]);
    expect(results).toEqual([['one', true]]);
    expect(printed).toMatch(/^✔ one {2}\d+\.\d s$/);
  });

  it('shows the output of a step that failed and how to see it again', async () => {
    const { printed } = await run([step('one', `console.error('the reason'); process.exit(3)`)]);
    expect(printed).toMatch(/✘ one.*\nthe reason\nReproduce: npm run one$/);
  });

  it('starts nothing after a failure', async () => {
    const { results } = await run([step('one', ''), step('two', 'process.exit(1)'), step('three', '')]);
    expect(results).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });

  it('goes on after a failure when it is asked to show them all', async () => {
    const { results } = await run([step('one', 'process.exit(1)'), step('two', '')], 1, true);
    expect(results).toEqual([
      ['one', false],
      ['two', true],
    ]);
  });

  it('runs steps side by side up to the limit', async () => {
    // Each waits for the other's file: one after the other they would never end.
    const meet = (mine: string, other: string) =>
      step(
        mine,
        `const fs = require('node:fs'); fs.writeFileSync('${mine}', '');
         const look = () => fs.existsSync('${other}') || setTimeout(look, 5); look();`,
      );
    const { results } = await run([meet('a', 'b'), meet('b', 'a')], 2);
    expect(results).toHaveLength(2);
  });

  it('starts a step that waits only when all before it have ended', async () => {
    const append = `require('node:fs').appendFileSync('log', 'a')`;
    const read = `process.exit(require('node:fs').readFileSync('log', 'utf8') === 'aa' ? 0 : 1)`;
    const slow = `setTimeout(() => { ${append} }, 100)`;
    const { results } = await run([step('one', slow), step('two', slow), step('three', read, { waits: true })], 3);
    expect(results).toHaveLength(3);
    expect(results.at(-1)).toEqual(['three', true]);
  });

  it('counts the tests of a step', async () => {
    const { printed } = await run([step('unit', leave(report(7, 0)), { counts })]);
    expect(printed).toContain('7 passed, 0 failed');
  });

  it('fails a step that ran no test, or left no report, or reports failures behind a zero exit code', async () => {
    expect((await run([step('unit', leave(report(0, 0)), { counts })])).printed).toContain('unit ran no test');
    expect((await run([step('unit', '', { counts })])).printed).toContain('unit left no report of its tests');
    expect((await run([step('unit', leave(report(3, 1)), { counts })])).printed).toContain('1 tests failed');
  });

  it('does not take the report of an earlier run for its own', async () => {
    const { results } = await run([step('first', leave(report(7, 0)), { counts }), step('second', '', { counts })]);
    expect(results).toEqual([
      ['first', true],
      ['second', false],
    ]);
  });

  it('fails when the program does not exist', async () => {
    const missing = { ...step('one', ''), command: ['no-such-program'] as const };
    await expect(run([missing])).rejects.toThrow('no-such-program');
  });
});
