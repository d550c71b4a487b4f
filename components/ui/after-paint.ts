/**
 * Does something once what was just drawn is on the screen: what a person waits for comes before what merely keeps it up to date. Browser only;
 * in a hidden page it waits until the page is seen.
 *
 * @returns Takes it back, if it has not begun.
 */
export function afterPaint(act: () => void): () => void {
  // The first frame draws it, the second begins when it is drawn.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(act);
  });
  return () => cancelAnimationFrame(frame);
}
