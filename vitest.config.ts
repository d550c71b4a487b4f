import { defineConfig } from 'vitest/config';

/**
 * Two projects. `unit` needs nothing but Node; `database` runs against the embedded Postgres, which its global setup starts once, and has a
 * worker more than the machine has cores: its long files keep two of them busy, and the others wait for brokers and clocks most of their time.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // A limit against hanging, not a stopwatch: a busy machine must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{app,components,lib}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          maxWorkers: 3,
          environment: 'node',
          include: ['supabase/**/*.test.ts', 'lib/**/*.db.test.ts'],
          exclude: ['supabase/functions/**', '**/node_modules/**'],
          globalSetup: ['supabase/local/vitest-global.ts'],
        },
      },
    ],
  },
});
