import { expect, test } from 'vitest';
import type { ContainerType } from '../../../lib/domain/container-types/model.ts';
import { containerTypeForm, fieldsOf, formOf } from './container-type-form.ts';

const box: ContainerType = {
  id: '0192f0c1-2b3c-7d4e-8f50-617283940516',
  name: 'Box 9x9',
  kind: 'box',
  rows: 9,
  columns: 9,
  capacity: null,
  labelling: { scheme: 'row_column', rows: 'letters', columns: 'numbers', origin: 'bottom_left' },
  allowedChildren: ['sample'],
  temperatureClass: 'minus_80',
  refusedHazards: ['radioactive'],
  archived: false,
};

const saved = (type: ContainerType) => fieldsOf(containerTypeForm.parse(formOf(type)), type);

test('a type saved unchanged stays as it was', () => {
  const { id: _id, archived: _archived, ...fields } = box;
  expect(saved(box)).toEqual(fields);
});

test('axes with words of their own survive a form that cannot show them', () => {
  const shelf = { ...box, labelling: { ...box.labelling, rows: ['Top', 'Middle', 'Low'] } };
  expect(saved(shelf).labelling.rows).toEqual(['Top', 'Middle', 'Low']);
});

test('a holder without a grid has neither rows nor columns', () => {
  const shelf = { ...box, rows: null, columns: null, capacity: 12 };
  expect(saved(shelf)).toMatchObject({ rows: null, columns: null, capacity: 12 });
});

test('a grid of nothing is refused', () => {
  expect(containerTypeForm.safeParse({ ...formOf(null), rows: 0 }).success).toBe(false);
});
