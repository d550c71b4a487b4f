import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from './files.ts';
import { type CheckResult, report } from './report.ts';

const GENERATED = /\.(gen|generated)\.ts$/;
/**
 * Each writes files that are committed or that the compiler needs: the type files of Next, the list of languages, the
 * registry of connectors, the list of drivers.
 */
const GENERATORS = [
  ['node_modules/.bin/next', 'typegen'],
  [process.execPath, 'lib/connectors/generate-registry.ts'],
  [process.execPath, 'lib/bluetooth/generate-drivers.ts'],
] as const;

/** Runs the generators again: what they write must be what is there, or somebody edited it or forgot to run them. */
export function checkGenerated(root: string, generate: () => void): CheckResult {
  const before = snapshot(root);
  generate();
  const after = snapshot(root);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter((file) => before.get(file) !== after.get(file));
  return {
    read: names.length,
    findings: changed.map((file) => ({ file, message: 'was not as its generator writes it; it is now: commit it' })),
  };
}

function snapshot(root: string): Map<string, string> {
  const files = listFiles(root).filter((file) => GENERATED.test(file) && existsSync(join(root, file)));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

if (import.meta.main) {
  const result = checkGenerated(repositoryRoot, () => {
    for (const [program, ...args] of GENERATORS) execFileSync(program, args, { cwd: repositoryRoot, stdio: 'pipe' });
  });
  process.exitCode = report('generated files', result);
}
