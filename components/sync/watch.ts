import { Dexie } from 'dexie';
import { afterPaint } from '../ui/after-paint.ts';

/** Who is told what a watched read answers, and what it throws. */
export interface WatchListener<T> {
  readonly next: (value: T) => void;
  readonly failed: (error: unknown) => void;
}

/** Stands in for an answer: something that was read has changed. */
const CHANGED = Symbol('changed');

/**
 * Runs a read, and again whenever something it read has changed, in whichever tab. Read again is once the next picture is drawn: whoever made
 * the change sees what they did first, and many changes at once are read once. A page that nobody sees draws nothing, and reads at once.
 */
export function watch<T>(read: () => Promise<T>, listener: WatchListener<T>): () => void {
  let end: () => void = () => undefined;
  const begin = (): void => {
    let isRead = false;
    const subscription = Dexie.liveQuery<T | typeof CHANGED>(() => {
      if (isRead) return CHANGED;
      isRead = true;
      return read();
    }).subscribe(
      (answer) => {
        if (answer !== CHANGED) return listener.next(answer);
        subscription.unsubscribe();
        if (document.visibilityState === 'hidden') begin();
        else end = onceDrawn(begin);
      },
      (error: unknown) => {
        // The store is being closed under the screen that goes with it.
        if (!(error instanceof Dexie.DatabaseClosedError)) listener.failed(error);
      },
    );
    end = () => subscription.unsubscribe();
  };
  begin();
  return () => end();
}

/** Does something when the next picture is drawn, or when the page is hidden before that: a wall in another tab rings too. */
function onceDrawn(act: () => void): () => void {
  const takeBack = () => {
    cancel();
    document.removeEventListener('visibilitychange', go);
  };
  const go = () => {
    takeBack();
    act();
  };
  const cancel = afterPaint(go);
  document.addEventListener('visibilitychange', go);
  return takeBack;
}
