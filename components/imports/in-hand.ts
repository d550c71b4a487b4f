import type { InHand } from './staging.ts';

/*
 * The file of the import that runs. It is kept nowhere, and far too large for what a browser remembers of a page; but as long as the app is open,
 * whoever looks at something else meanwhile comes back to it.
 */
let held: { readonly importId: string; readonly inHand: InHand } | undefined;

/** Holds the file of an import until the next one, or until it is let go. */
export function holdInHand(importId: string, inHand: InHand): void {
  held = { importId, inHand };
}

/** The file of an import; undefined once the app was opened anew. */
export function inHandOf(importId: string): InHand | undefined {
  return held?.importId === importId ? held.inHand : undefined;
}

export function letGo(): void {
  held = undefined;
}
