import { describe, expect, it } from 'vitest';
import { readCounts, sumCounts } from './counts.ts';

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
const playwright = { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 }, errors: [] };

describe('counts of a test run', () => {
  it('come from the report of vitest', () => {
    expect(readCounts('vitest', vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('count a file that vitest could not load as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(readCounts('vitest', { ...vitest, testResults }).failed).toBe(2);
  });

  it('come from the report of Playwright, where flaky and broken are failures', () => {
    expect(readCounts('playwright', playwright)).toEqual({ passed: 4, failed: 1, skipped: 2 });
    const flaky = { stats: { ...playwright.stats, flaky: 1 }, errors: [{}] };
    expect(readCounts('playwright', flaky).failed).toBe(3);
  });

  it('refuse a report of another form', () => {
    expect(() => readCounts('vitest', playwright)).toThrow();
  });

  it('add up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
