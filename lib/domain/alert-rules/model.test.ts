import { expect, test } from 'vitest';
import { knownRules, ruleNames, rulesInForce } from './model.ts';

test('every rule has a place in the form', () => {
  expect([...ruleNames].toSorted()).toEqual(Object.keys(knownRules).toSorted());
});

test('a rule that a laboratory has set is in force, and every other as the product comes with it', () => {
  const inForce = rulesInForce([{ rule: 'conflict_open', enabled: false, amount: 60 }]);
  expect(inForce.find(({ rule }) => rule === 'conflict_open')).toMatchObject({ enabled: false, amount: 60 });
  expect(inForce.find(({ rule }) => rule === 'sample_expiring')).toMatchObject({ enabled: true, amount: 30 });
  expect(inForce).toHaveLength(ruleNames.length);
});

test('no rule comes with a figure that nobody could type', () => {
  for (const { amount, least, most } of Object.values(knownRules)) {
    expect(amount).toBeGreaterThanOrEqual(least);
    expect(amount).toBeLessThanOrEqual(most);
  }
});
