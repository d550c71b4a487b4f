import { sumCounts } from './counts.ts';
import { repositoryRoot } from './files.ts';
import { runSteps } from './runner.ts';
import { allSteps, quickSteps } from './steps.ts';

const [mode = 'test', ...names] = process.argv.slice(2);
const offered = mode === 'test' ? allSteps : mode === 'check' ? quickSteps : undefined;
const unknown = names.filter((name) => !offered?.some((step) => step.name === name));

if (!offered || unknown.length > 0) {
  console.error(`Usage: run.mjs test|check [step…]; steps: ${allSteps.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  const steps = offered.filter(({ name }) => names.length === 0 || names.includes(name));
  const started = performance.now();
  const results = await runSteps(steps, {
    root: repositoryRoot,
    atOnce: 2,
    // CI wants the first failure soon; a person wants all of them at once.
    keepGoing: mode === 'check',
    print: (text) => console.log(text),
  });
  const { passed, failed, skipped } = sumCounts(results.flatMap(({ counts }) => counts ?? []));
  const broken = results.filter(({ ok }) => !ok).map(({ step }) => step.name);
  const left = steps.length - results.length;
  console.log(`\n${results.length} of ${steps.length} steps in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (broken.length > 0) console.log(`failed: ${broken.join(', ')}${left > 0 ? `; not run: ${left}` : ''}`);
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}
