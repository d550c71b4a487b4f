/** Where the steps leave their caches and reports. */
export const workFolder = '.local/checks';

/** One thing that `npm test` does. */
export interface Step {
  readonly name: string;
  /** Program (of `node_modules/.bin`, or `node`) and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** What a person types to see the same failure again. */
  readonly reproduce: string;
  /** Starts only when all before it have ended; without it a step may run beside the one before. */
  readonly waits?: true;
  /** Its output is shown as it comes: for what takes minutes. */
  readonly live?: true;
  /** Counts its tests in a JSON report, which it must leave. */
  readonly counts?: { readonly kind: 'vitest' | 'playwright'; readonly file: string };
}

const checker = (name: string, file: string): Step => ({
  name,
  command: ['node', `lib/checks/${file}.ts`],
  reproduce: `node lib/checks/${file}.ts`,
});

const tests = (name: 'unit' | 'database', extra: Partial<Step> = {}): Step => ({
  name,
  command: [
    'vitest',
    'run',
    `--project=${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${workFolder}/${name}.json`,
  ],
  reproduce: `npm run ${name}`,
  counts: { kind: 'vitest', file: `${workFolder}/${name}.json` },
  ...extra,
});

// A cache by content is fast but blind to a type that changed in another file: good for a look, not for the verdict.
const lint = (cache: readonly string[]): Step => ({
  name: 'lint',
  command: ['eslint', '.', ...cache],
  reproduce: 'npm run lint',
});

const quick = (lintStep: Step): readonly Step[] => [
  checker('generated', 'generated'),
  {
    // Lint and compiler read what the step before writes.
    waits: true,
    name: 'format',
    command: ['prettier', '--check', '.', '--log-level=warn', '--cache', `--cache-location=${workFolder}/prettier`],
    reproduce: 'npx prettier --check .',
  },
  lintStep,
  { name: 'types', command: ['tsc'], reproduce: 'npm run types' },
  {
    // Edge functions run in Deno, and so does what they import of the domain.
    name: 'functions',
    command: [
      'deno',
      'check',
      '--quiet',
      '--no-remote',
      '--no-lock',
      '--node-modules-dir=manual',
      'supabase/functions',
    ],
    env: { DENO_DIR: '.local/deno', DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    reproduce: 'npm run check -- functions',
  },
  checker('boundaries', 'boundaries'),
  checker('sizes', 'sizes'),
  checker('layout', 'layout'),
  checker('translations', 'translations'),
  checker('sql-style', 'sql-style'),
  checker('house-words', 'house-words'),
  { name: 'unused', command: ['knip'], reproduce: 'npx knip' },
  tests('unit'),
];

/** Everything that needs neither a build, nor a browser, nor long database runs. */
export const quickSteps = quick(lint(['--cache', `--cache-location=${workFolder}/eslint`, '--cache-strategy=content']));

/** All that CI runs, the cheap first. */
export const allSteps: readonly Step[] = [
  ...quick(lint([])),
  tests('database', { waits: true, live: true }),
  // Beside the database's tests it saves nothing: they keep two cores busy.
  {
    name: 'build',
    command: ['npm', 'run', '--silent', 'build'],
    // The step `types` has read the same files: once more would take a third of the build.
    env: { TRACSEQ_TYPES_CHECKED: '1' },
    reproduce: 'npm run build',
    waits: true,
    live: true,
  },
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    reproduce: 'npm run e2e',
    waits: true,
    live: true,
    counts: { kind: 'playwright', file: `${workFolder}/e2e.json` },
  },
];
