import { describe, expect, it } from 'vitest';
import { type AlertRule, rulesInForce } from '../../../lib/domain/alert-rules/model.ts';
import { draftOf, isChanged, isWithin, rebased } from './rule-drafts.ts';

const rules = rulesInForce([]);
const [first, second] = rules;
if (!first || !second) throw new Error('The product knows at least two rules.');

const withAmount = (rule: AlertRule, amount: number) =>
  rules.map((one) => (one.rule === rule.rule ? { ...one, amount } : one));

describe('the drafts of alert rules', () => {
  it('are not changed as long as they say what is known, however it is written', () => {
    expect(rules.map(draftOf).some((draft) => isChanged(draft, rules))).toBe(false);
    expect(isChanged({ ...draftOf(first), amount: ` 0${first.amount} ` }, rules)).toBe(false);
  });

  it('are changed by another amount, by none and by a switch', () => {
    expect(isChanged({ ...draftOf(first), amount: String(first.amount + 1) }, rules)).toBe(true);
    expect(isChanged({ ...draftOf(first), amount: '' }, withAmount(first, 0))).toBe(true);
    expect(isChanged({ ...draftOf(first), enabled: !first.enabled }, rules)).toBe(true);
  });

  it('are not changed any more once they are given, although the server has not told them yet', () => {
    const given = withAmount(first, 77);
    expect(isChanged({ ...draftOf(first), amount: '77' }, rules, given)).toBe(false);
  });

  it('keep what this person typed and take what somebody else saved meanwhile', () => {
    const typed = rules.map((rule) => (rule.rule === first.rule ? { ...draftOf(rule), amount: '0' } : draftOf(rule)));
    const told = withAmount(second, second.amount + 1);
    expect(rebased(typed, told, rules)).toEqual(
      told.map((rule) => (rule.rule === first.rule ? { ...draftOf(rule), amount: '0' } : draftOf(rule))),
    );
  });

  it('that were given become what is told, also when somebody else saved another value in the same moment', () => {
    const given = withAmount(first, 77);
    const told = withAmount(first, 78);
    expect(rebased(given.map(draftOf), told, rules, given)).toEqual(told.map(draftOf));
  });

  it('can be saved with a whole number within the limits alone', () => {
    const said = (amount: string) => isWithin({ ...draftOf(first), amount });
    expect(['0', '', '1.5', '-3', '1e2', '9999999'].some(said)).toBe(false);
    expect(said(` ${first.amount} `)).toBe(true);
  });
});
