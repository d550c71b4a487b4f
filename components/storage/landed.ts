import type { Occupant } from './occupant.ts';

/** Something that was put down: by what it is and not by where, for it may go on from there. */
export interface Landed {
  readonly id: string;
  readonly to: string;
  /** The rows have shown it there. Until then they still show where it came from. */
  readonly isSeen: boolean;
}

/** Where what was put down is now; null when it has left the holder. */
export function landedAt(
  { id, to, isSeen }: Landed,
  occupants: readonly Pick<Occupant, 'id' | 'position'>[],
): { readonly position: string | null; readonly isSeen: boolean } {
  const held = occupants.find((occupant) => occupant.id === id)?.position ?? null;
  if (isSeen || held === to) return { position: held, isSeen: true };
  return { position: to, isSeen: false };
}
