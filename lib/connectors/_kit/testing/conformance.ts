import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformanceChecks } from './checks.ts';
import type { Counterpart } from './listener.ts';
import { benchOf, type Subject } from './subject.ts';

/** Registers the whole suite for one connector. */
export function describeConformance<Received>(subject: Subject<Received>): void {
  describe(`${subject.connector.id} as every connector`, () => {
    let counterpart: Counterpart<Received>;
    beforeAll(async () => (counterpart = await subject.start()));
    afterAll(() => counterpart.close());
    for (const { name, run, unless } of conformanceChecks)
      if (unless?.(subject) !== true) it(name, () => run(benchOf(subject, counterpart)));
  });
}
