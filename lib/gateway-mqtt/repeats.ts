import { createHash } from 'node:crypto';
import type { Entry } from './spool.ts';

/** How far back a broker can repeat itself: it never has more on the way unanswered than this. */
export const MOST_REPEATED = 2000;

/** The part of an MQTT publish packet that matters here. */
export interface Arrival {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** The packet's id; null with QoS 0. */
  readonly id: number | null;
  /** Whether the broker says that it may have sent it before. */
  readonly isRepeated: boolean;
}

/** Names a message, so that the same one is known again. */
export function digestOf({ topic, payload }: Pick<Arrival, 'topic' | 'payload'>): string {
  return createHash('sha256').update(topic).update('\0').update(payload).digest('base64url').slice(0, 22);
}

/**
 * Knows messages that were written to the spool but whose acknowledgement may not have reached the broker. Such a message comes again under its old id,
 * marked as repeated; without this its reading would be recorded twice, at two moments, where the payload says no time.
 */
export function createRepeats(recent: readonly Entry[]) {
  const seen = new Map<number, string>();
  const remember = ({ id, digest }: Entry['message']) => {
    if (id === null) return;
    // An id that is used again moves to the end: what falls out is the oldest.
    seen.delete(id);
    seen.set(id, digest);
    const [oldest] = seen.keys();
    if (seen.size > MOST_REPEATED && oldest !== undefined) seen.delete(oldest);
  };
  for (const { message } of recent) remember(message);
  return {
    remember,
    /** The broker has begun to use an id for another message: it has heard about the one before. */
    forget: (id: number) => void seen.delete(id),
    isKnown: ({ id, isRepeated }: Arrival, digest: string) => isRepeated && id !== null && seen.get(id) === digest,
  };
}
