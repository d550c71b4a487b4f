import { normalizeBarcode } from '../barcodes/normalize.ts';
import type { WorldReader } from '../world/ports.ts';
import { Refusal } from './verdict.ts';

/** A name without the white space around it; a name of nothing else is refused. */
export function requiredName(text: string, field = 'name'): string {
  const name = text.trim();
  if (name === '') throw new Refusal('name_empty', { field });
  return name;
}

/** The barcode in the form it is kept in, unless it is no barcode or already names something else than `ownId`. */
export async function freeBarcode(world: WorldReader, text: string, ownId: string): Promise<string> {
  const result = normalizeBarcode(text);
  if (!result.ok) throw new Refusal(result.error);
  const holder = await world.byBarcode(result.text);
  if (holder && holder.id !== ownId) {
    throw new Refusal('barcode_duplicate', { barcode: result.text, holderId: holder.id, holderKind: holder.kind });
  }
  return result.text;
}

/** Removes fields that are `undefined`, which in a change means "stays as it is". */
export function given<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
