import { whenIdle } from './when-idle.ts';

/** Milliseconds for which a page that was just loaded has the phone to itself: opening the store and drawing what it has takes less. */
const START_MS = 3_000;

/**
 * Does something that nobody waits for, when the start of the page is over: a worker that is fetched, an icon that the server draws, and whatever
 * else takes turns with the page's own work make a slow phone answer late. Browser only.
 *
 * @returns Takes it back, if it has not begun.
 */
export function afterStart(act: () => void): () => void {
  let end: () => void = () => undefined;
  const begin = () => {
    const timer = setTimeout(() => (end = whenIdle(act)), START_MS);
    end = () => clearTimeout(timer);
  };
  if (document.readyState === 'complete') begin();
  else {
    addEventListener('load', begin, { once: true });
    end = () => removeEventListener('load', begin);
  }
  return () => end();
}
