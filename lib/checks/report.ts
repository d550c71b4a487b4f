/** One thing a check found, at a place a person can open. */
export interface Finding {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** What a check read and what it found. A check that read nothing has proved nothing, so it fails. */
export interface CheckResult {
  readonly read: number;
  readonly findings: readonly Finding[];
  readonly warnings?: readonly Finding[];
}

/** Renders a finding as `file:line message`, which terminals and editors turn into a link. */
export function describeFinding({ file, line, message }: Finding): string {
  return `${line === undefined ? file : `${file}:${line}`}  ${message}`;
}

/** Prints the result of a check and returns the exit code the process should end with. */
export function report(name: string, result: CheckResult, print: (line: string) => void = console.log): 0 | 1 {
  for (const warning of result.warnings ?? []) print(`warning  ${describeFinding(warning)}`);
  for (const finding of result.findings) print(describeFinding(finding));
  if (result.read === 0) {
    print(`${name}: read 0 files, which proves nothing`);
    return 1;
  }
  print(`${name}: ${result.read} files, ${result.findings.length} problems, ${result.warnings?.length ?? 0} warnings`);
  return result.findings.length === 0 ? 0 : 1;
}
