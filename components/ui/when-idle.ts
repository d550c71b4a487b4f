/**
 * Does something when the page has nothing else to do. Browser only.
 *
 * @returns Takes it back, if it has not begun.
 */
export function whenIdle(act: () => void): () => void {
  // Safari has no idle callback; a moment later is the best that can be had there.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, 100);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: 5_000 });
  return () => cancelIdleCallback(handle);
}
