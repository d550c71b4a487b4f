import { Refusal } from '../../commands/verdict.ts';

/** Nobody can have less than nothing. */
export function checkQuantity(quantity: number | null | undefined): void {
  if (typeof quantity === 'number' && quantity < 0) throw new Refusal('quantity_negative', { field: 'quantity' });
}
