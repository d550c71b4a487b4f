import { isGenerated, listFiles, readText, repositoryRoot } from './files.ts';
import { type CheckResult, type Finding, report } from './report.ts';

const HARD_LIMIT = 500;
const SOFT_LIMIT = 200;
const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs|sql|css|sh)$|^\.ci\/run$/;

/** Refuses code files over 500 lines and warns of those over 200; only generated files are exempt. */
export function checkSizes(root: string): CheckResult {
  const findings: Finding[] = [];
  const warnings: Finding[] = [];
  let read = 0;
  for (const file of listFiles(root).filter((name) => CODE.test(name))) {
    const text = readText(root, file);
    if (text === undefined || isGenerated(file, text)) continue;
    read += 1;
    const lines = countLines(text);
    if (lines > HARD_LIMIT) findings.push({ file, message: `${lines} lines, the limit is ${HARD_LIMIT}: split it` });
    else if (lines > SOFT_LIMIT) warnings.push({ file, message: `${lines} lines, aim for about 150` });
  }
  return { read, findings, warnings };
}

function countLines(text: string): number {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

if (import.meta.main) process.exitCode = report('file sizes', checkSizes(repositoryRoot));
