import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Counts, readCounts } from './counts.ts';
import type { Step } from './steps.ts';

/** What became of one step. */
export interface StepResult {
  readonly step: Step;
  readonly ok: boolean;
  readonly counts?: Counts;
}

/** How to run steps: where, how many at a time, and where the words go. */
export interface RunOptions {
  readonly root: string;
  readonly atOnce: number;
  /** Goes on after a failure, to show all there is; otherwise nothing starts after the first. */
  readonly keepGoing?: boolean;
  readonly print: (text: string) => void;
}

/**
 * Runs steps in order, a few at a time. The output of a step is shown when it failed; that of a live step
 * is shown as it comes.
 */
export async function runSteps(steps: readonly Step[], options: RunOptions): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const running = new Set<Promise<void>>();
  for (const step of steps) {
    while (running.size >= (step.waits ? 1 : options.atOnce)) await Promise.race(running);
    if (!options.keepGoing && results.some(({ ok }) => !ok)) break;
    const work = runStep(step, options).then((result) => {
      results.push(result);
    });
    const tracked: Promise<void> = work.finally(() => running.delete(tracked));
    running.add(tracked);
  }
  await Promise.all(running);
  return results;
}

async function runStep(step: Step, { root, print }: RunOptions): Promise<StepResult> {
  const started = performance.now();
  if (step.counts) {
    // A report of an earlier run must not speak for this one.
    rmSync(join(root, step.counts.file), { force: true });
    mkdirSync(dirname(join(root, step.counts.file)), { recursive: true });
  }
  if (step.live) print(`… ${step.name}`);
  const { code, output } = await execute(step, root);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counted = countTests(step, root);
  const complaint = code === 0 ? counted.complaint : undefined;
  const ok = code === 0 && complaint === undefined;
  const tests = counted.counts ? `  ${counted.counts.passed} passed, ${counted.counts.failed} failed` : '';
  print(`${ok ? '✔' : '✘'} ${step.name}  ${seconds} s${tests}`);
  if (!ok) print([output.trimEnd(), complaint, `Reproduce: ${step.reproduce}`].filter(Boolean).join('\n'));
  return { step, ok, ...(counted.counts && { counts: counted.counts }) };
}

function countTests(step: Step, root: string): { counts?: Counts; complaint?: string } {
  if (!step.counts) return {};
  const file = join(root, step.counts.file);
  if (!existsSync(file)) return { complaint: `${step.name} left no report of its tests` };
  const counts = readCounts(step.counts.kind, JSON.parse(readFileSync(file, 'utf8')));
  if (counts.passed + counts.failed === 0) return { counts, complaint: `${step.name} ran no test` };
  return counts.failed > 0 ? { counts, complaint: `${counts.failed} tests failed` } : { counts };
}

function execute(
  { command: [program, ...args], env, live }: Step,
  root: string,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
