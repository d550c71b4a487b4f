import type { z } from 'zod';
import type { ImportKind, importRowSchemas } from './model.ts';

/** A staged row of each kind. */
export type ImportRowOf = { [Kind in ImportKind]: z.infer<(typeof importRowSchemas)[Kind]> };

/** The columns of each kind, in the order in which a person would fill them in. */
export type ImportField<Kind extends ImportKind = ImportKind> = {
  [Each in Kind]: Exclude<keyof ImportRowOf[Each], 'row'>;
}[Kind];

/** The fields of each kind; the first ones are those without which no row makes sense. */
export const importFields: { readonly [Kind in ImportKind]: readonly ImportField<Kind>[] } = {
  samples: [
    'barcode',
    'sampleType',
    'name',
    'externalId',
    'containerBarcode',
    'position',
    'quantity',
    'unit',
    'hazards',
    'collectedAt',
    'expiresAt',
    'notes',
  ],
  containers: ['kind', 'name', 'barcode', 'parentBarcode', 'position', 'site'],
  moves: ['barcode', 'containerBarcode', 'position', 'reason'],
};

/** The fields that must come from a column or be the same for all rows. */
export const requiredFields: { readonly [Kind in ImportKind]: readonly ImportField<Kind>[] } = {
  samples: ['barcode', 'sampleType'],
  containers: ['kind', 'name'],
  moves: ['barcode', 'containerBarcode'],
};
