import { describe, expect, it, vi } from 'vitest';
import { type Bench, toBench } from './bench.ts';
import { judgeFigure, percentile } from './figure.ts';
import { runBenches } from './runner.ts';

const figure = { name: 'a', value: 150, unit: 'ms', target: '≤ 200' };

async function run(benches: readonly Bench[], wanted: readonly string[] = []) {
  const printed: string[] = [];
  const { errors } = await runBenches(benches, wanted, (line) => printed.push(line));
  return { printed, errors };
}

const bench = (names: readonly string[], work: Bench['run']): Bench => ({ names, run: work });
const reporting = (...names: string[]) =>
  bench(names, (report) => {
    for (const name of names) report({ ...figure, name });
    return Promise.resolve();
  });

describe('a figure', () => {
  it.each([
    ['≤ 200', 200, true],
    ['≤ 200', 200.1, false],
    ['≥ 2000', 2_000, true],
    ['≥ 0.95', 0.9, false],
  ])('is judged by its target %s: %d is %s', (target, value, met) => {
    expect(judgeFigure({ ...figure, target, value }).met).toBe(met);
  });

  it('has a ratio when it has a baseline', () => {
    expect(judgeFigure({ ...figure, baseline: 60 })).toEqual({ ...figure, baseline: 60, ratio: 2.5, met: true });
    expect(judgeFigure(figure)).not.toHaveProperty('ratio');
  });

  it('is refused without a readable target or a number', () => {
    expect(() => judgeFigure({ ...figure, target: 'fast' })).toThrow('no target');
    expect(() => judgeFigure({ ...figure, value: Number.NaN })).toThrow('no measurement');
  });

  it('may be a percentile', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(samples, 0.95)).toBe(95);
    expect(percentile([7], 0.5)).toBe(7);
    expect(() => percentile([], 0.5)).toThrow();
  });
});

describe('the bench runner', () => {
  it('prints one JSON line per figure', async () => {
    const { printed, errors } = await run([reporting('a'), reporting('b')]);
    expect(printed).toEqual([
      '{"name":"a","value":150,"unit":"ms","target":"≤ 200","met":true}',
      '{"name":"b","value":150,"unit":"ms","target":"≤ 200","met":true}',
    ]);
    expect(errors).toEqual([]);
  });

  it('does not fail on a missed target', async () => {
    const slow = bench(['a'], async (report) => report({ ...figure, value: 900 }));
    const { printed, errors } = await run([slow]);
    expect(printed[0]).toContain('"met":false');
    expect(errors).toEqual([]);
  });

  it('runs only the benches that have the figure asked for, and prints that figure alone', async () => {
    const other = vi.fn(() => Promise.resolve());
    const { printed } = await run([reporting('a', 'b'), bench(['c'], other)], ['b']);
    expect(printed.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(['b']);
    expect(other).not.toHaveBeenCalled();
  });

  it('tells a bench which figures are wanted', async () => {
    const wanted: string[] = [];
    const asking = bench(['a', 'b'], async (report, due) => {
      wanted.push(...due);
      report(figure);
    });
    await run([asking], ['a']);
    expect(wanted).toEqual(['a']);
  });

  it('fails on a crash, after running the others', async () => {
    const broken = bench(['b'], () => Promise.reject(new Error('no database')));
    const { printed, errors } = await run([broken, reporting('a')]);
    expect(printed).toHaveLength(1);
    expect(errors).toEqual([expect.stringContaining('no database')]);
  });

  it('fails on a figure that was promised and not reported, and on one that was not promised', async () => {
    expect((await run([bench(['a'], () => Promise.resolve())])).errors).toEqual(['a was not reported']);
    const unknown = bench(['b'], async (report) => report(figure));
    expect((await run([unknown])).errors).toEqual([expect.stringContaining('not among the names')]);
  });

  it('fails on a name that does not exist or that two benches share, and then measures nothing', async () => {
    expect(await run([reporting('a')], ['z'])).toEqual({
      printed: [],
      errors: ['there is no figure "z"; there are: a'],
    });
    expect((await run([reporting('a'), reporting('a')])).errors).toEqual(['two benches report "a"']);
  });

  it('refuses a module that is no bench', () => {
    expect(() => toBench('x.bench.ts', { default: { names: [] } })).toThrow('x.bench.ts exports no bench');
    expect(toBench('x.bench.ts', { default: reporting('a') }).names).toEqual(['a']);
  });
});
