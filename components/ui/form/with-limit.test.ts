import { expect, test } from 'vitest';
import { nameField } from '../../commands/name-field.ts';
import { containerTypeForm, formOf } from '../../administration/layout/container-type-form.ts';
import { codeOf, withLimit } from './with-limit.ts';

test('a code keeps its limit, one without has none, and a sentence is no code', () => {
  expect(codeOf(withLimit('at_most', 702))).toEqual({ code: 'at_most', limit: 702 });
  expect(codeOf('required')).toEqual({ code: 'required', limit: undefined });
  expect(codeOf('Invalid input')).toBeNull();
  expect(codeOf(undefined)).toBeNull();
});

test('a grid and a name say by which limit they are refused', () => {
  const said = (rows: number, columns: number) =>
    containerTypeForm
      .safeParse({ ...formOf(null), name: 'Box', rows, columns })
      .error?.issues.map(({ message }) => message);
  expect(said(0, 1000)).toEqual(['at_least 1', 'at_most 999']);
  expect(said(703, 1)).toEqual(['at_most 702']);
  expect(nameField(12).safeParse('x'.repeat(13)).error?.issues[0]?.message).toBe('longest 12');
});
