import { z } from 'zod';
import {
  childKindSchema,
  containerKindSchema,
  type ContainerType,
  type Labelling,
  temperatureClassSchema,
} from '../../../lib/domain/container-types/model.ts';
import { nameField } from '../../commands/name-field.ts';
import { withLimit } from '../../ui/form/with-limit.ts';
import type { CreateContainerTypeArgs } from '../../../lib/domain/container-types/commands/create-container-type.ts';

/** The ways of writing positions that are offered by name. */
export const labellings = {
  letters_numbers: { scheme: 'row_column', rows: 'letters', columns: 'numbers' },
  numbers_letters: { scheme: 'row_column', rows: 'numbers', columns: 'letters' },
  numbers_numbers: { scheme: 'row_column', rows: 'numbers', columns: 'numbers' },
  running_rows: { scheme: 'linear_rows', rows: 'letters', columns: 'numbers' },
  running_columns: { scheme: 'linear_columns', rows: 'letters', columns: 'numbers' },
} as const satisfies Record<string, Omit<Labelling, 'origin'>>;
export type LabellingName = keyof typeof labellings;
export const labellingNames: readonly LabellingName[] = [
  'letters_numbers',
  'numbers_letters',
  'numbers_numbers',
  'running_rows',
  'running_columns',
];
export const origins = ['top_left', 'top_right', 'bottom_left', 'bottom_right'] as const;

const whole = (most: number) =>
  z.coerce.number('number').int('number').min(1, withLimit('at_least', 1)).max(most, withLimit('at_most', most));

/** What the form holds while it is filled in. */
export const containerTypeForm = z.object({
  name: nameField(120),
  kind: containerKindSchema,
  grid: z.boolean(),
  rows: whole(702),
  columns: whole(999),
  labelling: z.enum([
    'letters_numbers',
    'numbers_letters',
    'numbers_numbers',
    'running_rows',
    'running_columns',
    'own',
  ]),
  origin: z.enum(origins),
  allowedChildren: z.array(childKindSchema).min(1, 'required'),
  temperatureClass: z.union([temperatureClassSchema, z.literal('')]),
});
export type ContainerTypeFormInput = z.input<typeof containerTypeForm>;
export type ContainerTypeForm = z.output<typeof containerTypeForm>;

/** The form of an existing type, or of a new box. Axes with words of their own are kept as they are, under `own`. */
export function formOf(type: ContainerType | null): ContainerTypeFormInput {
  if (!type) {
    return {
      name: '',
      kind: 'box',
      grid: true,
      rows: 9,
      columns: 9,
      labelling: 'letters_numbers',
      origin: 'top_left',
      allowedChildren: ['sample'],
      temperatureClass: '',
    };
  }
  const { labelling } = type;
  const named = labellingNames.find((name) => {
    const { scheme, rows, columns } = labellings[name];
    return scheme === labelling.scheme && rows === labelling.rows && columns === labelling.columns;
  });
  return {
    name: type.name,
    kind: type.kind,
    grid: type.rows !== null,
    rows: type.rows ?? 9,
    columns: type.columns ?? 9,
    labelling: named ?? 'own',
    origin: labelling.origin,
    allowedChildren: type.allowedChildren,
    temperatureClass: type.temperatureClass ?? '',
  };
}

/** The fields of the command from the form; what the form does not show stays as it was. */
export function fieldsOf(
  form: ContainerTypeForm,
  before: ContainerType | null,
): Omit<CreateContainerTypeArgs, 'typeId'> {
  const base = form.labelling === 'own' ? before?.labelling : labellings[form.labelling];
  return {
    name: form.name,
    kind: form.kind,
    rows: form.grid ? form.rows : null,
    columns: form.grid ? form.columns : null,
    capacity: form.grid ? null : (before?.capacity ?? null),
    labelling: { ...(base ?? labellings.letters_numbers), origin: form.origin },
    allowedChildren: form.allowedChildren,
    temperatureClass: form.temperatureClass === '' ? null : form.temperatureClass,
    refusedHazards: before?.refusedHazards ?? [],
  };
}
