import { z } from 'zod';
import type { EditSampleArgs } from '../../lib/domain/samples/commands/edit-sample.ts';
import { type Sample, quantityUnits } from '../../lib/domain/samples/model.ts';
import { isCollectedAhead } from '../../lib/domain/samples/rules/collected.ts';
import { fromLocalField, toLocalField } from '../ui/local-field.ts';
import { withLimit } from '../ui/form/with-limit.ts';

/** What is typed into the edit form; everything is text until it is saved. */
export const editFormSchema = z
  .object({
    name: z.string().max(200, withLimit('longest', 200)),
    externalId: z.string().max(200, withLimit('longest', 200)),
    sampleTypeId: z.string().min(1, 'required'),
    quantity: z.string().refine((text) => text === '' || Number.isFinite(Number(text)), 'number'),
    unit: z.enum(['', ...quantityUnits]),
    hazards: z.string().refine((text) => hazardsOf(text).every((hazard) => hazard.length <= 40), 'too_big'),
    collectedAt: z.string().refine((text) => !isCollectedAhead(text, Date.now()), 'collected_ahead'),
    expiresAt: z.string(),
    notes: z.string().max(2000, withLimit('longest', 2000)),
  })
  .refine(({ quantity }) => !(Number(quantity) < 0), { path: ['quantity'], message: 'negative' })
  .refine(({ quantity, unit }) => quantity === '' || unit !== '', { path: ['unit'], message: 'required' });
/** The form's fields. */
export type EditForm = z.infer<typeof editFormSchema>;

/** Hazards as typed: words parted by commas, of any language. */
export function hazardsOf(text: string): string[] {
  const words = text.split(/[,،、，;]/u).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 20);
}

/** The form as it opens. */
export function formOf(sample: Sample): EditForm {
  return {
    name: sample.name,
    externalId: sample.externalId ?? '',
    sampleTypeId: sample.sampleTypeId,
    quantity: sample.quantity === null ? '' : String(sample.quantity),
    unit: sample.unit ?? '',
    hazards: sample.hazards.join(', '),
    collectedAt: toLocalField(sample.collectedAt),
    expiresAt: toLocalField(sample.expiresAt),
    notes: sample.notes,
  };
}

type Changes = EditSampleArgs['changes'];

/** Only what the person changed; a field left alone keeps its value, to the last digit. */
export function changesOf(before: EditForm, after: EditForm): Changes {
  const changed = (field: keyof EditForm) => before[field] !== after[field];
  const changes: Changes = {};
  if (changed('name')) changes.name = after.name.trim();
  if (changed('externalId')) changes.externalId = after.externalId.trim() || null;
  if (changed('sampleTypeId')) changes.sampleTypeId = after.sampleTypeId;
  if (changed('quantity')) changes.quantity = after.quantity === '' ? null : Number(after.quantity);
  if (changed('unit') || changed('quantity'))
    changes.unit = after.quantity === '' || after.unit === '' ? null : after.unit;
  if (changed('hazards')) changes.hazards = hazardsOf(after.hazards);
  if (changed('collectedAt')) changes.collectedAt = fromLocalField(after.collectedAt);
  if (changed('expiresAt')) changes.expiresAt = fromLocalField(after.expiresAt);
  if (changed('notes')) changes.notes = after.notes;
  return changes;
}
