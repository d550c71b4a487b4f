import { z } from 'zod';

/** Something picked up on one screen to be put down on this or another one. */
export const heldThingSchema = z.object({
  kind: z.enum(['container', 'sample']),
  id: z.string(),
  name: z.string(),
  /** What is printed on it. A hand that was kept without it is still a hand. */
  barcode: z.string().nullable().default(null),
  /** Where it was picked up, for the undo. */
  from: z.object({ containerId: z.string(), position: z.string().nullable() }).nullable(),
});
export type HeldThing = z.infer<typeof heldThingSchema>;

const handSchema = z.array(heldThingSchema);

/** Reads a stored hand; anything unreadable is an empty hand. */
export function parseHand(text: string | null): readonly HeldThing[] {
  if (text === null) return [];
  try {
    return handSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Picks a thing up, or puts it back when it is in the hand. Samples and containers are never held together: no place takes both. */
export function toggled(hand: readonly HeldThing[], thing: HeldThing): readonly HeldThing[] {
  if (hand.some(({ id }) => id === thing.id)) return hand.filter(({ id }) => id !== thing.id);
  const alike = hand.filter(({ kind }) => kind === thing.kind);
  return [...alike, thing];
}
