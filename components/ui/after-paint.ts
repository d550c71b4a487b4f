/**
 * Does something once what was just drawn is on the screen: what a person waits for comes before what merely keeps it up to date. Browser only;
 * in a hidden page it waits until the page is seen.
 *
 * @returns Takes it back, if it has not begun.
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
