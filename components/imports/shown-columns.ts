import { type ImportField, importFields } from '../../lib/domain/imports/fields.ts';
import type { Mapping } from '../../lib/domain/imports/mapping.ts';

/** A column of the preview: a field, or a place with the position in it. */
export type ShownColumn = Exclude<ImportField, 'containerBarcode' | 'parentBarcode' | 'position' | 'unit'> | 'place';

const PLACE: readonly ImportField[] = ['containerBarcode', 'parentBarcode', 'position'];

/** The columns of a preview: what the file brings, with a position beside its place and a unit behind its quantity. */
export function shownColumns({ kind, sources }: Mapping): ShownColumn[] {
  const fields: readonly ImportField[] = importFields[kind];
  const brought = fields.filter((field) => (sources[field] ?? null) !== null);
  const columns = brought.flatMap((field): ShownColumn[] => {
    if (isPlace(field)) return ['place'];
    return field === 'unit' ? [] : [field];
  });
  return [...new Set(columns)];
}

function isPlace(field: ImportField): field is 'containerBarcode' | 'parentBarcode' | 'position' {
  return PLACE.includes(field);
}
