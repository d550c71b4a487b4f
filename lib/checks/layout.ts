import { listFiles, repositoryRoot } from './files.ts';
import { type CheckResult, type Finding, report } from './report.ts';

const ROOMS = new Set(['app', 'components', 'e2e', 'lib', 'locales', 'public', 'supabase']);
const FILES = new Set([
  'LICENSE',
  'README.md',
  'eslint.config.js',
  'instrumentation-client.ts',
  'knip.json',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'playwright.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'vitest.config.ts',
]);

/** Keeps the top level small: only the rooms, the tools' own files and dotfiles may stand there. */
export function checkLayout(root: string): CheckResult {
  const files = listFiles(root);
  const names = new Map(files.map((file) => [file.split('/')[0] ?? file, file]));
  const findings: Finding[] = [];
  for (const [name, example] of names) {
    if (name.startsWith('.')) continue;
    const isFolder = example.includes('/');
    if (isFolder ? ROOMS.has(name) : FILES.has(name)) continue;
    findings.push({
      file: example,
      message: `"${name}" is no known top-level ${isFolder ? 'folder' : 'file'}: put it in a room`,
    });
  }
  return { read: files.length, findings };
}

if (import.meta.main) process.exitCode = report('top-level layout', checkLayout(repositoryRoot));
