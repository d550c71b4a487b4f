/** With more room than this below it, something stands in the page and not at the edge: toasts go there. */
const ROOM = 240;

/** How much of the screen's lower edge a bar takes, measured from its own upper edge. */
export function takenEdge({ top, bottom }: { readonly top: number; readonly bottom: number }, height: number): number {
  const isSeen = bottom > 0 && top < height;
  return isSeen && height - bottom < ROOM ? Math.ceil(height - top) : 0;
}
