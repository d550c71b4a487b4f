import { identityOf, normalizeBarcode, splitSymbologyIdentifier } from '../domain/barcodes/index.ts';
import type { DecodedCode, ScanEvent, ScanOutcome, ScannedCode, ScanStream } from './ports.ts';

/** What a stream is made of; all of it can be left out. */
export interface ScanStreamOptions {
  /** For how long after it was last seen a code is still the same one; 1500 ms unless told. */
  readonly pauseMs?: number;
  /** The clock of `DecodedCode.at`. */
  readonly now?: () => number;
  /** Where the error of a listener goes; the global error handler unless told. */
  readonly onListenerError?: (error: unknown) => void;
}

/** Held codes are forgotten when there are more than this; a rack in view has 384 at most. */
const MOST_REMEMBERED = 1024;

/** Makes the stream in which camera, scanners that type and people who type meet. */
export function createScanStream(options: ScanStreamOptions = {}): ScanStream {
  const { pauseMs = 1500, now = () => performance.now(), onListenerError = throwLater } = options;
  const listeners = new Set<(event: ScanEvent) => void>();
  const lastSeen = new Map<string, number>();

  /** Whether the same was seen less than the pause ago; seen again, it stays the same for another pause. */
  const isRepeated = (key: string, at: number): boolean => {
    const before = lastSeen.get(key);
    lastSeen.delete(key);
    lastSeen.set(key, Math.max(at, before ?? at));
    if (lastSeen.size > MOST_REMEMBERED) forgetOldest(lastSeen);
    return before !== undefined && at - before < pauseMs;
  };

  const tell = (event: ScanEvent): void => {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        onListenerError(error);
      }
    }
  };

  const offer = (decoded: DecodedCode): ScanOutcome => {
    const normal = normalizeBarcode(decoded.text);
    if (!normal.ok) {
      const refused = { kind: 'refused', error: normal.error, source: decoded.source } as const;
      if (!isRepeated(`refused ${normal.error} ${decoded.source}`, decoded.at)) tell(refused);
      return refused;
    }
    const code: ScannedCode = {
      ...decoded,
      text: normal.text,
      identity: identityOf({ ...decoded, text: normal.text }),
    };
    const isAgain = isRepeated(`taken ${code.identity.text}`, decoded.at);
    // A camera goes on looking and a trigger bounces; whoever types a code twice means it twice.
    if (isAgain && decoded.source !== 'typed') return { kind: 'repeated', code };
    const taken = { kind: 'taken', code } as const;
    tell(taken);
    return taken;
  };

  return {
    subscribe(listener) {
      // A function of its own for each subscription: the same listener may subscribe twice and leave once.
      const own = (event: ScanEvent): void => listener(event);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    offer,
    accept(text, source = 'typed') {
      // Scanners may be set to send the AIM identifier in front; behind it the rules are the same.
      const read = splitSymbologyIdentifier(withoutLineEnds(text));
      return offer({ ...read, format: 'unknown', source, at: now() });
    },
    miss: () => tell({ kind: 'refused', error: 'code_cut', source: 'wedge' }),
    forget(text) {
      if (text === undefined) {
        lastSeen.clear();
        return;
      }
      // Either what was read or what it stands for: an undo knows one of them.
      lastSeen.delete(`taken ${text}`);
      const normal = normalizeBarcode(text);
      if (normal.ok) lastSeen.delete(`taken ${identityOf(normal.text).text}`);
    },
  };
}

/** As if nobody had caught it, but only after the other listeners have heard. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** White space in front would hide the identifier; `normalizeBarcode` takes off the rest. */
function withoutLineEnds(text: string): string {
  return /^\s/.test(text) ? text.replace(/^\s+/, '') : text;
}

function forgetOldest(lastSeen: Map<string, number>): void {
  const oldest = lastSeen.keys().next();
  if (oldest.done !== true) lastSeen.delete(oldest.value);
}
