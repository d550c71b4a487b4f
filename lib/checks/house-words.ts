import { listFiles, readText, repositoryRoot } from './files.ts';
import { type CheckResult, type Finding, report } from './report.ts';

// A path that exists on one machine only: the home of a person, of root, or a work folder at the file system's root.
const MACHINE_PATH = /(?<![\w.@-])\/(?:root|work)\/|(?<![\w.@-])\/home\/[a-z]/;
const DOWNLOAD_ADDRESS = /"resolved": "https?:/;
const LOCK_FILE = /(^|\/)package-lock\.json$/;

/** Refuses what ties the tree to one machine: absolute paths of it, and download addresses in a lock file. */
export function checkHouseWords(root: string): CheckResult {
  const findings: Finding[] = [];
  let read = 0;
  for (const file of listFiles(root)) {
    const text = readText(root, file);
    if (text === undefined) continue;
    read += 1;
    const isLock = LOCK_FILE.test(file);
    for (const [index, line] of text.split('\n').entries()) {
      const path = MACHINE_PATH.exec(line);
      if (path) findings.push({ file, line: index + 1, message: `"${path[0]}" is a path of one machine` });
      if (isLock && DOWNLOAD_ADDRESS.test(line))
        findings.push({ file, line: index + 1, message: 'a download address in the lock file' });
    }
  }
  return { read, findings };
}

if (import.meta.main) process.exitCode = report('house words', checkHouseWords(repositoryRoot));
