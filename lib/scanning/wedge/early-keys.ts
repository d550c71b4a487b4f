/** What was typed while nothing listened for scanners. */
export interface EarlyKeys {
  /** On the clock of `Event.timeStamp`: what was pressed before this, nobody knows. */
  since: number;
  /** How many wedges listen; while one does, it hears everything itself. */
  wedges: number;
  /** Key presses since the last tap, the newest last; none that went into a field. */
  presses: Event[];
}

declare global {
  var tracseqEarlyKeys: EarlyKeys | undefined;
}

/**
 * Remembers keys from the first moment of a page on: a scanner fires as soon as somebody has tapped "Scan", and the
 * screen that listens to it comes a moment later. A tap begins anew; what a person writes into a field is nobody's
 * business. It runs inline, so it may use nothing from outside itself.
 */
export function rememberKeys(target: EventTarget): EarlyKeys {
  const early: EarlyKeys = { since: performance.now(), wedges: 0, presses: [] };
  const isField = (element: EventTarget | null) =>
    element !== null &&
    (('tagName' in element && /^(INPUT|TEXTAREA|SELECT)$/i.test(String(element.tagName))) ||
      ('isContentEditable' in element && element.isContentEditable === true));
  const onKey = (event: Event) => {
    if (isField(event.target)) early.presses = [];
    else if (early.wedges === 0) early.presses = early.presses.slice(-299).concat(event);
  };
  const onTap = () => {
    early.presses = [];
    early.since = -Infinity;
  };
  target.addEventListener('keydown', onKey, true);
  target.addEventListener('pointerdown', onTap, true);
  return early;
}

/** The source text of that script. */
export const rememberKeysScript = `self.tracseqEarlyKeys=(${rememberKeys.toString()})(document)`;
