import { defineConfig } from 'vitest/config';

/**
 * Two projects, both on at most two workers. `unit` needs nothing but Node; `database` runs against the embedded
 * Postgres, which its global setup starts once.
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
          environment: 'node',
          include: ['supabase/**/*.test.ts', 'lib/**/*.db.test.ts'],
          exclude: ['supabase/functions/**', '**/node_modules/**'],
          globalSetup: ['supabase/local/vitest-global.ts'],
        },
      },
    ],
  },
});
