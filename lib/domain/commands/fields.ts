import { normalizeBarcode } from '../barcodes/normalize.ts';
import type { WorldReader } from '../world/ports.ts';
import { Refusal } from './verdict.ts';

/** Controls, line ends and direction marks: a name is one line that reads as it is stored. */
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** Whether a text is one line that reads as it is stored; what an entry form asks before the rules do. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text);
}

/** A name without the spaces around it; `arguments_invalid` when it hides something, `name_empty` when nothing is left. */
export function requiredName(text: string, field = 'name'): string {
  if (!isReadable(text)) throw new Refusal('arguments_invalid', { field });
  const name = text.replace(/^ +| +$/g, '');
  if (name === '') throw new Refusal('name_empty', { field });
  return name;
}

/** The barcode in the form it is kept in, unless it is no barcode or already names something else than `ownId`. */
export async function freeBarcode(world: WorldReader, text: string, ownId: string): Promise<string> {
  const result = normalizeBarcode(text);
  if (!result.ok) throw new Refusal(result.error, { field: 'barcode' });
  const bearer = await world.byBarcode(result.text);
  if (bearer && bearer.id !== ownId) {
    throw new Refusal('barcode_duplicate', { barcode: result.text, bearerId: bearer.id, bearerKind: bearer.kind });
  }
  return result.text;
}

/** The document with the changes in it; a field that is absent or `undefined` stays as it is, null empties it. */
export function patched<Doc extends object>(
  doc: Doc,
  changes: { readonly [K in keyof Doc]?: Doc[K] | undefined },
): Doc {
  const result = { ...doc };
  for (const key in doc) {
    const value = changes[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}
